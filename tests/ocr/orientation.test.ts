import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageImage, Word } from '../../src/model/index.ts';
import { readImagePage } from '../../src/ocr/index.ts';
import { turned, turnsToUpright } from '../../src/ocr/orientation.ts';

const words = (confidence: number, rotation: Word['rotation'], count = 20): Word[] =>
  Array.from({ length: count }, (_, i) => ({
    text: 'kurser',
    box: [0, i * 12, 40, i * 12 + 10],
    baseline: i * 12 + 8,
    rotation,
    style: { size: 10, bold: false, italic: false },
    confidence,
  }));

const image = (width: number, height: number, grey: readonly number[]): PageImage => ({
  page: 3,
  width,
  height,
  dpi: 72,
  grey: Uint8Array.from(grey),
  shapes: [{ box: [0, 0, 1, 2], color: '#ff0000', round: false }],
  rules: [[0, 0, 1, 0]],
});

describe('which way is up', () => {
  it('shows in how sure the words are and how their lines run', () => {
    expect(turnsToUpright(words(0.9, 0))).toEqual([]);
    expect(turnsToUpright(words(0.9, 90))).toEqual([270]);
    expect(turnsToUpright(words(0.9, 270))).toEqual([90]);
  });

  it('is to be tried where the words make no sense, the likeliest first', () => {
    expect(turnsToUpright(words(0.2, 0))).toEqual([180, 90, 270]);
    expect(turnsToUpright(words(0.2, 90))).toEqual([90, 270, 180]);
    expect(turnsToUpright(words(0.2, 270))).toEqual([270, 90, 180]);
  });

  it('is not told from a few words, or from a margin note', () => {
    expect(turnsToUpright(words(0.1, 0, 5))).toEqual([]);
    expect(turnsToUpright([...words(0.9, 0), ...words(0.9, 90, 8)])).toEqual([]);
  });
});

describe('a turned image', () => {
  // 1 2 3
  // 4 5 6
  const six = image(3, 2, [1, 2, 3, 4, 5, 6]);

  it('has its pixels and areas turned clockwise', () => {
    expect(turned(six, 90)).toMatchObject({ width: 2, height: 3, shapes: [{ box: [0, 0, 2, 1] }] });
    expect([...turned(six, 90).grey]).toEqual([4, 1, 5, 2, 6, 3]);
    expect([...turned(six, 180).grey]).toEqual([6, 5, 4, 3, 2, 1]);
    expect(turned(six, 180).shapes[0]?.box).toEqual([2, 0, 3, 2]);
    expect([...turned(six, 270).grey]).toEqual([3, 6, 2, 5, 1, 4]);
    expect(turned(six, 270).shapes[0]?.box).toEqual([0, 2, 2, 3]);
  });

  it('turned on round is as it was', () => {
    const sizes = fc.integer({ min: 1, max: 7 });
    fc.assert(
      fc.property(sizes, sizes, (width, height) => {
        const start = image(
          width,
          height,
          Array.from({ length: width * height }, (_, i) => i % 256),
        );
        expect(turned(turned(start, 90), 270)).toEqual(start);
        expect(turned(turned(start, 180), 180)).toEqual(start);
      }),
    );
  });
});

describe('a page that lies on its side', () => {
  const engine = (readings: Readonly<Record<string, Word[]>>) => ({
    name: 'fake',
    version: '1',
    recognize: async ({ width, height }: PageImage) => readings[`${width}x${height}`] ?? [],
    workers: 1,
    close: async () => {},
  });
  const lying = image(3, 2, [1, 2, 3, 4, 5, 6]);

  it('is read upright, its size and areas with it', async () => {
    const page = await readImagePage(
      lying,
      engine({ '3x2': words(0.9, 90), '2x3': words(0.9, 0) }),
    );
    expect(page).toMatchObject({ number: 3, width: 2, height: 3, origin: 'ocr' });
    expect(page.words[0]?.rotation).toBe(0);
  });

  it('is turned until it makes sense', async () => {
    let reads = 0;
    const slow = engine({});
    const page = await readImagePage(lying, {
      ...slow,
      recognize: async () => {
        reads += 1;
        return words(reads === 3 ? 0.9 : 0.2, 0);
      },
    });
    expect(reads).toBe(3);
    expect(page).toMatchObject({ width: 2, height: 3 });
  });

  it('stays as it is where turning does not help', async () => {
    const page = await readImagePage(
      lying,
      engine({ '3x2': words(0.9, 90), '2x3': words(0.3, 0) }),
    );
    expect(page).toMatchObject({ width: 3, height: 2 });
    expect(page.words).toHaveLength(20);
  });
});
