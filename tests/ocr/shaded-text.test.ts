import { describe, expect, it } from 'vitest';
import type { PageImage, Shape, Word } from '../../src/model/index.ts';
import { unreadAreas } from '../../src/ocr/shaded-text.ts';

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
