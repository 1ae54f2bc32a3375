import {
  appendFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type BatchEvent, watchFolder } from '../../src/batch/index.ts';
import { InputError, InterruptedError, LimitError } from '../../src/model/index.ts';
import { readsTitles, resultFor, temporaryFolder } from './stand-in.ts';

/** Milliseconds: files of the tests are written at once, on a busy machine nearly. */
const SETTLE = 400;

const interruption = new InterruptedError({ reason: 'interrupted', remedy: 'Run it again' });

/** Watches the folder `in` until told to stop; `readings` are the names of the files that were read. */
function watching(
  desk: string,
  process = readsTitles,
  options: { readonly timeoutSeconds?: number } = {},
  documents = 1,
) {
  const events: BatchEvent[] = [];
  const readings: string[] = [];
  const interrupt = new AbortController();
  const ended = watchFolder(
    join(desk, 'in'),
    {
      out: join(desk, 'out'),
      run: { ocr: 'auto', jobs: 1, ...options },
      settle: SETTLE,
      documents,
      signal: interrupt.signal,
      process: (fileName, ...rest) => {
        readings.push(fileName);
        return process(fileName, ...rest);
      },
    },
    (event) => events.push(event),
  );
  const seen = (type: BatchEvent['type'], count: number) =>
    vi.waitFor(() => expect(events.filter((event) => event.type === type)).toHaveLength(count), {
      timeout: 30_000,
    });
  return {
    events,
    readings,
    ended,
    stop: async () => {
      interrupt.abort(interruption);
      await ended;
    },
    until: (count: number) => seen('end', count),
    skipped: (count: number) => seen('skip', count),
  };
}

async function desk(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'in', '2026'), { recursive: true });
  return folder;
}

const titles = async (folder: string, name: string): Promise<string[]> =>
  JSON.parse(await readFile(join(folder, 'out', name, 'catalogue.json'), 'utf8')).offerings.map(
    (offering: { title: string }) => offering.title,
  );

