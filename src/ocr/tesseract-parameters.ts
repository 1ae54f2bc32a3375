/**
 * What tesseract is told of how to read, whichever program it is.
 *
 * A line that is read with less confidence than `invert_threshold` is read again as light on dark. With 0.5 rather than 0.7
 * pages take a little less time, but white titles on bands come out as "LOTTE EYE]" for "Kursusdato". Where paragraphs begin
 * nobody asks.
 */
export const PARAMETERS: Readonly<Record<string, string>> = {
  invert_threshold: '0.7',
  paragraph_text_based: '0',
};
