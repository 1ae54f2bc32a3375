import { describe, expect, it } from 'vitest';
import type { PageImage, Word } from '../../src/model/index.ts';
import { readDoubtful } from '../../src/ocr/doubtful-words.ts';
import { readPoorStretches } from '../../src/ocr/poor-stretches.ts';

const image: PageImage = {
  page: 1,
  width: 300,
  height: 60,
  dpi: 72,
  grey: new Uint8Array(300 * 60).fill(255),
  shapes: [],
  rules: [],
};

const word = (text: string, confidence: number): Word => ({
  text,
  box: [20, 20, 100, 32],
  baseline: 30,
  rotation: 0,
  style: { size: 12, bold: false, italic: false },
  confidence,
});

/** What a crop reads as, every word with the same confidence. */
const reading = (text: string, confidence: number) => {
  const box = { left: 5, top: 3, right: 80, bottom: 17 };
  const words = text.split(' ').map((word) => ({ text: word, confidence: confidence * 100, box }));
  const baseline = { x0: 0, y0: 16, x1: 80, y1: 16 };
  return [{ box, lines: [{ box, baseline, rowHeight: 14, words }] }];
};

/** A word that was read with such confidence, once it has been read alone; `undefined` where it is not read again. */
async function reread(first: Word, alone: string, confidence: number) {
  let asked = 0;
  const [line] = await readDoubtful([{ words: [first] }], image, async (images) => {
    asked += images.length;
    return images.map(() => reading(alone, confidence));
  });
  return asked === 0 ? undefined : line?.words[0];
}

describe('words that were read with doubt', () => {
  it('are what they read as alone, where that is sure', async () => {
    expect(await reread(word('fortøb', 0.66), 'forløb', 0.96)).toMatchObject({
      text: 'forløb',
      confidence: 0.96,
      box: [20, 20, 100, 32],
    });
  });

  it('stay as they are where the second look is no surer, or not sure', async () => {
    expect(await reread(word('Arrang.', 0.8), 'Arang.', 0.7)).toMatchObject({ text: 'Arrang.' });
    expect(await reread(word('oktober', 0.5), 'oktøber', 0.83)).toMatchObject({ text: 'oktober' });
  });

  it('are surer where both looks agree', async () => {
    expect(await reread(word('jernbanen', 0.75), 'jernbanen', 0.95)).toMatchObject({
      text: 'jernbanen',
      confidence: 0.95,
    });
  });

  it('neither lose nor win letters at their ends, nor fall apart', async () => {
    expect(await reread(word('Drejningi', 0.6), 'Drejning', 0.92)).toMatchObject({
      text: 'Drejningi',
    });
    expect(await reread(word('lokale', 0.7), 'lokale12', 0.91)).toMatchObject({ text: 'lokale' });
    expect(await reread(word('lokale', 0.7), 'lo kale', 0.91)).toMatchObject({ text: 'lokale' });
  });

  it('are not read again where they hold what the Danish data lacks, or are sure', async () => {
    expect(await reread(word('Malmö', 0.6), 'Malmø', 0.96)).toBeUndefined();
    expect(await reread(word('post@huset.dk', 0.6), 'post', 0.96)).toBeUndefined();
    expect(await reread(word('forløb', 0.95), 'forløb', 0.96)).toBeUndefined();
  });
});

describe('a stretch of a line that could not be read', () => {
  const at = (left: number, text: string, confidence: number): Word => ({
    ...word(text, confidence),
    box: [left, 20, left + 60, 32],
  });
  const line = { words: [at(20, 'FED', 0.25), at(120, 'Digteren', 0.96), at(185, 'bor', 0.95)] };

  async function settled(alone: string, confidence: number): Promise<string> {
    const lines = await readPoorStretches([line], image, async (images) =>
      images.map(() => reading(alone, confidence)),
    );
    return lines.flatMap(({ words }) => words.map(({ text }) => text)).join(' ');
  }

  it('is what it reads as by itself, the rest of the line as it was', async () => {
    expect(await settled('2026 kl. 19.30', 0.95)).toBe('2026 kl. 19.30 Digteren bor');
  });

  it('stays as it is where it cannot be read by itself either', async () => {
    expect(await settled('F3D', 0.4)).toBe('FED Digteren bor');
  });
});
