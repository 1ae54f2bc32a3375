import { diffArrays } from 'diff';
import type { WordRun } from '../model/index.ts';
import { align, type Piece, type Tolerance } from './align.ts';
import { explainLone } from './noise/explain.ts';
import { isExact } from './noise/trust.ts';
import { foldedLetters, keyOf, printedWords, wordKey } from './noise/typography.ts';

/** A difference between two texts that the reading made. */
export interface WordNoise {
  readonly was: string;
  readonly is: string;
  readonly reason: string;
}

export interface TextComparison {
  /** Whether the publisher changed anything. */
  readonly changed: boolean;
  /** The runs of words, the equal ones in the words of `after`; empty where nothing was changed. */
  readonly runs: readonly WordRun[];
  readonly noise: readonly WordNoise[];
  /** Share of the letters of both that are in equal runs. */
  readonly similarity: number;
}

const SAME: TextComparison = { changed: false, runs: [], noise: [], similarity: 1 };

/** Compares two texts word by word (Myers 1986), and tells what the publisher changed from what the reading did. */
export function compareText(before: string, after: string, tolerance: Tolerance): TextComparison {
  if (before === after) return SAME;
  if (keyOf(before) === keyOf(after)) {
    const changes = differingWords(printedWords(before), printedWords(after));
    return { ...SAME, noise: changes.length > 0 ? changes : [LINES] };
  }
  const [was, is] = [printedWords(before), printedWords(after)];
  const pieces = hunks(was, is).flatMap((hunk): readonly Piece[] =>
    hunk.equal
      ? [{ op: 'equal', was: hunk.was, is: hunk.is }]
      : align(hunk.was, hunk.is, tolerance),
  );
  const settled = inRuns(pieces).map((piece) => settleLone(piece, tolerance));
  const noise = settled.flatMap((piece) =>
    piece.reason === undefined
      ? piece.op === 'equal'
        ? differingWords(piece.was, piece.is)
        : []
      : [{ was: piece.was.join(' '), is: piece.is.join(' '), reason: piece.reason }],
  );
  const changed = settled.some(({ op }) => op !== 'equal');
  return {
    changed,
    runs: changed ? wordRuns(settled) : [],
    noise,
    similarity: changed ? similarityOf(settled) : 1,
  };
}

const LINES: WordNoise = { was: '', is: '', reason: 'line breaks or list marks' };

interface Hunk {
  readonly equal: boolean;
  readonly was: readonly string[];
  readonly is: readonly string[];
}

function hunks(was: readonly string[], is: readonly string[]): Hunk[] {
  const parts = diffArrays(was.map(wordKey), is.map(wordKey));
  const found: { equal: boolean; was: string[]; is: string[] }[] = [];
  let [i, j] = [0, 0];
  for (const { added, removed, count } of parts) {
    const equal = !added && !removed;
    let last = found.at(-1);
    if (last === undefined || last.equal !== equal) {
      last = { equal, was: [], is: [] };
      found.push(last);
    }
    if (!added) {
      last.was.push(...was.slice(i, i + count));
      i += count;
    }
    if (!removed) {
      last.is.push(...is.slice(j, j + count));
      j += count;
    }
  }
  return found;
}

/** Words that one text only has, where the reading is the reason. */
function settleLone(piece: Piece, { before, after, headings }: Tolerance): Piece {
  if (piece.op === 'equal') return piece;
  const [words, own, other, titles] =
    piece.op === 'delete'
      ? [piece.was, before, after, headings.after]
      : [piece.is, after, before, headings.before];
  if (!isExact(own) && titles.has(foldedLetters(words.join('')))) {
    return { ...piece, op: 'equal', reason: 'a heading read as text' };
  }
  const reasons = words.map((word) => explainLone(word, own, other));
  const [reason] = reasons;
  return reason !== undefined && reasons.every((each) => each !== undefined)
    ? { ...piece, op: 'equal', reason }
    : piece;
}

/** Deleted or inserted words in a row as one piece: a heading is known as a whole. */
function inRuns(pieces: readonly Piece[]): Piece[] {
  const runs: Piece[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last !== undefined && last.op === piece.op && piece.op !== 'equal') {
      runs[runs.length - 1] = {
        op: last.op,
        was: [...last.was, ...piece.was],
        is: [...last.is, ...piece.is],
      };
    } else runs.push(piece);
  }
  return runs;
}

const differingWords = (was: readonly string[], is: readonly string[]): WordNoise[] =>
  was.flatMap((word, i) =>
    word === is[i] ? [] : [{ was: word, is: is[i] ?? '', reason: 'quotes, dashes or hyphens' }],
  );

function wordRuns(pieces: readonly Piece[]): WordRun[] {
  const runs: { op: WordRun['op']; words: string[]; was: string[] }[] = [];
  const add = (op: WordRun['op'], words: readonly string[], was: readonly string[]): void => {
    if (words.length + was.length === 0) return;
    const last = runs.at(-1);
    if (last?.op === op) {
      last.words.push(...words);
      last.was.push(...was);
    } else runs.push({ op, words: [...words], was: [...was] });
  };
  // Within a change all that went comes before all that came: easier to read than word for word.
  let came: string[] = [];
  for (const { op, was, is } of pieces) {
    if (op === 'insert') came.push(...is);
    else if (op === 'delete') add('delete', was, was);
    else {
      add('insert', came, came);
      came = [];
      add('equal', is, was);
    }
  }
  add('insert', came, came);
  return runs.map(({ op, words, was }) => {
    const [text, older] = [words.join(' '), was.join(' ')];
    return { op, text, ...(older !== text && { was: older }) };
  });
}

function similarityOf(pieces: readonly Piece[]): number {
  let [equal, all] = [0, 0];
  for (const { op, was, is } of pieces) {
    const letters = lettersIn(was) + lettersIn(is);
    all += letters;
    if (op === 'equal') equal += letters;
  }
  return all === 0 ? 1 : equal / all;
}

const lettersIn = (words: readonly string[]): number =>
  words.reduce((sum, word) => sum + word.length, 0);
