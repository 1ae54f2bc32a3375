import { type Box, overlapY, union } from '../../model/index.ts';
import type { Token } from './token.ts';

/** A drop cap is at least so much larger than the body, and its text no farther from it than this, in body sizes. */
const LARGER = 1.8;
const REACH = 0.9;
/** Height of capitals over the baseline, in type sizes. */
const CAP_HEIGHT = 0.75;

/** Joins each drop cap with the word that it opens, so that the lines beside it keep their columns and baselines. */
export function joinDropCaps(tokens: readonly Token[], bodySize: number): Token[] {
  const replaced = new Map<Token, readonly Token[]>();
  for (const cap of tokens) {
    if (!/^\p{Lu}$/u.test(cap.text) || cap.rotation !== 0) continue;
    if (cap.style.size < LARGER * bodySize) continue;
    const word = openedBy(cap, tokens, bodySize);
    if (word === undefined) continue;
    replaced.set(cap, []);
    replaced.set(word, isWordOfItsOwn(cap, word, tokens) ? besides(cap, word) : [joint(cap, word)]);
  }
  return tokens.flatMap((token) => replaced.get(token) ?? [token]);
}

/** The first word of the topmost of two or more lines that run beside a drop cap. */
function openedBy(cap: Token, tokens: readonly Token[], bodySize: number): Token | undefined {
  // the box of its type reaches above the letter itself, over the line before
  const top = Math.max(cap.box[1], cap.baseline - CAP_HEIGHT * cap.style.size);
  const letter: Box = [cap.box[0], top, cap.box[2], Math.max(cap.baseline, top)];
  const beside = tokens
    .filter((token) => LARGER * token.style.size <= cap.style.size)
    .filter((token) => overlapY(token.box, letter) > 0.4 * token.style.size)
    .filter(({ box }) => {
      const gap = box[0] - cap.box[2];
      return gap > -0.3 * bodySize && gap < REACH * bodySize;
    })
    .sort((a, b) => a.baseline - b.baseline);
  return beside.length < 2 ? undefined : beside[0];
}

/** "I" is a word, too: it is before a number ("I 1978"), or when the rest is a word elsewhere on the page. */
const isWordOfItsOwn = (cap: Token, rest: Token, tokens: readonly Token[]): boolean =>
  cap.text === 'I' &&
  (/^\d/u.test(rest.text) || tokens.some((token) => token !== rest && token.text === rest.text));

function joint(cap: Token, word: Token): Token {
  const text = cap.text + word.text;
  const box = union([cap.source.box, word.source.box]);
  return { ...word, text, source: { ...word.source, text, box } };
}

/** The drop cap as a word at the head of the line, small enough not to disturb it. */
function besides(cap: Token, word: Token): Token[] {
  const [left, top, , bottom] = word.box;
  const size = word.style.size;
  const box = [left - 0.6 * size, top, left - 0.3 * size, bottom] as const;
  return [{ ...cap, box, baseline: word.baseline, style: word.style }, word];
}
