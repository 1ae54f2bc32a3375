import { describe, expect, it } from 'vitest';
import type { Word } from '../../src/model/index.ts';
import type { Read } from '../../src/ocr/reader.ts';
import { type ReadBlock, settleSideways } from '../../src/ocr/sideways.ts';

const word = (text: string, confidence: number, rotation: Word['rotation']): Word => ({
  text,
  box: [100, 50, 110, 90],
  baseline: 102,
  rotation,
  style: { size: 10, bold: false, italic: false },
  confidence,
});

/** A page at 72 dpi, and on it a block 10 × 40 that was read as text running down. */
const page = { width: 200, height: 200, dpi: 72, grey: new Uint8Array(200 * 200).fill(255) };
const block = (text: string, confidence: number, rotation: Word['rotation'] = 90): ReadBlock => ({
  place: { left: 100, top: 50, right: 110, bottom: 90 },
  lines: [{ words: [word(text, confidence, rotation)] }],
});

interface Reading {
  readonly text: string;
  readonly confidence: number;
}

/** Reads one thing in a crop higher than wide, another in one wider than high. */
function readerOf(upright: Reading, turned: Reading): { read: Read; reads: () => number } {
  let reads = 0;
  const read: Read = async (images) => {
    reads += 1;
    return images.map(({ width, height }) => {
      const { text, confidence } = width > height ? turned : upright;
      const box = { left: 20, top: 14, right: 50, bottom: 22 };
      const baseline = { x0: 20, y0: 20, x1: 50, y1: 20 };
      return [
        { box, lines: [{ words: [{ text, confidence, box }], box, baseline, rowHeight: 10 }] },
      ];
    });
  };
  return { read, reads: () => reads };
}

const texts = (lines: readonly { words: readonly Word[] }[]) =>
  lines.flatMap(({ words }) => words.map(({ text, rotation }) => [text, rotation]));

describe('a block that was read as running up or down the page', () => {
  it('is left alone when it is believed, or stands upright', async () => {
    const { read, reads } = readerOf({ text: 'x', confidence: 99 }, { text: 'y', confidence: 99 });
    expect(texts(await settleSideways(read, page, block('Netværk', 0.9)))).toEqual([
      ['Netværk', 90],
    ]);
    expect(texts(await settleSideways(read, page, block('Netværk', 0.2, 0)))).toEqual([
      ['Netværk', 0],
    ]);
    expect(reads()).toBe(0);
  });

  it('is a column where that reads better', async () => {
    const { read } = readerOf({ text: '5', confidence: 96 }, { text: 'N', confidence: 30 });
    expect(texts(await settleSideways(read, page, block('OD', 0.3)))).toEqual([['5', 0]]);
  });

  it('is text that runs up where that reads better, in its place on the page', async () => {
    const { read } = readerOf({ text: '|', confidence: 20 }, { text: 'Kurser', confidence: 96 });
    const [line] = await settleSideways(read, page, block('JosmY', 0.3));
    expect(line?.words).toMatchObject([{ text: 'Kurser', rotation: 270 }]);
    // The crop begins 6 pixels left of and above the block and is 22 × 52.
    expect(line?.words[0]?.box).toEqual([108, 46, 116, 76]);
    expect(line?.words[0]?.baseline).toBe(114);
  });

  it('is text that runs down where that reads better', async () => {
    const { read } = readerOf({ text: '|', confidence: 20 }, { text: 'Kurser', confidence: 96 });
    const [line] = await settleSideways(read, page, block('JosmY', 0.3, 270));
    expect(line?.words).toMatchObject([{ text: 'Kurser', rotation: 90 }]);
    expect(line?.words[0]?.box).toEqual([94, 64, 102, 94]);
    expect(line?.words[0]?.baseline).toBe(96);
  });

  it('stays as it was where nothing reads better', async () => {
    const { read } = readerOf({ text: 'x', confidence: 10 }, { text: 'y', confidence: 20 });
    expect(texts(await settleSideways(read, page, block('OD', 0.3)))).toEqual([['OD', 90]]);
  });
});
