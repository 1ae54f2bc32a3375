import { union, type Word } from '../model/index.ts';
import type { ReadLine } from './tesseract-words.ts';

/** In ems: the letters of a word stand closer than this; a space is wider (0.17 at least, see `run-together.ts`). */
const CLOSE = 0.15;
/** In ems: boxes of two parts of a word may overlap so much, and their baselines differ. */
const OVERLAP = 0.1;
const LEVEL = 0.2;

/**
 * The lines with those that were found in what the first reading left out. A word found right beside one of theirs is a
 * part of it that recognition had torn off: "Pe" before "nge".
 */
export function withFound(lines: readonly ReadLine[], found: readonly ReadLine[]): ReadLine[] {
  let all = [...lines];
  for (const line of found) {
    const [part, ...others] = line.words;
    const whole = part !== undefined && others.length === 0 ? joinedTo(all, part) : undefined;
    if (whole === undefined) all.push(line);
    else all = whole;
  }
  return all;
}

/** The lines with the word that a part belongs to made whole; undefined where none stands right beside it. */
function joinedTo(lines: readonly ReadLine[], part: Word): ReadLine[] | undefined {
  for (const line of lines) {
    const torn = line.words.find((word) => isTorn(part, word));
    if (torn === undefined) continue;
    const words = line.words.map((word) => (word === torn ? joined(part, word) : word));
    return lines.map((each) => (each === line ? { words } : each));
  }
  return undefined;
}

function isTorn(a: Word, b: Word): boolean {
  const { size } = b.style;
  const gap = Math.max(a.box[0] - b.box[2], b.box[0] - a.box[2]);
  const isLevel = Math.abs(a.baseline - b.baseline) <= LEVEL * size;
  return a.rotation === b.rotation && isLevel && gap <= CLOSE * size && gap >= -OVERLAP * size;
}

function joined(a: Word, b: Word): Word {
  const [first, last] = a.box[0] < b.box[0] ? [a, b] : [b, a];
  return {
    ...b,
    text: first.text + last.text,
    box: union([a.box, b.box]),
    confidence: Math.min(a.confidence, b.confidence),
  };
}
