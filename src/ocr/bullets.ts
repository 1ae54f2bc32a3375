import type { Word } from '../model/index.ts';
import type { Patch } from './ink.ts';
import { type LetterPatch, letterPatch, type Marks, patchesIn } from './word-patches.ts';

/**
 * Bullets by their ink, in ems; measured on eight faces at 200 dpi. Discs and squares: 0.23–0.41 across and
 * filled to 0.70–0.91, middle dots 0.10–0.17, asterisks 0.35–0.42 and filled to 0.44–0.52, high above the baseline.
 * An e is 0.45 high at least, filled to 0.6 at most, and stands on the baseline.
 */
const DISC = { least: 0.2, most: 0.44, fill: 0.66, rise: 0.08 };
/** A square that stands on the baseline, as some faces have it, is 0.41 across: no letter is filled like that. */
const SQUARE_FILL = 0.88;
const DOT_LEAST = 0.08;
const STAR = { least: 0.3, most: 0.5, fill: 0.6, rise: 0.3 };
/** A pixel's worth of a baseline that is not where it was measured, in ems. */
const SLACK = 0.03;
/** As high as wide, to so much of either; a middle dot is so small that one pixel makes half of it. */
const ROUND = 1.35;
const DOT_ROUND = 1.5;
/** From an unread bullet to its text at most, in ems. */
const REACH = 2.5;
/** What is seen as plainly as this is as sure as a letter usually is. */
const CONFIDENCE = 0.9;

/** Discs that stand on the baseline, as bullets of some faces do and full stops of all: so many at one edge are bullets. */
const LOW_AT_LEAST = 2;
/** … of which the lefts differ by so much at most, in ems, and which stand so far before their text at least. */
const LOW_EDGE = 0.15;
const LOW_GAP = 0.3;

/** The first words of lines that are bullets though they stand on the baseline. */
export function lowBullets(
  lines: readonly { readonly words: readonly Word[] }[],
  marks: Marks,
): ReadonlySet<Word> {
  const low = lines.flatMap(({ words: [first, text] }) => {
    if (first?.rotation !== 0 || text === undefined || /[\p{L}\p{N}]/u.test(first.text)) return [];
    if (text.box[0] - first.box[2] < LOW_GAP * text.style.size) return [];
    const [only, ...others] = patchesIn(first, marks).map(({ patch }) => patch);
    if (only === undefined || others.length > 0) return [];
    const seen = letterPatch(only, { ...first, style: text.style }, marks.image.dpi / 72);
    if (seen.rise < -SLACK || bulletOf({ ...seen, rise: DISC.rise }) !== '•') return [];
    return [{ first, left: first.box[0], edge: LOW_EDGE * text.style.size }];
  });
  const isListed = ({ left, edge }: (typeof low)[number]) =>
    low.filter((other) => Math.abs(other.left - left) < edge).length >= LOW_AT_LEAST;
  return new Set(low.filter(isListed).map(({ first }) => first));
}

/**
 * A line with its bullet as a bullet: read as a letter or sign (e, «, +, %, -), or passed over. `taken` are the words
 * of the page, `low` those of them that are bullets without looking again.
 */
export function withBullet(
  words: readonly Word[],
  taken: readonly Word[],
  marks: Marks,
  low: ReadonlySet<Word>,
): readonly Word[] {
  const [first, ...rest] = words;
  if (first === undefined || first.rotation !== 0) return words;
  const text = rest[0] ?? textAfter(first, taken);
  if (text !== undefined && [...first.text].length <= 2 && !/[-–—]{2}/.test(first.text)) {
    const style = { ...text.style };
    const seen = patchesIn(first, marks).map(({ patch }) => patch);
    const [only, ...others] = seen;
    const seenAs =
      only === undefined || others.length > 0
        ? undefined
        : bulletOf(letterPatch(only, { ...first, style }, marks.image.dpi / 72));
    const sign = low.has(first) ? '•' : seenAs;
    if (sign !== undefined) {
      return [{ ...first, text: sign, style, confidence: CONFIDENCE }, ...rest];
    }
  }
  const unread = unreadBullet(first, taken, marks);
  return unread === undefined ? words : [unread, ...words];
}

/** The word that a bullet far from its text, a line of its own to tesseract, stands before. */
const textAfter = (first: Word, taken: readonly Word[]): Word | undefined =>
  taken.find(
    ({ box, baseline, rotation, style }) =>
      rotation === 0 &&
      box[0] > first.box[2] &&
      box[0] - first.box[2] < REACH * style.size &&
      Math.abs(baseline - first.baseline) < style.size / 2,
  );

export function bulletOf({ width, height, fill, rise }: LetterPatch): '•' | '·' | '*' | undefined {
  const size = Math.max(width, height);
  const round = size < DISC.least ? DOT_ROUND : ROUND;
  if (size > round * Math.min(width, height)) return undefined;
  const least = fill >= SQUARE_FILL ? -SLACK : DISC.rise;
  if (size >= DISC.least && size <= DISC.most && fill >= DISC.fill && rise >= least) {
    return '•';
  }
  if (size >= DOT_LEAST && size < DISC.least && fill >= DISC.fill && rise >= DISC.rise) return '·';
  if (size >= STAR.least && size <= STAR.most && fill < STAR.fill && rise >= STAR.rise) return '*';
  return undefined;
}

/** The disc left of a line's first word that is in no word, with nothing in between. */
function unreadBullet(
  first: Word,
  taken: readonly Word[],
  { image, patches }: Marks,
): Word | undefined {
  const pixels = image.dpi / 72;
  const { size } = first.style;
  const [left, top, bottom] = [
    (first.box[0] - REACH * size) * pixels,
    (first.baseline - 0.8 * size) * pixels,
    (first.baseline + 0.25 * size) * pixels,
  ];
  const before = patches.filter(
    (patch) =>
      patch.right < first.box[0] * pixels &&
      patch.left > left &&
      patch.bottom >= top &&
      patch.top <= bottom,
  );
  const [patch, ...others] = before;
  if (patch === undefined || others.length > 0) return undefined;
  if (bulletOf(letterPatch(patch, first, pixels)) !== '•') return undefined;
  const box = boxOf(patch, 1 / pixels);
  const isTaken = taken.some(
    (word) =>
      word.box[0] < box[2] && word.box[2] > box[0] && word.box[1] < box[3] && word.box[3] > box[1],
  );
  return isTaken ? undefined : { ...first, text: '•', box, confidence: CONFIDENCE };
}

const boxOf = ({ left, top, right, bottom }: Patch, points: number): Word['box'] => [
  left * points,
  top * points,
  (right + 1) * points,
  (bottom + 1) * points,
];
