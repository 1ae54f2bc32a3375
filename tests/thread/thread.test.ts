import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { boundedThread, type Step, type Thread } from '../../src/thread/index.ts';

/** Work of every kind; the thread runs JavaScript alone. */
const MODULE = `
let kept = 0;
export const count = () => ({ value: ++kept });
export const hang = () => { for (;;); };
export const wait = () => new Promise(() => {});
export const crash = () => { process.exit(3); };
export const fail = () => { queueMicrotask(() => { throw new Error('out of nowhere'); }); return new Promise(() => {}); };
export const hoard = () => { const all = []; for (;;) all.push(new Array(1e5).fill(kept)); };
export const refuse = () => ({ error: { name: 'EncryptedError', file: 'a.pdf', reason: 'r', remedy: 'm' }, stack: 'Error: r\\n    at reader.ts' });
export const late = () => { setTimeout(() => { throw new Error('too late'); }, 20); return { value: 1 }; };
`;

let folder: string;
let thread: Thread;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'katalog-thread-'));
  await writeFile(join(folder, 'work.mjs'), MODULE);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => thread.close());

const begin = (): Thread => {
  const module = pathToFileURL(join(folder, 'work.mjs'));
  thread = boundedThread({ module, name: 'test', maxMemory: 60 });
  return thread;
};
const step = (name: string, more: Partial<Step> = {}): Step => ({
  name,
  doing: 'reading',
  file: 'a.pdf',
  timeoutSeconds: 20,
  timeOption: '--page-timeout',
  ...more,
});
const count = (): Promise<number> => thread.run(step('count'), {});

describe('a bounded thread', () => {
  test('keeps what it has loaded from step to step', async () => {
    begin();
    expect([await count(), await count()]).toEqual([1, 2]);
  });

  test.each(['hang', 'wait'])('a step that does not end is ended: %s', async (name) => {
    begin();
    const slow = thread.run(step(name, { timeoutSeconds: 1, page: 3 }), {});
    await expect(slow).rejects.toMatchObject({
      name: 'LimitError',
      file: 'a.pdf',
      page: 3,
      reason: 'reading the page takes more than 1 s',
      remedy: expect.stringContaining('--page-timeout'),
    });
    expect(await count()).toBe(1);
  });

  test('a step takes no more memory than it may', async () => {
    begin();
    await expect(thread.run(step('hoard'), {})).rejects.toMatchObject({
      name: 'LimitError',
      reason: 'reading the document takes more than 60 MB of memory',
    });
    expect(await count()).toBe(1);
  });

  test.each(['crash', 'fail'])(
    'a crash is an error of the page, or of the file: %s',
    async (name) => {
      begin();
      const page = thread.run(step(name, { page: 3 }), {});
      await expect(page).rejects.toMatchObject({ name: 'PageError', page: 3 });
      await expect(thread.run(step(name), {})).rejects.toMatchObject({ name: 'InputError' });
      expect(await count()).toBe(1);
    },
  );

  test('an error of the step keeps its class and tells where it arose', async () => {
    begin();
    await expect(thread.run(step('refuse'), {})).rejects.toMatchObject({
      name: 'EncryptedError',
      exitCode: 4,
      stack: expect.stringContaining('reader.ts'),
    });
  });

  test('an abort ends a step that computes, at once, and those that wait', async () => {
    begin();
    const stop = new AbortController();
    const { signal } = stop;
    const steps = [step('hang', { signal }), step('count', { signal })];
    const ended = Promise.allSettled(steps.map((one) => thread.run(one, {})));
    setTimeout(() => stop.abort(new Error('afbrudt')), 300);
    const start = Date.now();
    expect((await ended).map((one) => (one as PromiseRejectedResult).reason.message)).toEqual([
      'afbrudt',
      'afbrudt',
    ]);
    expect(Date.now() - start).toBeLessThan(2000);
    expect(await count()).toBe(1);
  });

  test('one that dies between two steps is replaced', async () => {
    begin();
    expect(await thread.run(step('late'), {})).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await count()).toBe(1);
  });
});
