/**
 * Every file of a folder in a process of its own, as a user would run it: exit code, what came of it, wall and CPU
 * seconds and the most memory it held. Ends with 1 where one crashed, hung, came out empty without saying so, took more
 * than a document may, or ended with another code than fits: whether a PDF is encrypted or broken is what pdfinfo
 * (Poppler) says of it, where that is installed.
 *
 *   tsx bench/faults/odd-files.ts [folders, files, or `made` for those that the tests make …] [-- options of run …]
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oddFiles } from '../../tests/faults/odd-pdfs.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const SHARED = fileURLToPath(new URL('../../../shared/odd-files', import.meta.url));

/** What issue and README promise of a document: seconds and megabytes. */
const MOST_SECONDS = 60;
const MOST_MEMORY = 1500;
/** A process that takes longer hangs; it is killed. */
const HANG = 300;
/** Exit codes that a document may end with: see the README. */
const DOCUMENTED = new Set([0, 3, 4, 5, 6, 8]);

interface Measured {
  readonly file: string;
  readonly code: number;
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
  readonly pages: number;
  readonly letters: number;
  readonly offerings: number;
  readonly said: string;
}

function measure(file: string, options: readonly string[]): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'katalog-odd-'));
  try {
    const call = [MAIN, 'run', file, '--out', folder, '--no-cache', '--quiet', ...options];
    const timed = ['-f', '%e %U %S %M', '-o', join(folder, 'time'), process.execPath, ...call];
    const { status, stderr } = spawnSync('time', timed, {
      encoding: 'utf8',
      timeout: HANG * 1000,
    });
    const told = readFileSync(join(folder, 'time'), 'utf8').trim().split('\n').at(-1) ?? '';
    const [wall = HANG, user = 0, system = 0, kilobytes = 0] = told.split(' ').map(Number);
    return {
      file,
      code: status ?? 137,
      wall,
      cpu: user + system,
      memory: kilobytes / 1000,
      ...resultsIn(folder),
      said: stderr.trim().split('\n').at(-1) ?? '',
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Kind = 'opens' | 'encrypted' | 'broken';

/** What another program says of a PDF; undefined where it is not there, and of what does not begin as a PDF. */
function kindOf(file: string): Kind | undefined {
  if (!readFileSync(file).subarray(0, 1024).includes('%PDF-')) return undefined;
  const { status, stderr, error } = spawnSync('pdfinfo', [file], { encoding: 'utf8' });
  if (error !== undefined) return undefined;
  if (status === 0) return 'opens';
  return /password/i.test(stderr) ? 'encrypted' : 'broken';
}

/** Whether a code fits; what one program cannot open the other may mend, and then some of it is read. */
function fits(kind: Kind | undefined, { code, letters }: Measured): boolean {
  if (kind === 'encrypted') return code === 4;
  if (kind === 'broken') return code === 3 || letters > 0;
  return kind === undefined || (code !== 3 && code !== 4);
}

function resultsIn(folder: string): Pick<Measured, 'pages' | 'letters' | 'offerings'> {
  const [name] = readdirSync(folder).filter((entry) =>
    existsSync(join(folder, entry, 'catalogue.json')),
  );
  if (name === undefined) return { pages: 0, letters: 0, offerings: 0 };
  const read = (file: string) => readFileSync(join(folder, name, file), 'utf8');
  const { pages, offerings } = JSON.parse(read('catalogue.json'));
  const letters = read('text.txt').match(/\p{L}/gu)?.length ?? 0;
  return { pages: pages.length, letters, offerings: offerings.length };
}

/** What is wrong with how it ended; nothing where all is well. */
function faultsOf(one: Measured): string[] {
  const { file, code, wall, memory, offerings, said } = one;
  const kind = kindOf(file);
  return [
    ...(fits(kind, one) ? [] : [`${code} for one that pdfinfo says is ${kind}`]),
    ...(DOCUMENTED.has(code) ? [] : [`ended with ${code}`]),
    ...(code === 0 && offerings === 0 ? ['empty success'] : []),
    ...(code !== 0 && !said.startsWith('katalog: ') ? ['says nothing'] : []),
    ...(/Unhandled|\n\s+at /.test(said) ? ['unhandled'] : []),
    ...(wall > MOST_SECONDS ? [`${wall.toFixed(0)} s`] : []),
    ...(memory > MOST_MEMORY ? [`${memory.toFixed(0)} MB`] : []),
  ];
}

const split = process.argv.indexOf('--');
const args = process.argv.slice(2, split === -1 ? undefined : split);
const options = split === -1 ? [] : process.argv.slice(split + 1);
const scratch = mkdtempSync(join(tmpdir(), 'katalog-made-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
if (args.includes('made')) {
  for (const { name, make } of oddFiles) writeFileSync(join(scratch, name), await make());
}
const places = (args.length > 0 ? args : [SHARED]).map((arg) => (arg === 'made' ? scratch : arg));
const files = places.flatMap((arg) =>
  statSync(arg).isDirectory()
    ? readdirSync(arg)
        .filter((name) => !name.endsWith('.md'))
        .map((name) => join(arg, name))
    : [arg],
);

console.log('| file | code | pages | letters | offerings | wall s | CPU s | MB | |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
const measured: Measured[] = [];
for (const file of files) {
  const one = measure(file, options);
  measured.push(one);
  const numbers = [one.wall.toFixed(1), one.cpu.toFixed(1), one.memory.toFixed(0)];
  const cells = [basename(file), one.code, one.pages, one.letters, one.offerings, ...numbers];
  console.log(`| ${[...cells, faultsOf(one).join(', ') || one.said].join(' | ')} |`);
}
const codes = [...new Set(measured.map(({ code }) => code))].sort((a, b) => a - b);
const ends = codes.map((code) => `${code}: ${measured.filter((one) => one.code === code).length}`);
const most = (key: 'wall' | 'cpu' | 'memory') => Math.max(...measured.map((one) => one[key]));
const faulty = measured.filter((one) => faultsOf(one).length > 0);
console.log(
  `\n${measured.length} files ended with ${ends.join(', ')}; ${faulty.length} at fault; at most ${most('wall').toFixed(1)} s, ` +
    `${most('cpu').toFixed(1)} s of CPU, ${most('memory').toFixed(0)} MB`,
);
process.exitCode = faulty.length > 0 ? 1 : 0;
