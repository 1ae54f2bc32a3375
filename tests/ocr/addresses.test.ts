import { describe, expect, it } from 'vitest';
import type { Word } from '../../src/model/index.ts';
import { joinAddresses } from '../../src/ocr/addresses.ts';

/** Words of size 10 on one line, each with the white space before it. */
function lineOf(...words: readonly (readonly [text: string, gap: number])[]): Word[] {
  let x = 0;
  return words.map(([text, gap]) => {
    const left = x + gap;
    x = left + 5 * text.length;
    const style = { size: 10, bold: false, italic: false };
    return {
      text,
      box: [left, 0, x, 10] as const,
      baseline: 8,
      rotation: 0,
      style,
      confidence: 0.9,
    } as unknown as Word;
  });
}
const textsOf = (words: readonly Word[]) => words.map(({ text }) => text);

describe('addresses', () => {
  it('are whole again where they were taken apart before the @', () => {
    const [name, whole] = joinAddresses(lineOf(['Lise', 0], ['lise-lotte', 3], ['@dgf.dk,', 2]));
    expect([name?.text, whole?.text]).toEqual(['Lise', 'lise-lotte@dgf.dk,']);
    expect(whole?.box).toEqual([23, 0, 115, 10]);
  });

  it('are whole again where they were taken apart at an underscore', () => {
    expect(textsOf(joinAddresses(lineOf(['lise_', 0], ['m@huset.dk', 3])))).toEqual([
      'lise_m@huset.dk',
    ]);
  });

  it('are no names before handles, nor what stands apart', () => {
    expect(textsOf(joinAddresses(lineOf(['Instagram', 0], ['@dgf.dk', 2])))).toHaveLength(2);
    expect(textsOf(joinAddresses(lineOf(['skriv', 0], ['@dgf.dk', 8])))).toHaveLength(2);
    expect(textsOf(joinAddresses(lineOf(['følg', 0], ['@dgf', 2])))).toHaveLength(2);
  });
});
