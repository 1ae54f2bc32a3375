import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import cacache from 'cacache';
import { expect, onTestFinished, test } from 'vitest';
import { scanOf } from './scan.ts';

const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
/** How often the process is killed; KILLS asks for more. */
const KILLS = Number(process.env['KILLS'] ?? 6);
const PAGES = 24;
/** Pages that a run reads at most before it is killed. */
const PAGES_TO_A_KILL = 8;
/** Which program recognises the pages. */
const ENGINE = process.env['KILL_ENGINE'] ?? 'js';

/** When a run is to be killed: so many milliseconds after it has told of so many pages; at 0 pages, after its start. */
interface Moment {
  readonly pages: number;
  readonly after: number;
}

interface Run {
  readonly ended: NodeJS.Signals | number;
  /** Milliseconds from the start to each page that it told of, and to the end. */
  readonly told: readonly number[];
  readonly duration: number;
}

/** Runs the scan with results and cache in `folder`; killed, where a moment is given. */
async function run(scan: string, folder: string, moment?: Moment): Promise<Run> {
  const args = [here('dist/cli/main.js'), 'run', scan, '--out', folder, '--ocr-engine', ENGINE];
  const child = spawn(process.execPath, [...args, '--log', 'json'], {
    env: { ...process.env, KATALOG_CACHE: join(folder, 'cache') },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exit = once(child, 'exit') as Promise<[number, NodeJS.Signals]>;
  const start = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const reached = (pages: number): void => {
    if (moment === undefined || pages < moment.pages) return;
    timer ??= setTimeout(() => child.kill('SIGKILL'), moment.after);
  };
  const told: number[] = [];
  reached(0);
  createInterface({ input: child.stderr }).on('line', (line) => {
    const { event, done } = JSON.parse(line);
    if (event !== 'page') return;
    told[done] ??= performance.now() - start;
    reached(done);
  });
  const [code, signal] = await exit;
  clearTimeout(timer);
  return { ended: signal ?? code, told, duration: performance.now() - start };
}

/** When each page that is kept was put there. */
async function kept(folder: string): Promise<Map<string, number>> {
  const entries = await cacache.ls(join(folder, 'cache')).catch(() => ({}));
  const pages = Object.values(entries).filter(({ key }) => key.startsWith('page:'));
  return new Map(pages.map(({ key, time }) => [key, time]));
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

/** What takes how long in a run that nobody kills, in milliseconds: until its first page, a page, after its last. */
interface Pace {
  readonly begin: number;
  readonly page: number;
  readonly finish: number;
}

function paceOf({ told, duration }: Run): Pace {
  const [begin, last] = [told[1] ?? duration, told[PAGES] ?? duration];
  return { begin, page: (last - begin) / PAGES, finish: duration - last };
}

/**
 * A moment in what is left of a run that finds so many pages kept, so early that several kills fall into a run: while
 * it begins, at a page, or while it writes what it made; there now and then too late, so that it comes to its end.
 */
function momentIn({ begin, page, finish }: Pace, kept: number): Moment {
  const further = Math.floor(Math.random() * (PAGES_TO_A_KILL + 1));
  if (further === 0) return { pages: 0, after: Math.random() * begin };
  if (kept + further <= PAGES) return { pages: kept + further, after: Math.random() * page };
  return { pages: PAGES, after: Math.random() * 1.3 * finish };
}

test('killed at any moment, a run goes on where it was and ends with the same bytes', {
  timeout: 3_600_000,
}, async () => {
  const scan = join(await temporaryFolder(), 'scan.pdf');
  await writeFile(scan, await scanOf(PAGES));
  const whole = await temporaryFolder();
  const unharmed = await run(scan, whole);
  expect(unharmed.ended).toBe(0);
  const pace = paceOf(unharmed);
  const expected = await results(whole);

  let folder = await temporaryFolder();
  let before = await kept(folder);
  let [kills, runs, redone] = [0, 0, 0];
  const phases = new Map<string, number>();
  while (kills < KILLS) {
    const { ended } = await run(scan, folder, momentIn(pace, before.size));
    const after = await kept(folder);
    for (const [key, time] of before) if (after.get(key) !== time) redone++;
    if (ended === 'SIGKILL') {
      kills++;
      const phase = phaseOf(before.size, after.size);
      phases.set(phase, (phases.get(phase) ?? 0) + 1);
    }
    before = after;
    if (ended === 'SIGKILL' && kills < KILLS) continue;
    // what was killed last goes on to its end, what came to its end begins anew
    expect(ended === 'SIGKILL' ? (await run(scan, folder)).ended : ended).toBe(0);
    runs++;
    expect(await results(folder)).toEqual(expected);
    folder = await temporaryFolder();
    before = await kept(folder);
  }
  const when = [...phases].map(([phase, count]) => `${count} ${phase}`).join(', ');
  process.stderr.write(
    `${kills} kills over ${PAGES} pages (${when}), ${runs} runs came to their end with the same bytes, ${redone} pages were recognised again (${(unharmed.duration / 1000).toFixed(0)} s for a run without kills)\n`,
  );
  expect(redone).toBe(0);
});

/** What was going on when a run was killed. */
function phaseOf(before: number, after: number): string {
  if (after === PAGES) return 'after the last page';
  return after === before ? 'before a further page' : 'between pages';
}
