import {
  type Context,
  classOfWord,
  type Neighbour,
  PAUSE,
  START,
  transition,
} from './model/context.ts';
import type { Option } from './option.ts';
import type { Token } from './tokens.ts';

/** The options of a token, and of it with the token before it as one word. */
export interface Column {
  readonly token: Token;
  readonly options: readonly Option[];
}

/** What was chosen for a token, or for two. */
export interface Choice {
  readonly option: Option;
  /** Index of the last token it takes. */
  readonly column: number;
  /** Probability among the options of its place, its neighbours being what they are. */
  readonly confidence: number;
}

/** How an option scores in a document: its channel as adapted to it. */
export type Channel = (option: Option) => number;

/** The likeliest reading of a run of tokens, in order (Viterbi 1967). */
export function decode(columns: readonly Column[], context: Context, channel: Channel): Choice[] {
  const start: Neighbour = { id: context.start, wordClass: classOfWord(context.classes, START) };
  const pause: Neighbour = { id: context.pause, wordClass: classOfWord(context.classes, PAUSE) };
  const scores: number[][] = [];
  const back: number[][] = [];
  const enter = (column: number, previous: Option | undefined, option: Option): number => {
    const { after } = columns[column]!.token;
    const left =
      previous === undefined || after === 'end' ? start : after === 'pause' ? pause : previous.last;
    return transition(context, left, option.first, option.prior) + option.inner;
  };
  columns.forEach(({ options }, k) => {
    const score: number[] = [];
    const from: number[] = [];
    options.forEach((option, i) => {
      const before = k - option.span;
      const own = channel(option);
      if (before < 0) {
        score[i] = own + enter(k - option.span + 1, undefined, option);
        from[i] = -1;
        return;
      }
      const previous = columns[before]!.options;
      const firstColumn = k - option.span + 1;
      const parted = columns[firstColumn]!.token.after !== 'word';
      const common = parted ? enter(firstColumn, previous[0], option) : 0;
      let [best, bestFrom] = [Number.NEGATIVE_INFINITY, 0];
      for (let j = 0; j < previous.length; j++) {
        const s = scores[before]![j]! + (parted ? common : enter(firstColumn, previous[j], option));
        if (s > best) [best, bestFrom] = [s, j];
      }
      score[i] = best + own;
      from[i] = bestFrom;
    });
    scores.push(score);
    back.push(from);
  });
  return traceBack(columns, scores, back).map(({ option, column }, i, path) => {
    // The share of the choice among the options that take the same tokens, between the same neighbours.
    const previous = path[i - 1]?.option;
    const next = path[i + 1];
    const local = (o: Option): number => {
      const onward =
        next === undefined ? 0 : enter(next.column - next.option.span + 1, o, next.option);
      return channel(o) + enter(column - o.span + 1, previous, o) + onward;
    };
    const own = local(option);
    const sum = columns[column]!.options.filter((o) => o.span === option.span).reduce(
      (total, o) => total + Math.exp(local(o) - own),
      0,
    );
    return { option, column, confidence: 1 / sum };
  });
}

function traceBack(
  columns: readonly Column[],
  scores: readonly (readonly number[])[],
  back: readonly (readonly number[])[],
): { option: Option; column: number }[] {
  const path: { option: Option; column: number }[] = [];
  let column = columns.length - 1;
  if (column < 0) return path;
  let index = scores[column]!.reduce((best, s, i, all) => (s > all[best]! ? i : best), 0);
  while (column >= 0) {
    const option = columns[column]!.options[index]!;
    path.push({ option, column });
    index = back[column]![index]!;
    column -= option.span;
  }
  return path.reverse();
}
