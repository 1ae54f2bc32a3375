import type { PageImage, Word } from '../model/index.ts';
import { readWords } from './read-words.ts';
import type { Read } from './reader.ts';
import type { ReadLine } from './tesseract-words.ts';

/**
 * Measured on 84 scanned pages, where 170 words had less than 0.85 and 19 of these were wrong: read by themselves, ten
 * of the wrong ones were right at 0.9 and more, and none of the right ones wrong but for letters lost or won at an end.
 */
const DOUBTFUL = 0.82;
const SURE = 0.9;
/** A reading as poor as this may have had letters too many. */
const POOR = 0.2;
/** A page with more such words is a bad scan: the most doubtful are read. */
const MOST_WORDS = 16;

/**
 * The lines with the words that were read with doubt as they read by themselves: a word's neighbours, and the line's
 * slope, lead the recognition astray at times ("fortøb", "gemme" for "forløb", "glemme").
 */
export async function readDoubtful(
  lines: readonly ReadLine[],
  image: PageImage,
  danish: Read,
): Promise<readonly ReadLine[]> {
  const doubtful = lines
    .flatMap(({ words }) => words.filter(isDoubtful))
    .sort((a, b) => a.confidence - b.confidence)
    .slice(0, MOST_WORDS);
  if (doubtful.length === 0) return lines;
  const groups = doubtful.map((word) => [word]);
  const read = await readWords(groups, image, danish);
  const settled = new Map(doubtful.map((word, i) => [word, better(word, read[i] as Word[])]));
  return lines.map(({ words }) => ({ words: words.map((word) => settled.get(word) ?? word) }));
}

/** Words of letters that the Danish data has; of others the second reading tells. */
const DANISH = /^(?=.*\p{L}{3})[a-zæøåé\d.,:;()?!/-]+$/iu;

const isDoubtful = ({ text, rotation, confidence }: Word): boolean =>
  rotation === 0 && confidence < DOUBTFUL && DANISH.test(text);

/** A word as it was first read, or as it was read alone. */
function better(first: Word, [alone, ...others]: readonly Word[]): Word {
  if (alone === undefined || others.length > 0) return first;
  const { text, confidence } = alone;
  if (confidence <= first.confidence) return first;
  if (text === first.text) return { ...first, confidence };
  if (confidence < SURE) return first;
  // what stood at the edge of the crop may have been left out, what stands beside it taken in
  const isLess = first.text.startsWith(text) || first.text.endsWith(text);
  const isMore = text.startsWith(first.text) || text.endsWith(first.text);
  if (isMore || (isLess && first.confidence > POOR)) return first;
  return { ...first, text, confidence };
}
