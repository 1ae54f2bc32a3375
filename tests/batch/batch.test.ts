import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  type BatchEvent,
  type BatchOptions,
  exitCode,
  openPageCache,
  runBatch,
} from '../../src/batch/index.ts';
import {
  EncryptedError,
  InputError,
  InternalError,
  InterruptedError,
  LimitError,
  NothingFoundError,
  OutputError,
  PageError,
  PartialError,
  UsageError,
} from '../../src/model/index.ts';
import { readsTitles, resultFor, temporaryFolder } from './stand-in.ts';

/** A folder with an input for each text, and the options of a batch that writes to `out` in it. */
async function desk(texts: Readonly<Record<string, string>>, more: Partial<BatchOptions> = {}) {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
  const options: BatchOptions = {
    out: join(folder, 'out'),
    run: { ocr: 'auto', jobs: 2 },
    process: readsTitles,
    ...more,
  };
  return { folder, options, read: (file: string) => readFile(join(folder, 'out', file), 'utf8') };
}

const interruption = new InterruptedError({ reason: 'interrupted', remedy: 'Run it again' });

describe('runBatch', () => {
  it('writes the four results of each document to a folder of its own', async () => {
    const { folder, options, read } = await desk({ 'a.txt': 'Malerkursus\n', 'b.txt': 'Kor\n' });
    const outcomes = await runBatch([folder], options);
    expect(outcomes.map(({ error }) => error)).toEqual([undefined, undefined]);
    for (const name of ['a', 'b']) {
      expect((await readdir(join(folder, 'out', name))).sort()).toEqual([
        'catalogue.json',
        'edits.jsonl',
        'run.json',
        'text.txt',
      ]);
    }
    expect(JSON.parse(await read('a/catalogue.json')).offerings[0].title).toBe('Malerkursus');
    expect(await read('b/text.txt')).toBe('Kor\n');
    expect(JSON.parse(await read('b/edits.jsonl'))).toMatchObject({ before: 'a', after: 'å' });
  });

  it('records the run, but never the password', async () => {
    const { folder, options, read } = await desk({ 'a.txt': 'Kor\n' });
    const run = { ocr: 'never', jobs: 2, password: 'hemmelig' } as const;
    await runBatch([folder], { ...options, run });
    const record = await read('a/run.json');
    expect(JSON.parse(record)).toMatchObject({
      schema: 'katalog/run@1',
      versions: { node: process.version },
      options: { ocr: 'never', jobs: 2 },
      timings: { extract: 1 },
      failedPages: [],
    });
    expect(record).not.toContain('hemmelig');
  });

  it('writes the same bytes at any number of documents at once', async () => {
    const texts = Object.fromEntries(
      Array.from({ length: 9 }, (_, n) => [`${n}.txt`, `Kursus ${n}\n`]),
    );
    const process: BatchOptions['process'] = async (fileName, bytes, run, hooks) => {
      await wait(Number.parseInt(fileName, 10) % 3);
      return readsTitles(fileName, bytes, run, hooks);
    };
    const { folder, options, read } = await desk(texts, { process });
    const all = async () =>
      Promise.all(Object.keys(texts).map((_, n) => read(`${n}/catalogue.json`)));
    await runBatch([folder], { ...options, documents: 1 });
    const one = await all();
    const outcomes = await runBatch([folder], { ...options, documents: 3 });
    expect(await all()).toEqual(one);
    expect(outcomes.map(({ label }) => label)).toEqual(
      Object.keys(texts).map((name) => join(folder, name)),
    );
  });

  it('goes on where an input fails, and tells of each', async () => {
    const process: BatchOptions['process'] = async (fileName, bytes, run, hooks) => {
      if (fileName === 'b.txt') {
        throw new EncryptedError({ file: fileName, reason: 'it is encrypted', remedy: 'Give it' });
      }
      if (fileName === 'c.txt') throw new TypeError('x is undefined');
      return readsTitles(fileName, bytes, run, hooks);
    };
    const texts = { 'a.txt': 'Kor\n', 'b.txt': '', 'c.txt': '' };
    const { folder, options } = await desk(texts, { process });
    const outcomes = await runBatch([join(folder, 'nowhere.pdf'), folder], options);
    expect(outcomes.map(({ error }) => error?.constructor)).toEqual([
      InputError,
      undefined,
      EncryptedError,
      InternalError,
    ]);
    expect(outcomes[3]?.error?.message).toContain('TypeError: x is undefined');
    expect(exitCode(outcomes)).toBe(6);
    expect(await readdir(options.out)).toEqual(['a']);
  });

  it('keeps what an earlier run wrote where a later one fails', async () => {
    const { folder, options, read } = await desk({ 'a.txt': 'Kor\n' });
    await runBatch([folder], options);
    const process: BatchOptions['process'] = () => Promise.reject(new Error('no'));
    await runBatch([folder], { ...options, process });
    expect(await read('a/text.txt')).toBe('Kor\n');
  });

  it('delivers a document of which pages failed, with the failures', async () => {
    const page = new PageError({ page: 1, reason: 'blank render', remedy: 'Scan it again' });
    const process: BatchOptions['process'] = async (fileName) =>
      resultFor(fileName, 'Kor\n', [page]);
    const { folder, options, read } = await desk({ 'a.txt': '' }, { process });
    const [outcome] = await runBatch([folder], options);
    expect(outcome?.error).toBeInstanceOf(PartialError);
    expect(outcome?.delivered?.failedPages).toEqual([page]);
    expect(JSON.parse(await read('a/run.json')).failedPages).toEqual([
      { page: 1, error: 'PageError', reason: 'blank render', remedy: 'Scan it again' },
    ]);
  });

  it('writes what was read where nothing was found, and says so', async () => {
    const { folder, options, read } = await desk({ 'a.txt': '\n' });
    const outcomes = await runBatch([folder], options);
    expect(outcomes[0]?.error).toBeInstanceOf(NothingFoundError);
    expect(exitCode(outcomes)).toBe(8);
    expect(JSON.parse(await read('a/catalogue.json')).offerings).toEqual([]);
  });

  it('begins nothing where the results cannot go', async () => {
    const { folder, options } = await desk({ 'a.txt': 'Kor\n' });
    const out = join(folder, 'a.txt');
    const process: BatchOptions['process'] = () => {
      throw new Error('begun');
    };
    await expect(runBatch([folder], { ...options, out, process })).rejects.toThrow(OutputError);
  });

  it('goes on where one result cannot be written', async () => {
    const { folder, options, read } = await desk({ 'a.txt': 'Kor\n', 'b.txt': 'Dans\n' });
    await mkdir(join(options.out, 'a', 'edits.jsonl'), { recursive: true });
    const outcomes = await runBatch([folder], options);
    expect(outcomes[0]?.error).toBeInstanceOf(OutputError);
    expect(outcomes[1]?.error).toBeUndefined();
    expect(await read('b/text.txt')).toBe('Dans\n');
  });

  it('gives up a document after its time, even one that does not listen, and does the next', async () => {
    const process: BatchOptions['process'] = async (fileName, bytes, run, hooks) => {
      if (fileName === 'a.txt') await new Promise(() => {});
      return readsTitles(fileName, bytes, run, hooks);
    };
    const { folder, options } = await desk({ 'a.txt': '', 'b.txt': 'Kor\n' }, { process });
    const run = { ...options.run, timeoutSeconds: 0.05 };
    const outcomes = await runBatch([folder], { ...options, run, grace: 20, finish: 50 });
    expect(outcomes[0]?.error).toBeInstanceOf(LimitError);
    expect(outcomes[0]?.error?.reason).toMatch(/longer than the 0.05 s/);
    expect(outcomes[1]?.error).toBeUndefined();
  });

  it('ends when interrupted: what ran has closed, nothing half-written, nothing begun', async () => {
    const controller = new AbortController();
    const done: string[] = [];
    const process: BatchOptions['process'] = async (fileName, bytes, run, hooks) => {
      if (fileName !== 'b.txt') return readsTitles(fileName, bytes, run, hooks);
      controller.abort(interruption);
      await wait(20);
      done.push('closed');
      throw hooks?.signal?.reason;
    };
    const { folder, options } = await desk(
      { 'a.txt': 'Kor\n', 'b.txt': 'Dans\n', 'c.txt': 'Sang\n' },
      { process, signal: controller.signal },
    );
    const events: BatchEvent[] = [];
    await expect(runBatch([folder], options, (event) => events.push(event))).rejects.toBe(
      interruption,
    );
    expect(done).toEqual(['closed']);
    expect(await readdir(options.out)).toEqual(['a']);
    expect(events.map(({ type }) => type)).toEqual(['begin', 'start', 'page', 'end', 'start']);
  });

  it('ends at once, and once only, where an option proves wrong', async () => {
    const usage = new UsageError({ reason: 'no profile "x"', remedy: 'Name one of: generic' });
    const begun: string[] = [];
    const process: BatchOptions['process'] = async (fileName) => {
      begun.push(fileName);
      throw usage;
    };
    const { folder, options } = await desk({ 'a.txt': '', 'b.txt': '' }, { process });
    await expect(runBatch([folder], options)).rejects.toBe(usage);
    expect(begun).toEqual(['a.txt']);
  });

  it('tells what happens as it happens', async () => {
    const { folder, options } = await desk({ 'a.txt': 'Kor\n' });
    const events: BatchEvent[] = [];
    await runBatch([folder, join(folder, 'x.pdf')], options, (event) => events.push(event));
    const label = join(folder, 'a.txt');
    expect(events).toMatchObject([
      { type: 'begin', total: 2 },
      { type: 'end', index: 1, outcome: { label: join(folder, 'x.pdf') } },
      { type: 'start', index: 2, label },
      { type: 'page', label, done: 1, total: 1 },
      { type: 'end', index: 2, outcome: { label, delivered: { pages: 1, offerings: 1 } } },
    ]);
  });

  it('hands the cache to the pipeline', async () => {
    const troubles: Error[] = [];
    const cache = openPageCache(await temporaryFolder(), (error) => troubles.push(error));
    const process: BatchOptions['process'] = async (fileName, _bytes, _run, hooks) => {
      const kept = await hooks?.cache?.get('key');
      await hooks?.cache?.put('key', new TextEncoder().encode('Fra gemmeren'));
      return resultFor(fileName, kept ? new TextDecoder().decode(kept) : 'Nyt');
    };
    const { folder, options, read } = await desk({ 'a.txt': '' }, { process, cache });
    await runBatch([folder], options);
    expect(await read('a/text.txt')).toBe('Nyt');
    await runBatch([folder], options);
    expect(await read('a/text.txt')).toBe('Fra gemmeren');
    expect(troubles).toEqual([]);
  });
});
