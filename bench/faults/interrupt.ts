/**
 * Ctrl-C at moments spread over runs of a scan and of a born-digital catalogue: how long until the process has ended,
 * and what it leaves. Ends with 1 where one takes longer than it may, ends with another code than 130 (or its own, where
 * it was done), or leaves a file half-written, a process, or a temporary folder.
 *
 *   npx tsx bench/faults/interrupt.ts [times of each, default 20]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { scanOf } from '../../tests/faults/scan.ts';

const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const TIMES = Number(process.argv[2] ?? 20);
const MOST_SECONDS = 2;

const scratch = mkdtempSync(join(tmpdir(), 'katalog-interrupt-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const scan = join(scratch, 'scan.pdf');
writeFileSync(scan, await scanOf(24));

/** What is interrupted, and the seconds within which it is. */
const runs = [
  { name: 'scan, js', args: [scan, '--ocr-engine', 'js'], within: 8 },
  { name: 'scan, native', args: [scan, '--ocr-engine', 'native'], within: 8 },
  { name: 'whole pages, js', args: [here('fixtures/museer/museer.scan.pdf')], within: 15 },
  {
    name: 'born digital, all pictures',
    args: [here('fixtures/erhverv/erhverv.pdf'), '--report', 'pictures'],
    within: 5,
  },
];

interface Ended {
  readonly after: number;
  readonly seconds: number;
  readonly faults: readonly string[];
}

async function interrupt(args: readonly string[], after: number): Promise<Ended> {
  const folder = mkdtempSync(join(scratch, 'run-'));
  const [out, temporary] = [join(folder, 'out'), join(folder, 'tmp')];
  mkdirSync(temporary);
  const call = [here('dist/cli/main.js'), 'run', ...args, '--out', out, '--no-cache'];
  const child = spawn(process.execPath, call, {
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: temporary },
  });
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  await Promise.race([ended, wait(after * 1000)]);
  const children = childrenOf(child.pid as number);
  const start = performance.now();
  child.kill('SIGINT');
  const [code, signal] = await ended;
  const seconds = (performance.now() - start) / 1000;
  const faults = [
    ...(seconds > MOST_SECONDS ? [`${seconds.toFixed(1)} s`] : []),
    ...(isFine(signal ?? code) ? [] : [`ended with ${signal ?? code}`]),
    ...filesIn(out).filter((name) => name.endsWith('.tmp')),
    ...filesIn(temporary),
    ...children.filter(isRunning).map((pid) => `process ${pid} goes on`),
  ];
  rmSync(folder, { recursive: true, force: true });
  return { after, seconds, faults };
}

/** Interrupted, done before, or not begun: then the system ends it. */
const isFine = (end: number | NodeJS.Signals | null): boolean =>
  end === 130 || end === 0 || end === 8 || end === 'SIGINT';

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true }) as string[];
  } catch {
    return []; // not made yet
  }
}

const childrenOf = (pid: number): string[] => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean);
  } catch {
    return []; // it has ended
  }
};

/** A process that has ended and is not yet waited for does not run. */
const isRunning = (pid: string): boolean => {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

console.log(
  '| run | times | median s | most s | at | at fault |\n| --- | --- | --- | --- | --- | --- |',
);
for (const { name, args, within } of runs) {
  const ends: Ended[] = [];
  for (let n = 0; n < TIMES; n++) {
    // one in each part of the time, anywhere in it
    ends.push(await interrupt(args, ((n + Math.random()) / TIMES) * within));
  }
  const sorted = ends.toSorted((a, b) => a.seconds - b.seconds);
  const slowest = sorted.at(-1) as Ended;
  const faulty = ends.filter(({ faults }) => faults.length > 0);
  const median = (sorted[Math.floor(TIMES / 2)] as Ended).seconds;
  console.log(
    `| ${name} | ${TIMES} | ${median.toFixed(2)} | ${slowest.seconds.toFixed(2)} | ${slowest.after.toFixed(1)} | ${faulty.length} |`,
  );
  for (const { after, faults } of faulty) {
    console.log(`interrupted after ${after.toFixed(1)} s: ${faults.join(', ')}`);
  }
  if (faulty.length > 0) process.exitCode = 1;
}
