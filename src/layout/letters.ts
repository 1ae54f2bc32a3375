const counts = /[\p{L}\p{N}]/gu;

/** Number of letters and digits: what counts when styles are weighed. */
export function letterCount(text: string): number {
  let letters = 0;
  counts.lastIndex = 0;
  while (counts.test(text)) letters += 1;
  return letters;
}
