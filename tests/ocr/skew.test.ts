import { describe, expect, it } from 'vitest';
import type { PageImage } from '../../src/model/index.ts';
import { leveled, skewOf } from '../../src/ocr/skew.ts';

/** Lines of marks as high as letters at 200 dpi, falling to the right by so many degrees. */
function pageAt(degrees: number, lines = 30): PageImage {
  const [width, height] = [1200, 1600];
  const grey = new Uint8Array(width * height).fill(240);
  const slope = Math.tan((degrees * Math.PI) / 180);
  for (let line = 0; line < lines; line++) {
    for (let x = 100; x < 1100; x += 20) {
      const y = Math.round(200 + 40 * line + slope * (x - width / 2));
      for (let dy = 0; dy < 14; dy++) {
        for (let dx = 0; dx < 10; dx++) grey[(y + dy) * width + x + dx] = 20;
      }
    }
  }
  const rule = [36, 72, 396, 73] as const;
  return { page: 1, width, height, dpi: 200, grey, shapes: [], rules: [[...rule]] };
}

describe('skew', () => {
  it.each([2, 5, -3, -8])('of %d° is told to a tenth', (degrees) => {
    expect(skewOf(pageAt(degrees))).toBeCloseTo(degrees, 1);
  });

  it.each([0, 0.5, -1])('of %d° is left as it is: tesseract reads such lines', (degrees) => {
    expect(skewOf(pageAt(degrees))).toBe(0);
  });

  it('is not guessed from a few marks', () => {
    expect(skewOf(pageAt(5, 1))).toBe(0);
  });

  it('is gone once the page is level; size stays, rules turn along', () => {
    const page = pageAt(4);
    const level = leveled(page, skewOf(page));
    expect(skewOf(level)).toBe(0);
    expect([level.width, level.height]).toEqual([page.width, page.height]);
    // a mark stands as far left of the middle as it did along its line
    const row = (y: number) => level.grey.subarray(y * 1200, (y + 1) * 1200);
    expect(row(200 + 40 * 15 + 7).filter((value) => value < 128).length).toBeGreaterThan(400);
    expect(row(200 + 40 * 15 + 27).filter((value) => value < 128)).toHaveLength(0);
    // above the middle of a page that falls, what is made level moves right
    expect((level.rules[0]?.[0] ?? 0) - 36).not.toBe(0);
  });
});
