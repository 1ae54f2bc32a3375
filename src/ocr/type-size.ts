/**
 * How far letters reach above and below the baseline, in ems, in common text faces (measured on Liberation Sans; of
 * serif faces they differ by a tenth at most; the strokes of ø and / by the median of sixteen faces).
 */
const REACH: readonly (readonly [letters: RegExp, above: number, below: number])[] = [
  [/[ÅÄÖÜÉ]/u, 0.93, 0],
  [/[A-ZÆ\d]/u, 0.72, 0],
  [/Ø/u, 0.74, 0.04],
  [/[åäöüé]/u, 0.76, 0],
  [/[bdfhikl]/u, 0.73, 0],
  [/[j]/u, 0.73, 0.21],
  [/t/u, 0.66, 0],
  [/[gpqy]/u, 0.53, 0.21],
  [/[()[\]|]/u, 0.73, 0.21],
  [/\//u, 0.73, 0.04],
  [/ø/u, 0.55, 0.04],
  [/[aceæmnosruvwxz]/u, 0.53, 0],
];

/** Share of a line's letters that may stand in words measured smaller than the line. */
const QUANTILE = 0.3;

/** A word's letters and the height of its ink, in any unit. */
export interface Measured {
  readonly text: string;
  readonly height: number;
}

/**
 * The type size of a line from the ink of its words, in the unit of their heights: each word's height is compared
 * with how far its letters reach, so that "Kurser", without descenders, is not taken for smaller than "Forløb og".
 * Tesseract's own row heights are off by a quarter on short lines.
 *
 * @param quantile share of the letters that may stand in words measured smaller than the line.
 * @returns by default the lower of the words' sizes, by their letters: specks and slanted lines only ever make words taller.
 *   Undefined where no word has letters to measure.
 */
export function typeSize(
  words: readonly Measured[],
  quantile: number = QUANTILE,
): number | undefined {
  const sizes = words.flatMap(({ text, height }) => {
    const { above, below } = reachOf(text);
    const reach = above + below;
    const letters = text.match(/[\p{L}\d]/gu)?.length ?? 0;
    return reach === 0 || letters === 0 ? [] : [{ size: height / reach, letters }];
  });
  sizes.sort((a, b) => a.size - b.size);
  const enough = sizes.reduce((sum, { letters }) => sum + letters, 0) * quantile;
  let passed = 0;
  return sizes.find(({ letters }) => {
    passed += letters;
    return passed >= enough;
  })?.size;
}

/** How far a word's letters reach from the baseline, in ems. */
export function reachOf(text: string): { readonly above: number; readonly below: number } {
  let [top, bottom] = [0, 0];
  for (const letter of text) {
    const [, above = 0, below = 0] = REACH.find(([letters]) => letters.test(letter)) ?? [];
    top = Math.max(top, above);
    bottom = Math.max(bottom, below);
  }
  return { above: top, below: bottom };
}
