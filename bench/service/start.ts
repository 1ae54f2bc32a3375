/**
 * How long `katalog serve` takes on an empty folder, from the call to the first answer that it is ready. Ends with 1
 * where the median is over 2 s.
 *
 *   npx tsx bench/service/start.ts [times, default 5]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const MOST_SECONDS = 2;
const times = Number(process.argv[2] ?? 5);

/** Seconds until it is ready; it is stopped then. */
async function start(): Promise<number> {
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
      return (performance.now() - started) / 1000;
    }
    throw new Error(`it did not start: ${told}`);
  } finally {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
}

const seconds: number[] = [];
for (let n = 0; n < times; n++) seconds.push(await start());
const median = seconds.toSorted((a, b) => a - b)[Math.floor(times / 2)] as number;
console.log(
  `ready on an empty folder after ${seconds.map((each) => each.toFixed(2)).join(', ')} s; median ${median.toFixed(2)} s (${MOST_SECONDS} allowed)`,
);
process.exitCode = median > MOST_SECONDS ? 1 : 0;
