/**
 * Widths of characters in ems, by class; the means of Helvetica, Arial and Times for each class. Plain text has no
 * widths, yet whether another word would have fitted on a line tells paragraphs apart.
 */
const CLASSES: readonly (readonly [string, number])[] = [
  ["ijlI.,:;'|!·", 0.26],
  ['ftr()[]/\\- "“”‘’', 0.32],
  ['mw', 0.78],
  ['ABCDEGHKNOPQRSTUVXYZÅØ', 0.69],
  ['MWÆ–—…', 0.9],
];

/** Of lower-case letters and digits. */
const USUAL = 0.52;

const widths = new Map(
  CLASSES.flatMap(([chars, width]) => [...chars].map((char) => [char, width])),
);

/** Width of a text set in an ordinary proportional face, in ems. */
export function widthOf(text: string): number {
  let sum = 0;
  for (const char of text) sum += widths.get(char) ?? USUAL;
  return sum;
}
