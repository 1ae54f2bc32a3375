import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRules } from '../../src/ingest/found-rules.ts';

const [WIDTH, HEIGHT, DPI] = [600, 400, 144];

/** White paper with dark pixels where `ink` says so, at two pixels a point. */
function paper(ink: (x: number, y: number) => boolean, dark = 90) {
  const grey = new Uint8Array(WIDTH * HEIGHT).fill(250);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) if (ink(x, y)) grey[y * WIDTH + x] = dark;
  }
  return { grey, width: WIDTH, height: HEIGHT, dpi: DPI };
}

const rounded = (rules: readonly (readonly number[])[]) =>
  rules.map((rule) => rule.map((side) => Math.round(side)));

describe('findRules', () => {
  it('finds the frame of a box as four lines through their middles, all but its corners, in points', () => {
    const frame = paper((x, y) => {
      const inside = x >= 100 && x < 502 && y >= 60 && y < 302;
      return inside && (x < 102 || x >= 500 || y < 62 || y >= 300);
    });
    expect(rounded(findRules(frame))).toEqual([
      [51, 31, 250, 31],
      [51, 151, 250, 151],
      [51, 31, 51, 150],
      [251, 31, 251, 150],
    ]);
  });

  it('finds pale hairlines', () => {
    const hairline = paper((x, y) => y === 200 && x >= 40 && x < 560, 222);
    expect(rounded(findRules(hairline))).toEqual([[20, 100, 280, 100]]);
  });

  it('finds the lines of a page that is turned by a degree', () => {
    const slope = Math.tan(Math.PI / 180);
    const turned = paper((x, y) => {
      const off = y - 200 - slope * (x - 300);
      return x >= 40 && x < 560 && off >= 0 && off < 2;
    });
    const rules = findRules(turned);
    expect(rules).toHaveLength(1);
    expect(rules[0]?.[0]).toBeCloseTo(20, 0);
    expect(rules[0]?.[2]).toBeCloseTo(280, 0);
    expect(rules[0]?.[1]).toBeCloseTo(100.5, 0);
  });

  it('takes neither strokes of letters nor the edges of filled areas for rules', () => {
    const letters = paper((x, y) => y > 100 && y < 120 && x % 12 < 3);
    const area = paper((x, y) => x > 100 && x < 400 && y > 100 && y < 300);
    expect(findRules(letters)).toEqual([]);
    expect(findRules(area)).toEqual([]);
  });

  it('finds a rule wherever it stands, however long, over breaks of a pixel', () => {
    const rule = fc.record({
      from: fc.integer({ min: 8, max: 200 }),
      length: fc.integer({ min: 60, max: 180 }),
      across: fc.integer({ min: 8, max: 380 }),
      gap: fc.integer({ min: 2, max: 90 }),
      upright: fc.boolean(),
    });
    fc.assert(
      fc.property(rule, ({ from, length, across, gap, upright }) => {
        const to = from + length;
        const onRule = (along: number, at: number) =>
          at === across && along >= from && along < to && (along - from + 1) % gap !== 0;
        const ink = (x: number, y: number) => (upright ? onRule(y, x) : onRule(x, y));
        const dpi = 200;
        const points = 72 / dpi;
        // a break at its very end is no part of it
        const end = length % gap === 0 ? to - 1 : to;
        const [first, last, middle] = [from * points, end * points, (across + 0.5) * points];
        expect(findRules({ ...paper(ink), dpi })).toEqual([
          upright ? [middle, first, middle, last] : [first, middle, last, middle],
        ]);
      }),
      { numRuns: 60 },
    );
  });
});
