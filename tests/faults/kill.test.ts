import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import cacache from 'cacache';
import { PDFDocument } from 'pdf-lib';
import { expect, onTestFinished, test } from 'vitest';

const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
/** How often the process is killed; KILLS asks for more, then over a scan of 24 pages. */
const KILLS = Number(process.env['KILLS'] ?? 6);
const PAGES = KILLS > 6 ? 24 : 7;
/** So many kills fall into the time of one whole run, about. */
const KILLS_IN_A_RUN = 6;
/** Which program recognises the pages. */
const ENGINE = process.env['KILL_ENGINE'] ?? 'js';

/** A scan of as many pages, from those of the fixtures. */
async function makeScan(folder: string): Promise<string> {
  const whole = await PDFDocument.create();
  for (let n = 0; whole.getPageCount() < PAGES; n++) {
    const name = ['erhverv', 'forbund', 'museer', 'frivillige'][n % 4];
    const part = await PDFDocument.load(await readFile(here(`fixtures/${name}/${name}.scan.pdf`)));
    for (const page of await whole.copyPages(part, part.getPageIndices())) {
      if (whole.getPageCount() < PAGES) whole.addPage(page);
    }
  }
  const path = join(folder, 'scan.pdf');
  await writeFile(path, await whole.save());
  return path;
}

/** Runs the scan with results and cache in `folder`; killed after some milliseconds, where these are given. */
async function run(
  scan: string,
  folder: string,
  killAfter?: number,
): Promise<NodeJS.Signals | number> {
  const args = [here('dist/cli/main.js'), 'run', scan, '--out', folder, '--ocr-engine', ENGINE];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, KATALOG_CACHE: join(folder, 'cache') },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit') as Promise<[number, NodeJS.Signals]>;
  if (killAfter !== undefined) {
    const stop = new AbortController();
    await Promise.race([
      ended,
      wait(killAfter, undefined, { signal: stop.signal }).catch(() => {}),
    ]);
    stop.abort();
    child.kill('SIGKILL');
  }
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
      readFile(join(folder, 'scan', name), 'utf8'),
    ),
  );

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'katalog-kill-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('killed at any moment, a run goes on where it was and ends with the same bytes', {
  timeout: 3_600_000,
}, async () => {
  const scan = await makeScan(await temporaryFolder());
  const whole = await temporaryFolder();
  const start = Date.now();
  expect(await run(scan, whole)).toBe(0);
  const duration = Date.now() - start;
  const expected = await results(whole);

  let folder = await temporaryFolder();
  let before = await kept(folder);
  let [kills, runs, redone] = [0, 0, 0];
  while (kills < KILLS) {
    const ended = await run(scan, folder, (Math.random() * 2 * duration) / KILLS_IN_A_RUN);
    const after = await kept(folder);
    for (const [key, time] of before) if (after.get(key) !== time) redone++;
    before = after;
    if (ended === 'SIGKILL') kills++;
    if (ended === 'SIGKILL' && kills < KILLS) continue;
    // what was killed last goes on to its end, what came to its end begins anew
    if (ended === 'SIGKILL') expect(await run(scan, folder)).toBe(0);
    else expect(ended).toBe(0);
    runs++;
    expect(await results(folder)).toEqual(expected);
    folder = await temporaryFolder();
    before = await kept(folder);
  }
  process.stderr.write(
    `${kills} kills over ${PAGES} pages, ${runs} runs came to their end with the same bytes, ${redone} pages were recognised again (${(duration / 1000).toFixed(0)} s for a run without kills)\n`,
  );
  expect(redone).toBe(0);
});
