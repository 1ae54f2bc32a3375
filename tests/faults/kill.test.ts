import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import cacache from 'cacache';
import { expect, onTestFinished, test } from 'vitest';

const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const SCAN = here('fixtures/erhverv/erhverv.scan.pdf');

/** How often the process is killed; KILLS asks for more. */
const KILLS = Number(process.env.KILLS ?? 6);

/** Runs the scan with results and cache in `folder`; killed after some milliseconds, where these are given. */
async function run(folder: string, killAfter?: number): Promise<NodeJS.Signals | number> {
  const child = spawn(process.execPath, [here('dist/cli/main.js'), 'run', SCAN, '--out', folder], {
    env: { ...process.env, KATALOG_CACHE: join(folder, 'cache') },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit') as Promise<[number, NodeJS.Signals]>;
  if (killAfter !== undefined) await Promise.race([ended, wait(killAfter)]);
  if (killAfter !== undefined) child.kill('SIGKILL');
  const [code, signal] = await ended;
  return signal ?? code;
}

/** When each page that is kept was put there. */
async function kept(folder: string): Promise<Map<string, number>> {
  const entries = await cacache.ls(join(folder, 'cache')).catch(() => ({}));
  return new Map(Object.values(entries).map(({ key, time }) => [key, time]));
}

const results = async (folder: string): Promise<string[]> =>
  Promise.all(
    ['catalogue.json', 'text.txt', 'edits.jsonl'].map((name) =>
      readFile(join(folder, 'erhverv.scan', name), 'utf8'),
    ),
  );

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'katalog-kill-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('killed at any moment, a run goes on where it was and ends with the same bytes', {
  timeout: 900_000,
}, async () => {
  const whole = await temporaryFolder();
  const start = Date.now();
  expect(await run(whole)).toBe(0);
  const duration = Date.now() - start;

  const folder = await temporaryFolder();
  let before = await kept(folder);
  for (let n = 0; n < KILLS; n++) {
    await run(folder, Math.random() * duration);
    const after = await kept(folder);
    for (const [key, time] of before) expect(after.get(key)).toBe(time);
    before = after;
  }
  expect(await run(folder)).toBe(0);
  const after = await kept(folder);
  for (const [key, time] of before) expect(after.get(key)).toBe(time);
  expect(await results(folder)).toEqual(await results(whole));
});
