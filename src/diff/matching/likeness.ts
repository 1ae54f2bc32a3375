import { createRequire } from 'node:module';
import type { Profile, Vector } from './features.ts';

// by subpath: the whole of natural takes long to import and opens database drivers
const diceCoefficient = createRequire(import.meta.url)(
  'natural/lib/natural/distance/dice_coefficient.js',
) as (a: string, b: string) => number;

/** Between equal candidates what stands around decides; it never makes two offerings alike. */
const SAME_ID = 0.02;
const SAME_PLACE = 0.03;
const SAME_PROVIDERS = 0.02;
const SAME_TITLE = 0.03;
/** Of two offerings under one title it is the one with the same text, whatever its place and its id. */
const SAME_TEXT = 0.08;
const BY_CONTENT = 1 - SAME_ID - SAME_PLACE - SAME_PROVIDERS - SAME_TITLE - SAME_TEXT;

/** Offerings that are less alike are not one. Set by hand; bench/diff shows what it leads to, no sweep was made. */
export const LEAST_LIKENESS = 0.58;

/**
 * How alike two offerings are, 0–1. A new title over the same text is a renamed offering, a new text under the same
 * title a rewritten one: so either suffices, and half of both will do.
 */
export function likeness(a: Profile, b: Profile): number {
  const title = a.titleKey === b.titleKey ? 1 : diceCoefficient(a.title, b.title);
  const text = a.hasText && b.hasText ? cosine(a.words, b.words) : title * title;
  const content = 1 - (1 - title * title) * (1 - text);
  return (
    content * BY_CONTENT +
    text * SAME_TEXT +
    (a.offering.id === b.offering.id ? SAME_ID : 0) +
    (a.place === b.place ? SAME_PLACE : 0) +
    (a.providers === b.providers ? SAME_PROVIDERS : 0) +
    (a.titleKey === b.titleKey ? SAME_TITLE : 0)
  );
}

/** The cosine of two vectors of length 1. */
export function cosine(a: Vector, b: Vector): number {
  let [i, j, sum] = [0, 0, 0];
  while (i < a.words.length && j < b.words.length) {
    const [left, right] = [a.words[i]!, b.words[j]!];
    if (left === right) sum += a.weights[i++]! * b.weights[j++]!;
    else if (left < right) i++;
    else j++;
  }
  return Math.min(1, sum);
}
