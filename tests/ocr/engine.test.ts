import { describe, expect, it, vi } from 'vitest';
import type { PageImage } from '../../src/model/index.ts';
import { createEngine } from '../../src/ocr/engine.ts';
import type { OcrProgram } from '../../src/ocr/program.ts';
import type { RawBlock, Read } from '../../src/ocr/reader.ts';

const page: PageImage = {
  page: 4,
  width: 400,
  height: 200,
  dpi: 200,
  grey: new Uint8Array(400 * 200).fill(255),
  shapes: [],
  rules: [],
};

/** What a reader gives for a page with one word. */
const block = (text: string): RawBlock => {
  const box = { left: 20, top: 20, right: 100, bottom: 40 };
  const baseline = { x0: 20, y0: 38, x1: 100, y1: 38 };
  return { box, lines: [{ box, baseline, rowHeight: 22, words: [{ text, box, confidence: 95 }] }] };
};

const reads =
  (text: string): Read =>
  async (images) =>
    images.map(() => [block(text)]);
const hangs: Read = () => new Promise(() => {});
const fails: Read = async () => {
  throw new Error('out of memory');
};

/** A program whose workers read in the ways given, one after the other; the last way is that of all further ones. */
function programOf(...ways: readonly (Read | 'crash' | 'no start')[]) {
  const [started, ended]: [number[], number[]] = [[], []];
  const program: OcrProgram = {
    name: 'fake',
    version: '1',
    start: async () => {
      const n = started.length;
      started.push(n);
      const way = ways[Math.min(n, ways.length - 1)] as Read | 'crash' | 'no start';
      if (way === 'no start') throw new Error('no such file');
      let die: (error: Error) => void = () => {};
      const death = new Promise<never>((_, reject) => {
        die = reject;
      });
      death.catch(() => {});
      const crash: Read = () => {
        die(new Error('the thread is gone'));
        return new Promise(() => {});
      };
      return {
        death,
        read: way === 'crash' ? crash : way,
        end: async () => {
          ended.push(n);
        },
      };
    },
  };
  return { program, started, ended };
}

const engineOf = (program: OcrProgram, timeoutSeconds = 5, workers = 1) =>
  createEngine(program, { workers, timeoutSeconds });
const texts = async (engine: ReturnType<typeof engineOf>) =>
  (await engine.recognize(page)).map(({ text }) => text);

describe('an engine', () => {
  it('reads', async () => {
    const engine = engineOf(programOf(reads('Kursus')).program);
    expect(await texts(engine)).toEqual(['Kursus']);
    expect(engine.name).toBe('fake');
    await engine.close();
  });

  it('replaces a worker that crashes, and reads the page again', async () => {
    const { program, started, ended } = programOf('crash', reads('Kursus'));
    expect(await texts(engineOf(program))).toEqual(['Kursus']);
    expect([started, ended]).toEqual([[0, 1], [0]]);
  });

  it('gives up a page at which its worker hangs, and reads the next', async () => {
    const { program, ended } = programOf(hangs, reads('Kursus'));
    const engine = engineOf(program, 0.05);
    await expect(engine.recognize(page)).rejects.toMatchObject({
      name: 'LimitError',
      page: 4,
      reason: 'recognising the page takes more than 0.05 s of work',
    });
    expect(await texts(engine)).toEqual(['Kursus']);
    expect(ended).toEqual([0]);
  });

  it('reads a page however long it waits for a processor', async () => {
    // sleeps, as one does whose turn other programs have
    const starved: Read = async (images) => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return images.map(() => [block('Kursus')]);
    };
    expect(await texts(engineOf(programOf(starved).program, 0.3))).toEqual(['Kursus']);
  });

  it('counts all readings of a page, but not the wait for a worker', async () => {
    const slow: Read = async (images) => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      return images.map(() => [block('Kursus')]);
    };
    const { program } = programOf(slow);
    const engine = engineOf(program, 0.3);
    const read = await Promise.all(Array.from({ length: 8 }, () => engine.recognize(page)));
    expect(read).toHaveLength(8);
  });

  it('fails the page alone when its second worker fails too', async () => {
    const { program } = programOf('crash', fails, reads('Kursus'));
    const engine = engineOf(program);
    await expect(engine.recognize(page)).rejects.toMatchObject({
      name: 'PageError',
      page: 4,
      reason: expect.stringContaining('out of memory'),
    });
    expect(await texts(engine)).toEqual(['Kursus']);
  });

  it('says so when the program cannot be started', async () => {
    await expect(engineOf(programOf('no start').program).recognize(page)).rejects.toMatchObject({
      name: 'InternalError',
      reason: expect.stringContaining('no such file'),
      remedy: expect.stringContaining('--ocr-engine'),
    });
  });

  it('ends what runs when it is aborted, at once', async () => {
    const { program, ended } = programOf(hangs);
    const controller = new AbortController();
    const reading = engineOf(program).recognize(page, controller.signal);
    setTimeout(() => controller.abort(new Error('afbrudt')), 20);
    const before = Date.now();
    await expect(reading).rejects.toThrow('afbrudt');
    expect(Date.now() - before).toBeLessThan(1000);
    expect(ended).toEqual([0]);
  });

  it('ends its workers a second after its last page, and starts others for the next', async () => {
    const { program, started, ended } = programOf(reads('Kursus'));
    const engine = engineOf(program);
    await engine.recognize(page);
    await new Promise((resolve) => setTimeout(resolve, 700));
    await engine.recognize(page);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect([started, ended]).toEqual([[0], []]);
    await vi.waitFor(() => expect(ended).toEqual([0]));
    expect(await texts(engine)).toEqual(['Kursus']);
    expect(started).toEqual([0, 1]);
  });

  it('starts no more workers than it may, for pages of any number of documents', async () => {
    const { program, started, ended } = programOf(reads('Kursus'));
    const engine = engineOf(program, 5, 2);
    await Promise.all(Array.from({ length: 7 }, () => engine.recognize(page)));
    await engine.close();
    expect(started).toEqual([0, 1]);
    expect(ended).toEqual([0, 1]);
  });
});
