import type { PageImage, Word } from '../model/index.ts';
import { meanConfidence } from './orientation.ts';
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

/** Words as poor as this were not found where they are, or are none; as sure as that they are. */
const POOR_STRETCH = 0.5;
const SURE_STRETCH = 0.85;
/** Wider spaces, in ems, are those between columns. */
const COLUMN = 1.5;
/** More poor places than this are a picture. */
const MOST_STRETCHES = 8;

/**
 * The lines with their parts that could not be read as these read by themselves: of columns whose lines are not level
 * with each other tesseract makes one at times, and reads "FED" for "2026 kl. 19.30" beside the line of a text.
 */
export async function readPoorStretches(
  lines: readonly ReadLine[],
  image: PageImage,
  danish: Read,
): Promise<readonly ReadLine[]> {
  const stretches = lines.map(({ words }) => stretchesOf(words));
  const poor = stretches.flat().filter(isPoor);
  if (poor.length === 0 || poor.length > MOST_STRETCHES) return lines;
  const read = await readWords(poor, image, danish);
  const settled = new Map(
    poor.map((stretch, i) => {
      const words = read[i] as Word[];
      return [stretch, meanConfidence(words) >= SURE_STRETCH ? words : stretch];
    }),
  );
  return lines.flatMap((line, i) => {
    const parts = (stretches[i] as (readonly Word[])[]).map((part) => settled.get(part) ?? part);
    const isSame = parts.every((words, k) => words === stretches[i]![k]);
    // a line of two columns is none: what is bold or large in one is not by the other
    return isSame ? [line] : parts.map((words) => ({ words }));
  });
}

/** The words of a line, parted where columns are. */
function stretchesOf(words: readonly Word[]): (readonly Word[])[] {
  const stretches: Word[][] = [];
  words.forEach((word, i) => {
    const before = words[i - 1];
    const isApart = before === undefined || word.box[0] - before.box[2] > COLUMN * word.style.size;
    if (isApart) stretches.push([word]);
    else stretches.at(-1)!.push(word);
  });
  return stretches;
}

const isPoor = (words: readonly Word[]): boolean =>
  words.every(({ rotation }) => rotation === 0) &&
  words.some(({ text }) => /[\p{L}\d]{3}/u.test(text)) &&
  meanConfidence(words) < POOR_STRETCH;

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

/** Words of letters that the Danish data has; what the second reading brought, it would take away again. */
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
