import type { PageImage, Word } from '../model/index.ts';
import { joinAddresses } from './addresses.ts';
import { mergeReadings } from './merge-readings.ts';
import { readWords } from './read-words.ts';
import type { Read } from './reader.ts';
import type { ReadLine } from './tesseract-words.ts';

/** A page with more doubtful places than this is a bad scan, not one full of signs: the most doubtful are read. */
const MOST_PLACES = 16;
/** A word of lower confidence may hold a letter that Danish lacks. Plain Danish words at 200 dpi have 0.9 and more. */
const DOUBTFUL = 0.8;

/** Where a sign is to be expected that the Danish data lacks, by what it makes of them. */
const SUSPECTS: readonly RegExp[] = [
  // an address: "kontor2Øskolen.dk", "post&huset.dk" – the @ became a letter or sign
  /^(?!www\.|https?:).*[\p{L}\d]\.(?:dk|com|org|net|eu|nu|info|se|no|de)\b(?!\/)/iu,
  /\p{Ll}[ØÆQO©®€&]\p{Ll}/u,
  // "www.huset.dk/hold_8": the underscore became a space
  /^(?:www\.|https?:)\S*\//iu,
  // "Malm6", "G6teborg", "Miiller": an umlaut
  /^(?=.*\p{L}{2})\p{Lu}?\p{Ll}*\d\p{Ll}*[.,]?$|\p{Ll}ii|iir/u,
  // “quoted”, „quoted“, 90’erne
  /["”]|^,\p{L}|\p{L}["”']|\d'\p{L}/u,
  // 18°
  /^\d+[?'"“”%*][CF]?[.,]?$/u,
  // a note: "450 kr.*"
  /\p{L}\.?["”%*]$/u,
];

/**
 * Reads again, with data that has them, the places where signs are to be expected that the Danish data lacks
 * (@ # _ ° * quotation marks, letters of other languages), and takes over these signs alone.
 */
export async function secondReading(
  lines: readonly ReadLine[],
  image: PageImage,
  signs: Read,
): Promise<readonly ReadLine[]> {
  const places = doubtfulPlaces(lines);
  if (places.length === 0) return lines;
  const groups = places.map(({ line, from, to }) =>
    (lines[line] as ReadLine).words.slice(from, to + 1),
  );
  const read = await readWords(groups, image, signs);
  const settled = lines.map(({ words }) => [...words]);
  // From the end of each line, so that the places before keep their numbers.
  for (let i = places.length - 1; i >= 0; i--) {
    const { line, from, to } = places[i] as Place;
    const words = settled[line] as Word[];
    const merged = mergeReadings(words.slice(from, to + 1), read[i] as Word[], image);
    words.splice(from, to + 1 - from, ...merged);
  }
  return settled.map((words) => ({ words: joinAddresses(words) }));
}

/** Neighbouring words of a line, the last one included. */
interface Place {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly confidence: number;
}

function doubtfulPlaces(lines: readonly ReadLine[]): Place[] {
  const places = lines.flatMap(({ words }, line) => {
    const found: Place[] = [];
    words.forEach((word, i) => {
      if (!isDoubtful(word)) return;
      // A neighbour each way: the place may be part of a longer word, and a lone word is read less well.
      const [from, to] = [Math.max(0, i - 1), Math.min(words.length - 1, i + 1)];
      const last = found.at(-1);
      const confidence = Math.min(word.confidence, last?.confidence ?? 1);
      if (last !== undefined && from <= last.to) {
        found[found.length - 1] = { ...last, to, confidence };
      } else found.push({ line, from, to, confidence: word.confidence });
    });
    return found;
  });
  if (places.length <= MOST_PLACES) return places;
  const least = places.map(({ confidence }) => confidence).sort((a, b) => a - b)[MOST_PLACES - 1];
  return places.filter(({ confidence }) => confidence <= (least as number)).slice(0, MOST_PLACES);
}

const isDoubtful = ({ text, rotation, confidence }: Word): boolean =>
  rotation === 0 &&
  (SUSPECTS.some((pattern) => pattern.test(text)) ||
    (confidence < DOUBTFUL && /\p{L}{3}/u.test(text)));
