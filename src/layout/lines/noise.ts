import { letterCount } from '../letters.ts';
import type { Segment } from './segment.ts';

/** What an engine is less sure of than this, and what is no longer, is a speck or a rule taken for a letter. */
const UNSURE = 0.4;
const MOST_LETTERS = 2;

/**
 * Whether a segment of a scan is no text: signs without a letter or digit that stand alone, or a letter or two that
 * the engine itself doubts or takes for turned: it took a digit or a speck for them. Marks of list items have been joined with their text by then.
 */
export function isNoise({ tokens, text, estimated, rotation }: Segment): boolean {
  if (!estimated) return false;
  const letters = letterCount(text);
  if (letters === 0) return true;
  const unsure = rotation !== 0 || tokens.every((token) => token.confidence < UNSURE);
  return unsure && letters <= MOST_LETTERS && !/\d/.test(text);
}
