/**
 * How long `katalog serve` takes on an empty folder, from the call to the first answer that it is ready, and how much of
 * the processors: on a busy machine the time is that of others. Ends with 1 where the median is over 2 s.
 *
 *   npx tsx bench/service/start.ts [times, default 5]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cpuSecondsOf } from './cpu.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const MOST_SECONDS = 2;
const times = Number(process.argv[2] ?? 5);

interface Start {
  /** Until it is ready. */
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/** Starts it; it is stopped when it is ready. */
async function start(): Promise<Start> {
  const folder = await mkdtemp(join(tmpdir(), 'katalog-start-'));
  const { DATABASE_URL: _, ...env } = process.env;
  const started = performance.now();
  const args = [MAIN, 'serve', '--data', join(folder, 'data'), '--port', '0', '--quiet'];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'exit');
  try {
    let told = '';
    for await (const piece of child.stderr) {
      told += piece;
      const url = /serving at (\S+)/.exec(told)?.[1];
      if (url === undefined) continue;
      const { status } = await fetch(new URL('/ready', url));
      if (status !== 200) throw new Error(`not ready: ${status}`);
      const seconds = (performance.now() - started) / 1000;
      return { seconds, cpuSeconds: await cpuSecondsOf(child.pid) };
    }
    throw new Error(`it did not start: ${told}`);
  } finally {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;

const starts: Start[] = [];
for (let n = 0; n < times; n++) starts.push(await start());
const seconds = starts.map((each) => each.seconds);
console.log(
  `ready on an empty folder after ${seconds.map((each) => each.toFixed(2)).join(', ')} s; median ${median(seconds).toFixed(2)} s (${MOST_SECONDS} allowed), ` +
    `${median(starts.map((each) => each.cpuSeconds)).toFixed(2)} s of CPU`,
);
process.exitCode = median(seconds) > MOST_SECONDS ? 1 : 0;
