/**
 * `npm run bench:speed`: `katalog repair` as a process of its own on text of 10,000 to 1,000,000 words, damaged and
 * clean, and its start: seconds, words a second, most memory held. The words are those of pages.jsonl over and over,
 * the paragraphs each time in another order. Needs dist/ (npm run prepare). `--words N` measures one size only.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { EvaluationPage } from './make-pages.ts';

const MAIN = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'main.js');
const SIZES = [10_000, 100_000, 1_000_000];

const pages = readFileSync(join(import.meta.dirname, 'pages.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as EvaluationPage);

const wordsIn = (text: string): number => text.match(/\S+/g)?.length ?? 0;

/** Text of at least `words` words, in parts of a few hundred. */
function* textOf(words: number, reading: 'read' | 'truth'): Generator<string> {
  for (let count = 0, round = 1; count < words; round++) {
    for (let i = 0; i < pages.length && count < words; i++) {
      const paragraphs = pages[(i * round) % pages.length]![reading].trim().split(/\n\s*\n/);
      const turned = paragraphs.map((_, j) => paragraphs[(j + round) % paragraphs.length]!);
      const page = `${turned.join('\n\n')}\n\n`;
      count += wordsIn(page);
      yield page;
    }
  }
}

interface Run {
  readonly seconds: number;
  /** Until the first mended text came. */
  readonly firstSeconds: number;
  /** Most memory that the process held (MB), as the system counts it; unknown where there is no /proc. */
  readonly megabytes: number | undefined;
}

const peakMemory = (pid: number): number | undefined => {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1000;
  } catch (error) {
    // Where there is no /proc, or the process has just ended.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
};

async function run(args: readonly string[], input: Iterable<string>): Promise<Run> {
  const began = performance.now();
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  let [first, megabytes] = [0, undefined as number | undefined];
  const look = (): void => {
    megabytes = peakMemory(child.pid!) ?? megabytes;
  };
  const timer = setInterval(look, 20);
  child.stdout.on('data', () => {
    if (first === 0) first = performance.now();
  });
  const closed = once(child, 'close');
  for (const part of input) if (!child.stdin.write(part)) await once(child.stdin, 'drain');
  child.stdin.end();
  await finished(child.stdout);
  const [code] = await closed;
  clearInterval(timer);
  if (code !== 0) throw new Error(`katalog ${args.join(' ')} ended with ${code}`);
  const seconds = (performance.now() - began) / 1000;
  return { seconds, firstSeconds: (first - began) / 1000, megabytes };
}

const row = (cells: readonly (string | number)[]): void =>
  console.log(
    cells
      .map((cell, i) => (i === 0 ? String(cell).padEnd(22) : String(cell).padStart(12)))
      .join(''),
  );
const memory = ({ megabytes }: Run): string =>
  megabytes === undefined ? '–' : megabytes.toFixed(0);

const only = process.argv.indexOf('--words');
const sizes = only < 0 ? SIZES : [Number(process.argv[only + 1])];
row(['start', 'seconds', 'first out', 'peak MB']);
for (const args of [['--version'], ['--help'], ['repair', '--help']]) {
  const { seconds, firstSeconds } = await run(args, []);
  row([`katalog ${args.join(' ')}`, seconds.toFixed(2), firstSeconds.toFixed(2), '–']);
}
const short = await run(['repair'], ['Hej med dig.\n']);
row(['katalog repair', short.seconds.toFixed(2), short.firstSeconds.toFixed(2), memory(short)]);
console.log();
row(['repair', 'words', 'seconds', 'words/s', 'first out', 'peak MB']);
for (const reading of ['read', 'truth'] as const) {
  for (const size of sizes) {
    const parts = [...textOf(size, reading)];
    const words = parts.reduce((sum, part) => sum + wordsIn(part), 0);
    const done = await run(['repair', '--edits', '/dev/null'], parts);
    row([
      reading === 'read' ? 'damaged' : 'clean',
      words,
      done.seconds.toFixed(2),
      // Loading aside.
      Math.round(words / (done.seconds - short.seconds)),
      done.firstSeconds.toFixed(2),
      memory(done),
    ]);
  }
}
