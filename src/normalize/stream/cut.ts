/**
 * Plain text cut into pieces that can be mended one after the other. Whether it is cut at a place depends on the
 * words beside it and on the places `near` words to either side, on nothing else: so the pieces are the same however
 * the text comes in, and a change of the text moves no cut further away than that.
 */
export interface Piece {
  readonly text: string;
  /** Whether a sentence, or a line of its own, begins with it. */
  readonly opens: boolean;
  readonly begins: 'page' | 'block' | 'nothing';
}

export interface Cutter {
  /** Takes more text, and gives the pieces that are complete now. */
  readonly push: (text: string) => Generator<Piece>;
  /** Gives what is left. */
  readonly end: () => Generator<Piece>;
}

/** Between two words: how little harm a cut does, lower is better, and what begins after it. */
interface Gap {
  readonly rank: number;
  readonly opens: boolean;
  readonly begins: Piece['begins'];
}

/** A word with the blanks behind it. Longer runs of either count as several, so that none fills the memory. */
const ATOM = /\S{0,1024}\s{0,1024}/uy;
/** A line this short that ends without a hyphen or comma does not run on, see tokens.ts. */
const SHORT_LINE = 45;

/**
 * Ranks of places by the harm that a cut does. Those of a kind are told apart by the words beside them, hashed to 4
 * or 8 values: few, for the steps down from one place to a better one, each at most `near` words wide, bound the
 * length of a piece; more than one, lest a list of short paragraphs be cut at every line.
 */
const PARAGRAPHS = 0;
const SENTENCES = 4;
const WORDS = 8;
const INSIDE_RUN = 16;
const DIVIDED_WORD = 17;

/** No piece has more words, where cuts are chosen among the places `near` words to either side. */
export const longestPiece = (near: number): number => 2 * near * DIVIDED_WORD + 1;

export function createCutter(near: number): Cutter {
  /** What is not yet known to be a whole word. */
  let rest = '';
  let atoms: string[] = [];
  /** `gaps[i]` is behind `atoms[i]`. The last atom has none yet. */
  let gaps: Gap[] = [];
  let [pieceStart, undecided] = [0, 0];
  let first: Pick<Piece, 'opens' | 'begins'> = { opens: true, begins: 'page' };
  /** Characters of the line so far: with the last atom's word, and with its blanks. */
  let [lineLength, column] = [0, 0];

  const takeAtoms = (isLast: boolean): void => {
    let at = 0;
    while (at < rest.length) {
      ATOM.lastIndex = at;
      const [atom] = ATOM.exec(rest)!;
      if (at + atom.length === rest.length && !isLast) break;
      at += atom.length;
      const before = atoms.at(-1);
      if (before !== undefined) gaps.push(gapBetween(before, atom, lineLength));
      atoms.push(atom);
      lineLength = column + atom.trimEnd().length;
      const lineEnd = Math.max(atom.lastIndexOf('\n'), atom.lastIndexOf('\f'));
      column = lineEnd < 0 ? column + atom.length : atom.length - lineEnd - 1;
    }
    rest = rest.slice(at);
  };

  /** The ends of the text count as better places than any. */
  const isCut = (index: number): boolean => {
    if (index < near) return false;
    const { rank } = gaps[index]!;
    for (let i = index - near; i <= index + near; i++) if (gaps[i]!.rank < rank) return false;
    return true;
  };

  const pieceUpTo = (end: number): Piece => {
    const text = atoms.slice(pieceStart, end).join('');
    pieceStart = end;
    return { text, ...first };
  };

  /** Atoms of the piece under way, and gaps that may still be compared with, are kept. */
  const forget = (): void => {
    const known = Math.min(pieceStart, undecided - near);
    if (known < FORGET_AFTER) return;
    atoms = atoms.slice(known);
    gaps = gaps.slice(known);
    pieceStart -= known;
    undecided -= known;
  };

  function* takePieces(): Generator<Piece> {
    for (; undecided + near < gaps.length; undecided++) {
      if (!isCut(undecided)) continue;
      const { opens, begins } = gaps[undecided]!;
      const piece = pieceUpTo(undecided + 1);
      first = { opens, begins };
      yield piece;
    }
    forget();
  }

  return {
    *push(text) {
      for (let at = 0; at < text.length; at += SLICE) {
        rest += text.slice(at, at + SLICE);
        takeAtoms(false);
        yield* takePieces();
      }
    },
    *end() {
      takeAtoms(true);
      yield* takePieces();
      if (pieceStart < atoms.length) yield pieceUpTo(atoms.length);
    },
  };
}

/** Characters of a long text that are looked at together. */
const SLICE = 8192;
/** So many words are let go of at a time. */
const FORGET_AFTER = 512;

const WORD_AND_BLANKS = /^(\S*)(\s*)$/u;
const LINE_END = /[\n\f\r]/;
const BLANK_LINE = /\n[^\S\n]*\n/;
const HYPHEN = /[-\u2010\u00AD\u00AC]$/;
const SENTENCE_END = /[.!?:][)"'”’»]*$/;
const RUNS_ON = /[,\p{Pd}]$/u;
/** What does not stand by itself: the rest of a run, a combining mark, a bar, which the words beside it explain. */
const DEPENDENT = /^(?:[\s\p{M}]|\|(?:\s|$)|$)/u;

/** `lineLength`: characters of the line up to the end of the word in `before`. */
function gapBetween(before: string, after: string, lineLength: number): Gap {
  const [, word, blanks] = WORD_AND_BLANKS.exec(before) as unknown as [string, string, string];
  if (blanks === '' || word === '|' || DEPENDENT.test(after)) return mere(INSIDE_RUN);
  const endsLine = LINE_END.test(blanks);
  if (endsLine && HYPHEN.test(word)) return mere(DIVIDED_WORD);
  const value = hash(word, after);
  if (blanks.includes('\f')) return { rank: PARAGRAPHS + (value & 3), opens: true, begins: 'page' };
  if (BLANK_LINE.test(blanks))
    return { rank: PARAGRAPHS + (value & 3), opens: true, begins: 'block' };
  const isShortLine = endsLine && lineLength < SHORT_LINE && !RUNS_ON.test(word);
  if (isShortLine || SENTENCE_END.test(word)) {
    return { rank: SENTENCES + (value & 3), opens: true, begins: 'nothing' };
  }
  return mere(WORDS + (value & 7));
}

const mere = (rank: number): Gap => ({ rank, opens: false, begins: 'nothing' });

/** Of the letters next to the gap (FNV-1a). */
function hash(word: string, after: string): number {
  let value = 0x811c9dc5;
  const add = (text: string, from: number, to: number): void => {
    for (let i = from; i < to; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  };
  add(word, Math.max(0, word.length - HASHED), word.length);
  add(after, 0, Math.min(after.length, HASHED));
  return (value >>> 16) ^ (value & 0xffff);
}
const HASHED = 8;
