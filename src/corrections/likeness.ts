// by subpath: the whole of natural takes long to import and opens database drivers
import distance from 'natural/lib/natural/distance/index.js';
import { fold } from '../model/index.ts';

/** How alike two texts are to a reader who overlooks case, accents and punctuation: 0–1, by Dice's coefficient. */
export function likeness(one: string, other: string): number {
  const [a, b] = [fold(one), fold(other)];
  if (a === b) return 1;
  if (a === '' || b === '') return 0;
  return distance.DiceCoefficient(a, b);
}

/** From this likeness on two texts are the same text in two readings; see `readAlike`. */
const SAME_TEXT = 0.85;

/**
 * Whether two texts are readings of the same: a letter may differ here and there, but no digit, since another number
 * is another price, date or place.
 */
export const readAlike = (one: string, other: string): boolean =>
  digitsOf(one) === digitsOf(other) && likeness(one, other) >= SAME_TEXT;

const digitsOf = (text: string): string => text.replace(/\D+/g, ' ').trim();
