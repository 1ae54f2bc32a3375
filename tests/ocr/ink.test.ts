import { describe, expect, it } from 'vitest';
import type { PageImage, Word } from '../../src/model/index.ts';
import { patchesOf } from '../../src/ocr/ink.ts';
import { withoutLeaders } from '../../src/ocr/leaders.ts';
import { isEdge, unreadInk } from '../../src/ocr/unread-ink.ts';

const WIDTH = 300;
const HEIGHT = 120;

type Block = readonly [left: number, top: number, width: number, height: number];

/** A page whose pixels are points, with black blocks on it. */
function pageOf(blocks: readonly Block[], shapes: PageImage['shapes'] = []): PageImage {
  const grey = new Uint8Array(WIDTH * HEIGHT).fill(250);
  for (const [left, top, width, height] of blocks) {
    for (let y = top; y < top + height; y++)
      grey.fill(10, y * WIDTH + left, y * WIDTH + left + width);
  }
  return { page: 1, width: WIDTH, height: HEIGHT, dpi: 72, grey, shapes, rules: [] };
}

const inked = ({ grey }: PageImage) => grey.filter((value) => value < 100).length;

/** `count` dots of a pixel, `pitch` apart, sinking by a pixel in every 40. */
const dots = (count: number, left: number, top: number, pitch = 4): Block[] =>
  Array.from({ length: count }, (_, i) => [
    left + i * pitch,
    top + Math.floor((i * pitch) / 40),
    1,
    1,
  ]);

describe('patches of ink', () => {
  it('are connected by sides and corners', () => {
    const page = pageOf([
      [10, 10, 5, 5],
      [15, 15, 5, 5],
      [40, 10, 3, 8],
    ]);
    expect(patchesOf(page)).toEqual([
      { left: 10, top: 10, right: 19, bottom: 19, pixels: 50 },
      { left: 40, top: 10, right: 42, bottom: 17, pixels: 24 },
    ]);
  });

  it('are one where branches meet further down', () => {
    const page = pageOf([
      [50, 10, 2, 20],
      [20, 12, 2, 18],
      [20, 30, 32, 2],
    ]);
    expect(patchesOf(page)).toEqual([{ left: 20, top: 10, right: 51, bottom: 31, pixels: 140 }]);
  });

  it('are none on empty paper', () => {
    expect(patchesOf(pageOf([]))).toEqual([]);
  });
});

describe('dot leaders', () => {
  const clean = (page: PageImage) => withoutLeaders(page, patchesOf(page));

  it('go, also those that sink with the page; the text beside them stays', () => {
    const title: Block = [10, 40, 30, 8];
    const number: Block = [260, 44, 4, 8];
    const page = pageOf([title, ...dots(45, 50, 47), number, ...dots(40, 60, 80)]);
    expect(inked(clean(page))).toBe(30 * 8 + 4 * 8);
  });

  it('are not an ellipsis, nor dots here and there', () => {
    const page = pageOf([...dots(3, 50, 20), ...dots(7, 50, 40), ...dots(10, 20, 60, 25)]);
    expect(clean(page)).toBe(page);
  });
});

describe('ink that is in no word', () => {
  const word = (text: string, [left, top, width, height]: Block): Word => ({
    text,
    box: [left, top, left + width, top + height],
    baseline: top + height,
    rotation: 0,
    style: { size: 10, bold: false, italic: false },
    confidence: 0.95,
  });
  const line: Block = [10, 10, 80, 8];
  const title = word('Krabbefangst', line);
  const unread = (page: PageImage) => unreadInk(page, patchesOf(page), [title]);

  it('is a column of digits beside what was read', () => {
    const digits: Block[] = [10, 26, 42].map((top) => [200, top, 5, 7]);
    expect(unread(pageOf([line, ...digits]))).toEqual([
      { left: 200, top: 10, right: 205, bottom: 49 },
    ]);
  });

  it('keeps digits of a number together and columns apart', () => {
    const numbers: Block[] = [
      [200, 10, 5, 7],
      [207, 10, 5, 7],
      [250, 10, 5, 7],
    ];
    expect(unread(pageOf([line, ...numbers]))).toEqual([
      { left: 200, top: 10, right: 212, bottom: 17 },
      { left: 250, top: 10, right: 255, bottom: 17 },
    ]);
  });

  it('is not what belongs to a word, specks, rules or pictures', () => {
    const accent: Block = [20, 8, 4, 4];
    expect(
      unread(pageOf([line, accent, [150, 60, 2, 2], [10, 90, 250, 1], [200, 30, 40, 60]])),
    ).toEqual([]);
  });

  it('is the edge of a word that begins or ends with it, beside its box', () => {
    const price = word('1.295,-', [100, 10, 20, 8]);
    const at = (text: string, left: number) => [word(text, [left, 10, 4, 8])];
    expect(isEdge(at('1', 94), [price])).toBe(true);
    expect(isEdge(at('-', 122), [price])).toBe(true);
    expect(isEdge(at('2', 94), [price])).toBe(false);
    expect(isEdge(at('1', 80), [price])).toBe(false);
  });

  it('is not in filled areas, which are read by themselves', () => {
    const area = { box: [180, 0, 280, 60], color: '#005050', round: true } as const;
    expect(unread(pageOf([line, [200, 10, 5, 7]], [{ ...area, box: [...area.box] }]))).toEqual([]);
  });

  it('is not looked for in textures', () => {
    const texture = Array.from(
      { length: 60 },
      (_, i): Block => [10 + (i % 22) * 13, 40 + Math.floor(i / 22) * 15, 5, 7],
    );
    expect(unread(pageOf([line, ...texture]))).toEqual([]);
  });
});
