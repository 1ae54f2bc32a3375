import { describe, expect, it } from 'vitest';
import type { Word } from '../../src/model/index.ts';
import { withFound } from '../../src/ocr/torn-words.ts';

const word = (text: string, left: number, right: number, baseline = 20): Word => ({
  text,
  box: [left, baseline - 8, right, baseline],
  baseline,
  rotation: 0,
  style: { size: 10, bold: false, italic: false },
  confidence: right / 1000,
});

/** The texts of the lines once `part` was found. */
const withPart = (part: Word): string[] =>
  withFound([{ words: [word('nke', 50, 70), word('penge', 73, 98)] }], [{ words: [part] }]).map(
    ({ words }) => words.map(({ text }) => text).join(' '),
  );

describe('a word found beside one that was read', () => {
  it('is a part of it where no space parts them', () => {
    expect(withPart(word('Tæ', 38, 49))).toEqual(['Tænke penge']);
    expect(withPart(word('2', 99, 104))).toEqual(['nke penge2']);
  });

  it('is one of its own where a space does, or on another line', () => {
    expect(withPart(word('At', 38, 47.5))).toEqual(['nke penge', 'At']);
    expect(withPart(word('Tæ', 38, 49, 25))).toEqual(['nke penge', 'Tæ']);
  });

  it('makes a word of both boxes, as sure as the less sure of them', () => {
    const [line] = withFound([{ words: [word('nke', 50, 70)] }], [{ words: [word('Tæ', 38, 49)] }]);
    expect(line?.words[0]).toMatchObject({ box: [38, 12, 70, 20], confidence: 0.049 });
  });
});
