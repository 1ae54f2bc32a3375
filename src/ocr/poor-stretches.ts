import type { PageImage, Word } from '../model/index.ts';
import { meanConfidence } from './orientation.ts';
import { readWords } from './read-words.ts';
import type { Read } from './reader.ts';
import type { ReadLine } from './tesseract-words.ts';

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
