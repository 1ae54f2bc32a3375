import type { PageImage, Word } from '../model/index.ts';
import { type Bands, bandsOf } from './bands.ts';
import type { Patch } from './ink.ts';

/** What the ink of a page is looked up in. */
export interface Marks {
  readonly image: PageImage;
  /** Of the image. */
  readonly patches: readonly Patch[];
  /** The same by the height of their middle. */
  readonly bands: Bands<Patch>;
}

/** In points: about two lines of text. */
const BAND = 24;

export const marksOf = (image: PageImage, patches: readonly Patch[]): Marks => ({
  image,
  patches,
  bands: bandsOf(patches, (BAND * image.dpi) / 72, ({ top, bottom }) => {
    const middle = (top + bottom + 1) / 2;
    return [middle, middle];
  }),
});

/** A patch of ink seen from the word it is part of; sizes and places in ems of the word's type. */
export interface LetterPatch {
  readonly patch: Patch;
  readonly width: number;
  readonly height: number;
  /** Of its bottom above the baseline. */
  readonly rise: number;
  /** Share of its bounds that is ink. */
  readonly fill: number;
}

/** The patches whose middle is within a word's box, left to right. */
export function patchesIn(word: Word, { image, bands }: Marks): LetterPatch[] {
  const pixels = image.dpi / 72;
  const [x0, y0, x1, y1] = word.box.map((value) => value * pixels) as [
    number,
    number,
    number,
    number,
  ];
  return bands
    .between(y0, y1)
    .filter(({ left, top, right, bottom }) => {
      const [x, y] = [(left + right + 1) / 2, (top + bottom + 1) / 2];
      return x >= x0 && x <= x1 && y >= y0 && y <= y1;
    })
    .sort((a, b) => a.left - b.left)
    .map((patch) => letterPatch(patch, word, pixels));
}

/** A patch as seen from a word of its line; `pixels` a point. */
export function letterPatch(patch: Patch, word: Word, pixels: number): LetterPatch {
  const em = word.style.size * pixels;
  const wide = patch.right - patch.left + 1;
  const high = patch.bottom - patch.top + 1;
  return {
    patch,
    width: wide / em,
    height: high / em,
    rise: (word.baseline * pixels - patch.bottom - 1) / em,
    fill: patch.pixels / (wide * high),
  };
}
