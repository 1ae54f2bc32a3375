import { type Draft, offset, type Piece } from './draft.ts';
import type { Glyph } from './marks.ts';

/** Fewer letters than this at even gaps can be chance: an enumeration, the heads of narrow columns. */
const LEAST_LETTERS = 4;
/** Letters further apart than this, in ems, are not one word however even their gaps are. */
const WIDEST = 0.8;
/** Gaps of letter-spacing are all alike to within this, in ems (kerning); the gap between words is wider. */
const EVEN = 0.12;

/** Text is letterspaced where half of its gaps are this wide, in ems: kerning is narrower, and white space wider. */
const SPACED_OUT = { least: 0.06, most: 0.25 };

/**
 * Joins the pieces into which kerning parts letterspaced words: no space glyph stands between them, and the gap is
 * hardly wider than those within.
 */
export function joinSpacedOut(drafts: readonly Draft[]): Draft[] {
  const joined: Draft[] = [];
  for (let i = 0; i < drafts.length; ) {
    const run = runWithoutSpaces(drafts, i);
    joined.push(...atWideGaps(run));
    i += run.length;
  }
  return joined;
}

/** The drafts from `start` on that no space glyph and no change of line or size parts. */
function runWithoutSpaces(drafts: readonly Draft[], start: number): Draft[] {
  const run = [drafts[start] as Draft];
  for (const draft of drafts.slice(start + 1)) {
    const gap = gapBetween(run.at(-1) as Draft, draft);
    if (draft.pieces[0]?.spaced !== false || gap === undefined) break;
    run.push(draft);
  }
  return run;
}

function atWideGaps(run: readonly Draft[]): Draft[] {
  if (run.length === 1) return [...run];
  const gaps = run
    .flatMap(({ pieces }) => pieces)
    .map(({ glyph }, n, all) => (n === 0 ? 0 : offset((all[n - 1] as Piece).glyph, glyph).along))
    .slice(1)
    .sort((a, b) => a - b);
  const usual = gaps[Math.floor((gaps.length - 1) / 2)] as number;
  if (usual < SPACED_OUT.least || usual > SPACED_OUT.most) return [...run];
  const words = run.slice(0, 1);
  for (const draft of run.slice(1)) {
    const word = words.at(-1) as Draft;
    if ((gapBetween(word, draft) as number) - usual >= EVEN) words.push(draft);
    else {
      const pieces = [...word.pieces, ...draft.pieces];
      words.splice(-1, 1, { pieces, continued: draft.continued });
    }
  }
  return words;
}

/**
 * Joins words that are single letters at even gaps, as letterspaced titles are when each letter is placed by itself.
 * A space glyph between two letters keeps them apart.
 */
export function joinLetterspaced(drafts: readonly Draft[]): Draft[] {
  const joined: Draft[] = [];
  for (let i = 0; i < drafts.length; ) {
    const run = runOfLetters(drafts, i);
    const words = run.length >= LEAST_LETTERS ? evenRuns(run) : run;
    joined.push(...words);
    i += Math.max(1, run.length);
    if (run.length === 0) joined.push(drafts[i - 1] as Draft);
  }
  return joined;
}

/** The drafts from `start` on that are one letter each and stand on one line. */
function runOfLetters(drafts: readonly Draft[], start: number): Draft[] {
  const run: Draft[] = [];
  for (let i = start; i < drafts.length; i++) {
    const draft = drafts[i] as Draft;
    if (!isLetter(draft)) break;
    const before = run.at(-1);
    if (before !== undefined && gapBetween(before, draft) === undefined) break;
    run.push(draft);
  }
  return run;
}

const isLetter = ({ pieces }: Draft): boolean =>
  pieces.length === 1 && /^\p{L}$/u.test(pieces[0]?.text ?? '');

/** The gap in ems; undefined where the two are not neighbours of one size on a line, a word space apart at most. */
function gapBetween(a: Draft, b: Draft): number | undefined {
  const last = a.pieces.at(-1)?.glyph as Glyph;
  const next = b.pieces[0]?.glyph as Glyph;
  if (last.rotation !== next.rotation || Math.abs(last.look.size / next.look.size - 1) > 0.05)
    return undefined;
  const { along, across } = offset(last, next);
  return across < 0.1 && along > 0 && along < 3 * WIDEST ? along : undefined;
}

function evenRuns(run: readonly Draft[]): Draft[] {
  const gaps = run.slice(1).map((draft, i) => gapBetween(run[i] as Draft, draft) as number);
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)] as number;
  const close = gaps.map((gap, i) => gap - usual < EVEN && run[i + 1]?.pieces[0]?.spaced === false);
  const even = gaps.filter((gap, i) => close[i] && usual - gap < EVEN);
  // Most gaps must be alike, or these are single letters that happen to stand in a row.
  if (usual > WIDEST || even.length < 0.6 * gaps.length) return [...run];
  const words: Draft[] = [];
  run.forEach((draft, i) => {
    const word = words.at(-1);
    if (word !== undefined && close[i - 1]) {
      word.pieces.push(...draft.pieces);
      word.continued = draft.continued;
    } else words.push({ pieces: [...draft.pieces], continued: draft.continued });
  });
  return words;
}
