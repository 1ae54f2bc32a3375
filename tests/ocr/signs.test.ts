import { describe, expect, it } from 'vitest';
import type { PageImage, Word } from '../../src/model/index.ts';
import { settleSigns } from '../../src/ocr/signs.ts';

/** A blank page whose pixels are points. */
const image: PageImage = {
  page: 1,
  width: 200,
  height: 60,
  dpi: 72,
  grey: new Uint8Array(200 * 60).fill(255),
  shapes: [],
  rules: [],
};
const BASELINE = 40;
const SIZE = 20;

type Letter = readonly [text: string, height: number, rise: number];

/** Words of one letter each, so high and so far above the baseline, with the patch of ink that each is. */
function lineOf(letters: readonly Letter[]) {
  const words = letters.map(([text, height, rise], i) => {
    const [left, bottom] = [10 + 20 * i, BASELINE - rise];
    return {
      text,
      box: [left, bottom - height, left + 8, bottom],
      baseline: BASELINE,
      rotation: 0,
      style: { size: SIZE, bold: false, italic: false },
      confidence: 0.9,
    } as unknown as Word;
  });
  const patches = words.map(({ box: [left, top, right, bottom] }) => ({
    left,
    top,
    right: right - 1,
    bottom: bottom - 1,
    pixels: 40,
  }));
  return { words, patches };
}

function settled(...letters: readonly Letter[]): string {
  const { words, patches } = lineOf(letters);
  const lines = settleSigns([{ words }], image, patches as Parameters<typeof settleSigns>[2]);
  return lines.flatMap((line) => line.words.map(({ text }) => text)).join(' ');
}

describe('signs', () => {
  it('a cross between numbers is a multiplication sign where it floats above their line', () => {
    expect(settled(['6', 14, 0], ['x', 8, 3], ['8', 14, 0])).toBe('6 × 8');
    expect(settled(['6', 14, 0], ['x', 9, 0], ['8', 14, 0])).toBe('6 x 8');
  });

  it('a cross among words is a letter', () => {
    expect(settled(['a', 9, 0], ['x', 8, 3], ['8', 14, 0])).toBe('a x 8');
  });

  it('a hyphen between words that is as wide as high is a middle dot', () => {
    const { words, patches } = lineOf([
      ['a', 9, 0],
      ['-', 3, 5],
      ['b', 9, 0],
    ]);
    const dot = { ...patches[1]!, right: patches[1]!.left + 2, pixels: 8 };
    const [line] = settleSigns([{ words }], image, [patches[0]!, dot, patches[2]!]);
    expect(line?.words.map(({ text }) => text)).toEqual(['a', '·', 'b']);
  });

  it('a stop at the head of a line is a bullet where another stands at its edge', () => {
    const disc = (patch: ReturnType<typeof lineOf>['patches'][number]) => ({
      ...patch,
      right: patch.left + 4,
      pixels: 20,
    });
    const one = lineOf([
      ['.', 5, 0],
      ['a', 9, 0],
    ]);
    const down = (by: number) => ({
      words: one.words.map((word) => ({
        ...word,
        baseline: word.baseline + by,
        box: [word.box[0], word.box[1] + by, word.box[2], word.box[3] + by] as Word['box'],
      })),
      patches: one.patches.map((patch) => ({
        ...patch,
        top: patch.top + by,
        bottom: patch.bottom + by,
      })),
    });
    const read = (lines: readonly ReturnType<typeof down>[]) =>
      settleSigns(
        lines,
        image,
        lines.flatMap(({ patches: [mark, letter] }) => [disc(mark!), letter!]),
      ).map(({ words }) => words[0]?.text);
    expect(read([down(0), down(15)])).toEqual(['•', '•']);
    expect(read([down(0)])).toEqual(['.']);
  });

  describe('a bar among words', () => {
    /** What "| dag" is read as, the ink `right` of the box that the bar is given, so high and so wide. */
    const barRead = (right: number, height = 14, width = 3): string => {
      const { words, patches } = lineOf([
        ['|', height, 0],
        ['d', 14, 0],
      ]);
      const left = patches[0]!.left + right;
      const ink = { ...patches[0]!, left, right: left + width - 1 };
      const [line] = settleSigns([{ words }], image, [ink, patches[1]!]);
      return line?.words.map(({ text }) => text).join(' ') ?? '';
    };

    it('is a capital I in its box and a little beside it', () => {
      expect(barRead(2)).toBe('I d');
      expect(barRead(8)).toBe('I d');
      expect(barRead(-6)).toBe('I d');
    });

    it('is none farther off, nor where it is higher or wider than a letter', () => {
      expect(barRead(16)).toBe('| d');
      expect(barRead(2, 19)).toBe('| d');
      expect(barRead(0, 14, 8)).toBe('| d');
    });
  });

  it('a capital I was seen twice where a small l stands before it', () => {
    expect(settled(['lIndgang', 14, 0])).toBe('Indgang');
    expect(settled(['lindebo', 14, 0])).toBe('lindebo');
  });

  it('a letter that is a filled square on the baseline is a bullet', () => {
    const { words, patches } = lineOf([
      ['m', 8, 0],
      ['optagelse', 14, 0],
    ]);
    const read = (pixels: number) =>
      settleSigns([{ words }], image, [{ ...patches[0], pixels }, patches[1]] as Parameters<
        typeof settleSigns
      >[2])[0]?.words[0]?.text;
    expect(read(64)).toBe('•');
    expect(read(45)).toBe('m');
  });

  it('an 8 that is cited as law is a paragraph sign', () => {
    const law = [
      ['i', 14, 0],
      ['skoleloven', 14, 0],
    ] as const;
    expect(settled(['8', 14, 0], ['4', 14, 0], ...law)).toBe('§ 4 i skoleloven');
    expect(settled(['8', 14, 0], ['4', 14, 0], ['i', 14, 0], ['Ribe', 14, 0])).toBe('8 4 i Ribe');
  });
});
