import { type Block, type Edit, traceToRaw } from '../model/index.ts';
import type { Token } from './tokens.ts';

/** Of words read with more confidence hardly any is wrong (bench/repair/readings.ts). */
const UNSURE = 0.9;

/** A word that the engine was not sure of, `[from, to)` of the text as read. */
export interface UnsureWord {
  readonly from: number;
  readonly to: number;
  readonly confidence: number;
}

/** The words of a block as read that the engine was not sure of, in order. */
export function unsureWords(block: Block): UnsureWord[] {
  const found: UnsureWord[] = [];
  let at = 0;
  for (const line of block.lines) {
    for (const { text, confidence } of line.words) {
      if (confidence < UNSURE) found.push({ from: at, to: at + text.length, confidence });
      at += text.length + 1;
    }
  }
  return found;
}

/** Tokens of a text that `edits` made of what was read, those of unsure words with the confidence of the least sure. */
export function withConfidence(
  tokens: readonly Token[],
  unsure: readonly UnsureWord[],
  edits: readonly Edit[],
): readonly Token[] {
  if (unsure.length === 0) return tokens;
  return tokens.map((token) => {
    const [from, to] = traceToRaw(token.at, token.at + token.text.length, edits);
    const own = unsure.filter((word) => word.from < to && word.to > from);
    if (own.length === 0) return token;
    const confidence = Math.min(...own.map((word) => word.confidence));
    const whole = own.length === 1 && own[0]!.from <= from && own[0]!.to >= to;
    return whole
      ? { ...token, confidence }
      : { ...token, confidence, ...unsureIn(token, own, edits) };
  });
}

/** Which letters of a token are of unsure words: a word divided at a line end was read in two. */
function unsureIn(
  { text, at }: Token,
  words: readonly UnsureWord[],
  edits: readonly Edit[],
): Pick<Token, 'unsure'> {
  const own = [...Array(text.length).keys()].filter((n) => {
    const [from, to] = traceToRaw(at + n, at + n + 1, edits);
    return words.some((word) => word.from < to && word.to > from);
  });
  const [first, last] = [own[0], own.at(-1)];
  return first === undefined || last === undefined || own.length === text.length
    ? {}
    : { unsure: [first, last + 1] };
}
