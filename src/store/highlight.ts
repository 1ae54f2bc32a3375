import { stemmer } from '@orama/stemmers/danish';

/** Signs around a word that was found: no text has them, so that nothing in a text can pass for them. */
export const MARK = { start: '\u0002', stop: '\u0003' } as const;

/** What a word of a text is found by, in small letters. */
export interface Term {
  /** The stem of a word, as PostgreSQL has it: all its forms are found. */
  readonly stem: string;
  /** How longer words begin that are found, too. */
  readonly start?: string;
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly term: number;
}

/** Letters of a piece of a text, and how many of them stand before the word that it is shown for. */
const PIECE = { letters: 180, before: 50 };
/** So many pieces of a text are shown. */
const PIECES = 2;

/** The text with what was found in it marked. */
export const marked = (text: string, terms: readonly Term[]): string =>
  markedBetween(text, spansOf(text, terms), 0, text.length);

/** Pieces of a text that hold the most of what was found, marked; its beginning where nothing was. */
export function excerptOf(text: string, terms: readonly Term[]): string {
  if (text.length <= PIECE.letters * PIECES) return marked(text, terms);
  const spans = spansOf(text, terms);
  const pieces = bestPieces(text, spans).map(({ from, to }) => {
    const piece = markedBetween(text, spans, from, to).trim();
    return `${from > 0 ? '… ' : ''}${piece}${to < text.length ? ' …' : ''}`;
  });
  return pieces.join(' ').replaceAll('… …', '…');
}

type Piece = Pick<Span, 'from' | 'to'>;

/** Those with the most different words, then with the most; in the order of the text. */
function bestPieces(text: string, spans: readonly Span[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let left = spans;
  while (pieces.length < PIECES && left.length > 0) {
    let best: { readonly piece: Piece; readonly score: number } | undefined;
    for (const { from } of left) {
      const piece = pieceAt(text, from);
      const within = left.filter((span) => span.from >= piece.from && span.to <= piece.to);
      const score = new Set(within.map(({ term }) => term)).size * 100 + within.length;
      if (best === undefined || score > best.score) best = { piece, score };
    }
    const { piece } = best!;
    pieces.push(piece);
    left = left.filter(
      (span) => span.to + PIECE.before < piece.from || span.from - PIECE.before > piece.to,
    );
  }
  if (pieces.length === 0) pieces.push(pieceAt(text, 0));
  return pieces.sort((a, b) => a.from - b.from);
}

/** Begins and ends with whole words. */
function pieceAt(text: string, found: number): Piece {
  const before = Math.max(0, found - PIECE.before);
  const from = before === 0 ? 0 : Math.min(text.indexOf(' ', before) + 1, found);
  const after = from + PIECE.letters;
  if (after >= text.length) return { from, to: text.length };
  return { from, to: Math.max(text.lastIndexOf(' ', after), text.indexOf(' ', found), found) };
}

function markedBetween(text: string, spans: readonly Span[], from: number, to: number): string {
  let result = '';
  let at = from;
  for (const span of spans) {
    if (span.from < at || span.to > to) continue;
    result += `${text.slice(at, span.from)}${MARK.start}${text.slice(span.from, span.to)}${MARK.stop}`;
    at = span.to;
  }
  return result + text.slice(at, to);
}

const WORD = /[\p{L}\p{N}]*/uy;
const LETTER = /[\p{L}\p{N}]/u;

/** Where words are that were found, in order. A stem is how its words begin, so that the others need not be looked at. */
function spansOf(text: string, terms: readonly Term[]): readonly Span[] {
  const lower = text.toLowerCase();
  // signs that are longer in small letters would put the rest out of place
  const small = lower.length === text.length ? lower : text;
  const spans = new Map<number, Span>();
  for (const [term, { stem, start }] of terms.entries()) {
    for (let from = small.indexOf(stem); from >= 0; from = small.indexOf(stem, from + 1)) {
      if (spans.has(from) || (from > 0 && LETTER.test(small[from - 1]!))) continue;
      WORD.lastIndex = from;
      const [word = ''] = WORD.exec(small) ?? [];
      if ((start !== undefined && word.startsWith(start)) || stemOf(word) === stem) {
        spans.set(from, { from, to: from + word.length, term });
      }
    }
  }
  return [...spans.values()].sort((a, b) => a.from - b.from);
}

/** What stands in numbers is its own stem, as in PostgreSQL. */
const stemOf = (word: string): string => (/\p{N}/u.test(word) ? word : stemmer(word));
