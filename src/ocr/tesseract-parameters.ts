/**
 * What tesseract is told of how to read, whichever program it is.
 *
 * A line that is read with less confidence than `invert_threshold` is read again as light on dark; most such lines are
 * textures and rules. With 0.5 rather than 0.7 a page of a fixture takes 5 % less time and has the same words; light text on
 * dark ground has less than that. Where paragraphs begin nobody asks.
 */
export const PARAMETERS: Readonly<Record<string, string>> = {
  invert_threshold: '0.5',
  paragraph_text_based: '0',
};
