import type { Token } from './token.ts';

/** A word at the head of its line, with the word after it. */
export interface LineHead {
  readonly head: Token;
  readonly next: Token;
}

/** What stands so many type sizes off belongs to another column; a mark stands no farther from its text than this. */
const COLUMN_GAP = 1.6;
const MARK_REACH = 2.5;
/** Baselines of one line differ by no more than this share of the type size. */
const LEVEL = 0.35;

/** Those of the candidates that nothing stands before on their line, with what follows them there. */
export function lineHeads(
  tokens: readonly Token[],
  isCandidate: (token: Token) => boolean,
): LineHead[] {
  return tokens.filter(isCandidate).flatMap((head) => {
    const { size } = head.style;
    const level = tokens.filter(
      (token) => token !== head && Math.abs(token.baseline - head.baseline) < LEVEL * size,
    );
    const before = level.some(({ box }) => {
      const gap = head.box[0] - box[2];
      return box[0] < head.box[0] && gap < COLUMN_GAP * size;
    });
    const [next] = level
      .filter(({ box }) => box[0] > head.box[0] && box[0] - head.box[2] < MARK_REACH * size)
      .sort((a, b) => a.box[0] - b.box[0]);
    return before || next === undefined ? [] : [{ head, next }];
  });
}