describe('watching a folder', () => {
  test('what lies there is read, then what comes, at any depth; other files are let be', async () => {
    const folder = await desk();
    await writeFile(join(folder, 'in', 'a.txt'), 'Kor\n');
    const watch = watching(folder);
    await watch.until(1);
    await writeFile(join(folder, 'in', 'notes.docx'), 'Nej\n');
    await writeFile(join(folder, 'in', '.hidden.txt'), 'Nej\n');
    await writeFile(join(folder, 'in', '2026', 'b.txt'), 'Maling\n');
    await watch.until(2);
    await watch.stop();
    expect(watch.readings).toEqual(['a.txt', 'b.txt']);
    expect(await titles(folder, 'b')).toEqual(['Maling']);
  });

  test('a file is not read before it is completely written', async () => {
    const folder = await desk();
    const watch = watching(folder);
    const file = join(folder, 'in', 'slow.txt');
    for (const line of ['Kor\n', 'Maling\n', 'Snedkeri\n']) {
      await appendFile(file, line);
      await wait(SETTLE / 3);
    }
    await watch.until(1);
    await watch.stop();
    expect(watch.readings).toEqual(['slow.txt']);
    expect(await titles(folder, 'slow')).toEqual(['Kor', 'Maling', 'Snedkeri']);
  });

  test.each([
    ['forward', 3_600_000],
    ['back', -3_600_000],
  ])('nor where the clock is set %s while it is written', async (_, jump) => {
    const folder = await desk();
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const watch = watching(folder);
    const file = join(folder, 'in', 'slow.txt');
    for (const line of ['Kor\n', 'Maling\n', 'Snedkeri\n']) {
      await appendFile(file, line);
      vi.setSystemTime(Date.now() + jump);
      await wait(SETTLE / 3);
    }
    await watch.until(1);
    await watch.stop();
    expect(watch.readings).toEqual(['slow.txt']);
    expect(await titles(folder, 'slow')).toEqual(['Kor', 'Maling', 'Snedkeri']);
  });

  test('files that another machine’s clock dates in the future are read', async () => {
    const folder = await desk();
    const watch = watching(folder);
    const file = join(folder, 'in', 'a.txt');
    await writeFile(file, 'Kor\n');
    await utimes(file, new Date('2099-01-01'), new Date('2099-01-01'));
    await watch.until(1);
    await watch.stop();
    expect(watch.readings).toEqual(['a.txt']);
  });

  test('a file whose time was up is read on at the next start', async () => {
    const folder = await desk();
    await writeFile(join(folder, 'in', 'a.txt'), 'Kor\n');
    const page = new LimitError({ page: 2, reason: 'late', remedy: 'Run it again' });
    const first = watching(
      folder,
      (fileName, _bytes, _options, hooks) =>
        new Promise((resolve) => {
          hooks?.deadline?.addEventListener('abort', () =>
            resolve(resultFor(fileName, 'Kor\n', [page])),
          );
        }),
      { timeoutSeconds: 0.1 },
    );
    await first.until(1);
    await first.stop();
    expect(await titles(folder, 'a')).toEqual(['Kor']);
    const second = watching(folder);
    await second.until(1);
    await second.stop();
    expect(second.readings).toEqual(['a.txt']);
  });

  test('a folder that is renamed, with what is in it, gives nothing to do again', async () => {
    const folder = await desk();
    await writeFile(join(folder, 'in', '2026', 'a.txt'), 'Kor\n');
    await writeFile(join(folder, 'in', '2026', 'b.txt'), 'Maling\n');
    const watch = watching(folder);
    await watch.until(2);
    await rename(join(folder, 'in', '2026'), join(folder, 'in', '2027'));
    await watch.skipped(2);
    await watch.stop();
    expect(watch.readings.toSorted()).toEqual(['a.txt', 'b.txt']);
  });

  test('a file that is put in the place of another in one step is read, with its new content', async () => {
    const folder = await desk();
    const watch = watching(folder);
    await writeFile(join(folder, 'in', 'a.txt'), 'Kor\n');
    await watch.until(1);
    await writeFile(join(folder, 'in', '.a.part'), 'Maling\n');
    await rename(join(folder, 'in', '.a.part'), join(folder, 'in', 'a.txt'));
    await watch.until(2);
    await watch.stop();
    expect(watch.readings).toEqual(['a.txt', 'a.txt']);
    expect(await titles(folder, 'a')).toEqual(['Maling']);
  });

  test('what changes while it is read is read again', async () => {
    const folder = await desk();
    const file = join(folder, 'in', 'a.txt');
    const watch = watching(folder, async (...call) => {
      if (watch.readings.length === 1) {
        await appendFile(file, 'Maling\n');
        await wait(SETTLE);
      }
      return readsTitles(...call);
    });
    await writeFile(file, 'Kor\n');
    await watch.until(2);
    await watch.stop();
    expect(await titles(folder, 'a')).toEqual(['Kor', 'Maling']);
  });

  test('of files read beside each other, each has a folder, and one content is read once', async () => {
    const folder = await desk();
    const slow: typeof readsTitles = async (...call) => {
      await wait(SETTLE * 5);
      return readsTitles(...call);
    };
    const watch = watching(folder, slow, {}, 4);
    const readings = (count: number) =>
      vi.waitFor(() => expect(watch.readings).toHaveLength(count), { timeout: 30_000 });
    await writeFile(join(folder, 'in', 'a.txt'), 'Kor\n');
    await writeFile(join(folder, 'in', '2026', 'a.txt'), 'Maling\n');
    await readings(2);
    await writeFile(join(folder, 'in', 'b.txt'), 'Kor\n');
    await watch.until(2);
    await watch.skipped(1);
    await appendFile(join(folder, 'in', 'a.txt'), 'Orkester\n');
    await readings(3);
    await appendFile(join(folder, 'in', 'a.txt'), 'Trommer\n');
    await watch.until(4);
    await watch.stop();
    const names = (await readdir(join(folder, 'out'))).filter((name) => name !== 'watched.jsonl');
    const all = await Promise.all(names.map((name) => titles(folder, name)));
    expect(all.toSorted()).toEqual([['Kor', 'Orkester', 'Trommer'], ['Maling']]);
  });

  test('a burst is read whole, each file once', async () => {
    const folder = await desk();
    const watch = watching(folder);
    const names = Array.from({ length: 40 }, (_, n) => `${n}.txt`);
    await Promise.all(names.map((name) => writeFile(join(folder, 'in', name), `Kursus ${name}\n`)));
    await watch.until(40);
    await watch.stop();
    expect(watch.readings.toSorted()).toEqual(names.toSorted());
  });

  test('the same content under another name is not read again', async () => {
    const folder = await desk();
    const watch = watching(folder);
    await writeFile(join(folder, 'in', 'a.txt'), 'Kor\n');
    await watch.until(1);
    await rename(join(folder, 'in', 'a.txt'), join(folder, 'in', 'b.txt'));
    await watch.skipped(1);
    await watch.stop();
    expect(watch.readings).toEqual(['a.txt']);
    expect(watch.events.at(-1)).toMatchObject({ type: 'skip', as: join(folder, 'out', 'a') });
  });

  test('a changed file is read again, into the same folder; two of one name have two', async () => {
    const folder = await desk();
    const watch = watching(folder);
    await writeFile(join(folder, 'in', 'a.txt'), 'Kor\n');
    await watch.until(1);
    await writeFile(join(folder, 'in', '2026', 'a.txt'), 'Maling\n');
    await watch.until(2);
    await writeFile(join(folder, 'in', 'a.txt'), 'Kor\nOrkester\n');
    await watch.until(3);
    await watch.stop();
    expect(await titles(folder, 'a')).toEqual(['Kor', 'Orkester']);
    expect(await titles(folder, 'a.txt')).toEqual(['Maling']);
  });

  test('a restart does nothing twice, not even after a kill in the middle of a note', async () => {
    const folder = await desk();
    await writeFile(join(folder, 'in', 'a.txt'), 'Kor\n');
    const first = watching(folder);
    await first.until(1);
    await first.stop();
    await appendFile(join(folder, 'out', 'watched.jsonl'), '{"path":"b.t');
    await writeFile(join(folder, 'in', 'b.txt'), 'Maling\n');
    const second = watching(folder);
    await second.until(1);
    await second.stop();
    expect(second.readings).toEqual(['b.txt']);
    const third = watching(folder);
    await third.skipped(2);
    await third.stop();
    expect(third.readings).toEqual([]);
  });

  test('a failing file keeps no other from being read, and is tried again at the next start', async () => {
    const folder = await desk();
    const failing: typeof readsTitles = async (fileName, bytes, ...rest) => {
      if (fileName !== 'bad.txt') return readsTitles(fileName, bytes, ...rest);
      throw new InputError({ file: fileName, reason: 'broken', remedy: 'Mend it' });
    };
    await writeFile(join(folder, 'in', 'bad.txt'), 'Kor\n');
    await writeFile(join(folder, 'in', 'good.txt'), 'Maling\n');
    const first = watching(folder, failing);
    await first.until(2);
    await first.stop();
    expect(await readdir(join(folder, 'out'))).not.toContain('bad');
    const second = watching(folder);
    await second.until(1);
    await second.stop();
    expect(second.readings).toEqual(['bad.txt']);
  });

  test('a file that is gone again is no failure', async () => {
    const folder = await desk();
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const watch = watching(folder, async (...call) => {
      await gate;
      return readsTitles(...call);
    });
    await writeFile(join(folder, 'in', 'a.txt'), 'Kor\n');
    await vi.waitFor(() => expect(watch.readings).toEqual(['a.txt']), { timeout: 30_000 });
    await writeFile(join(folder, 'in', 'b.txt'), 'Maling\n');
    await wait(SETTLE * 4);
    await rm(join(folder, 'in', 'b.txt'));
    release();
    await watch.until(1);
    await watch.stop();
    expect(watch.readings).toEqual(['a.txt']);
  });

  test('a folder that is not there is an error, and so is a damaged record', async () => {
    const folder = await temporaryFolder();
    await expect(watching(folder).ended).rejects.toMatchObject({ name: 'InputError' });
    await mkdir(join(folder, 'in'));
    await mkdir(join(folder, 'out'));
    await writeFile(join(folder, 'out', 'watched.jsonl'), 'what?\n');
    await expect(watching(folder).ended).rejects.toMatchObject({
      name: 'InputError',
      reason: expect.stringContaining('line 1'),
    });
  });

  test('results that cannot be written end the watch', async () => {
    const folder = await desk();
    const watch = watching(folder);
    await mkdir(join(folder, 'out'), { recursive: true });
    await writeFile(join(folder, 'out', 'a'), 'a file where a folder must be');
    await writeFile(join(folder, 'in', 'a.txt'), 'Kor\n');
    await expect(watch.ended).rejects.toMatchObject({ name: 'OutputError', exitCode: 7 });
  });
});
