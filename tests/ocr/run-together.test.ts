import { describe, expect, it } from 'vitest';
import type { PageImage, Word } from '../../src/model/index.ts';
import type { Patch } from '../../src/ocr/ink.ts';
import { partRunTogether } from '../../src/ocr/run-together.ts';

const EM = 100;
/** A page whose pixels are points; nothing but its patches is looked at. */
const image: PageImage = {
  page: 1,
  width: 2000,
  height: 200,
  dpi: 72,
  grey: new Uint8Array(0),
  shapes: [],
  rules: [],
};

/**
 * A line of words of which each letter is a patch half an em wide, 8 hundredths from the next; `_` stands for a gap of 28 hundredths that the reading took for
 * none, a space for one between words. Words are read with a confidence of 0.6.
 */
function read(print: string, confidence = 0.6): string[] {
  let left = 50;
  const patches: Patch[] = [];
  const words = print.split(' ').map((word): Word => {
    const from = left;
    for (const letter of word) {
      if (letter === '_') left += 20;
      else {
        patches.push({ left, top: 50, right: left + 49, bottom: 119, pixels: 2000 });
        left += 58;
      }
    }
    const box = [from, 50, left - 8, 120] as const;
    left += 20;
    return {
      text: word.replaceAll('_', ''),
      box: [...box],
      baseline: 120,
      rotation: 0,
      style: { size: EM, bold: false, italic: false },
      confidence,
    };
  });
  return partRunTogether([{ words }], image, patches).flatMap((line) =>
    line.words.map(({ text }) => text),
  );
}

describe('words that were read as one', () => {
  it('are parted where the ink leaves a space as wide as those of the line', () => {
    expect(read('Drejning_i ler')).toEqual(['Drejning', 'i', 'ler']);
    expect(read('den 14._januar kl.')).toEqual(['den', '14.', 'januar', 'kl.']);
    expect(read('Varighed:_1_dag og')).toEqual(['Varighed:', '1', 'dag', 'og']);
  });

  it('keep the boxes of their ink', () => {
    const word: Word = {
      text: 'afi',
      box: [0, 0, 200, 70],
      baseline: 70,
      rotation: 0,
      style: { size: EM, bold: false, italic: false },
      confidence: 0.4,
    };
    const letters = [
      [0, 49],
      [58, 107],
      [140, 189],
    ].map(([left, right]) => ({ left, top: 0, right, bottom: 69, pixels: 2000 }) as Patch);
    const [line] = partRunTogether([{ words: [word] }], image, letters);
    expect(line?.words.map(({ text, box }) => [text, box[0], box[2]])).toEqual([
      ['af', 0, 108],
      ['i', 140, 200],
    ]);
  });

  it('are left as they are where the reading is sure, the gap narrow or one of all', () => {
    expect(read('Drejning_i ler', 0.96)).toEqual(['Drejningi', 'ler']);
    expect(read('Drejningi ler')).toEqual(['Drejningi', 'ler']);
    expect(read('s_p_æ_r i tide')).toEqual(['spær', 'i', 'tide']);
  });

  it('are left as they are in addresses', () => {
    expect(read('www.hu_set.dk/ho_ld og')).toEqual(['www.huset.dk/hold', 'og']);
  });

  it('are left as they are between digits and dashes, which have gaps of their own', () => {
    expect(read('kl. 1_1-12')).toEqual(['kl.', '11-12']);
  });
});
