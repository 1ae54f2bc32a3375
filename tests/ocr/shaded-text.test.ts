import { describe, expect, it } from 'vitest';
import type { PageImage, Shape, Word } from '../../src/model/index.ts';
import { unreadAreas, unreadInAreas } from '../../src/ocr/shaded-text.ts';

const WIDTH = 200;
const HEIGHT = 100;

/** A page whose pixels are points: a box 20…180 × 20…60 of `ground`, on it a bar of `ink`. */
function pageOf(ground: number, ink: number, round = false): PageImage {
  const grey = new Uint8Array(WIDTH * HEIGHT).fill(255);
  for (let y = 20; y < 60; y++) grey.fill(ground, y * WIDTH + 20, y * WIDTH + 180);
  for (let y = 35; y < 40; y++) grey.fill(ink, y * WIDTH + 50, y * WIDTH + 120);
  const box: Shape['box'] = [20, 20, 180, 60];
  return {
    page: 1,
    width: WIDTH,
    height: HEIGHT,
    dpi: 72,
    grey,
    shapes: [{ box, color: '#000000', round }],
    rules: [],
  };
}

const wordAt = (text: string, x: number, y: number): Word => ({
  text,
  box: [x, y, x + 30, y + 10],
  baseline: y + 8,
  rotation: 0,
  style: { size: 10, bold: false, italic: false },
  confidence: 0.9,
});

describe('areas to be read a second time', () => {
  it('are boxes without words, inverted where they are dark', () => {
    const [area] = unreadAreas(pageOf(80, 250), []);
    expect(area?.place).toEqual({ left: 22, top: 22, right: 178, bottom: 58 });
    const { image } = area ?? { image: { grey: [], width: 0 } };
    const at = (x: number, y: number) => image.grey[(y - 22) * image.width + (x - 22)];
    expect([at(30, 30), at(60, 37)]).toEqual([255, 0]);
  });

  it('stay as they are where they are light', () => {
    const { image } = unreadAreas(pageOf(220, 30), [])[0] ?? { image: { grey: [], width: 0 } };
    expect([image.grey[0], image.grey[15 * image.width + 40]]).toEqual([255, 0]);
  });

  it('are not those that words were read in; specks are no words', () => {
    const page = pageOf(80, 250);
    expect(unreadAreas(page, [wordAt('Kurser', 60, 30)])).toEqual([]);
    expect(unreadAreas(page, [wordAt('|', 60, 30), wordAt('Kurser', 60, 70)])).toHaveLength(1);
  });

  it('are neither circles nor plain', () => {
    expect(unreadAreas(pageOf(80, 250, true), [])).toEqual([]);
    expect(unreadAreas(pageOf(80, 90), [])).toEqual([]);
  });
});

describe('places in areas that were read in part', () => {
  /** A dark box with stems of light letters from x = 140 on, beside what was read. */
  const page = (() => {
    const plain = pageOf(80, 80);
    for (let y = 36; y < 44; y++) {
      for (let x = 140; x < 160; x += 5) plain.grey.fill(250, y * WIDTH + x, y * WIDTH + x + 3);
    }
    return plain;
  })();
  const read = wordAt('Kursus', 40, 35);

  it('are those of letters that are in no word', () => {
    const [place, ...others] = unreadInAreas(page, [read]);
    expect(others).toEqual([]);
    expect(place?.place).toEqual({ left: 140, top: 36, right: 158, bottom: 44 });
    expect(place?.image).toMatchObject({ width: 18, height: 8 });
    expect([place?.image.grey[0], place?.image.grey[3]]).toEqual([0, 255]);
  });

  it('are none where all is read, nor in an area that is read as a whole', () => {
    expect(unreadInAreas(page, [read, wordAt('Pris', 135, 35)])).toEqual([]);
    expect(unreadInAreas(page, [])).toEqual([]);
    expect(unreadAreas(page, [])).toHaveLength(1);
  });
});
