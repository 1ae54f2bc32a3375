import { distance } from 'fastest-levenshtein';
import type { Block } from '../../../src/model/index.ts';
import type { Outcome, PlacedWord } from './outcome.ts';
import type { TruthBlock, TruthDocument, TruthLine } from './truth.ts';

/** Right of all, to be added up over documents. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

export interface Score {
  /** Blocks followed by the one that is meant to follow, of those that stand in one text or box. */
  readonly adjacent: Share;
  /** Lines made of parts of several blocks; undefined for programs that tell no lines. */
  readonly spliced?: number;
  /** Headings that are a block each, of those set; undefined for programs that tell no headings. */
  readonly headingRecall?: Share;
  /** … of those found. */
  readonly headingPrecision?: Share;
  /** Paragraphs and items that are a block each. */
  readonly paragraphs?: Share;
  /** Rows of tables that are a line each. */
  readonly rows?: Share;
  /** Letters that are not where they belong in the order, of all: furniture and labels of figures apart. */
  readonly strict: Share;
  /** Words that are in the document and in the reading, of the sum of both halved: F1. */
  readonly words: Share;
  readonly faults: readonly string[];
}

export function score(document: TruthDocument, outcome: Outcome): Score {
  const place = placer(document);
  const words = outcome.lines.flat().map((word) => ({ word, block: place(word) }));
  const faults: string[] = [];
  const blocks = outcome.blocks;
  return {
    adjacent: adjacentShare(document, words, faults),
    ...(outcome.lineless ? {} : { spliced: splicedLines(outcome, place, faults) }),
    ...(blocks === undefined ? {} : blockScores(document, blocks, place, faults)),
    strict: strictShare(document, words),
    words: wordShare(document, outcome, faults),
    faults,
  };
}

type Placer = (word: PlacedWord) => TruthBlock | undefined;

interface Located {
  readonly word: PlacedWord;
  readonly block: TruthBlock | undefined;
}

/** A word belongs to the nearest line that was set, if its middle is no more than this many points off. */
const REACH = 7;

function placer({ blocks }: TruthDocument): Placer {
  const byPage = new Map<number, { line: TruthLine; block: TruthBlock }[]>();
  for (const block of blocks) {
    for (const line of block.lines) {
      byPage.set(line.page, [...(byPage.get(line.page) ?? []), { line, block }]);
    }
  }
  const found = new Map<PlacedWord, TruthBlock | undefined>();
  return (word) => {
    if (found.has(word)) return found.get(word);
    const x = (word.box[0] + word.box[2]) / 2;
    const y = (word.box[1] + word.box[3]) / 2;
    const outside = (at: number, from: number, to: number) => Math.max(0, from - at, at - to);
    let [nearest, best]: [number, TruthBlock | undefined] = [REACH, undefined];
    for (const { line, block } of byPage.get(word.page) ?? []) {
      const [x0, y0, x1, y1] = line.box;
      const off = outside(x, x0, x1) + outside(y, y0, y1) + 0.01 * Math.abs(y - (y0 + y1) / 2);
      if (off < nearest) [nearest, best] = [off, block];
    }
    found.set(word, best);
    return best;
  };
}

const isText = ({ kind }: TruthBlock): boolean => kind !== 'furniture' && kind !== 'figure';

/** Each chain's blocks as the reading has them, by their first words, must follow each other as they were set. */
function adjacentShare(
  { blocks }: TruthDocument,
  words: readonly Located[],
  faults: string[],
): Share {
  let [right, of] = [0, 0];
  for (const chain of new Set(blocks.filter(isText).map((block) => block.chain))) {
    const want = blocks.filter((block) => block.chain === chain && isText(block));
    const got = [
      ...new Set(words.map(({ block }) => block).filter((block) => block?.chain === chain)),
    ];
    want.slice(1).forEach((block, i) => {
      of += 1;
      const at = got.indexOf(want[i]);
      if (at >= 0 && got[at + 1] === block) right += 1;
      else faults.push(`order: ${brief(want[i] as TruthBlock)} → ${brief(block)}`);
    });
  }
  return { right, of };
}

/** The dots of a table of contents are no text, however many a program sees. */
const withoutLeaders = (text: string): string => text.replace(/[.…·]{3,}/gu, '').trim();

const textOf = (block: TruthBlock): string =>
  withoutLeaders(block.lines.map((line) => line.text).join(' ')).replace(/\s+/gu, ' ');

const brief = (block: TruthBlock): string =>
  `${block.lines[0]?.page} ${block.kind} "${textOf(block).slice(0, 40)}"`;

function splicedLines({ lines }: Outcome, place: Placer, faults: string[]): number {
  return lines.filter((line) => {
    const blocks = new Set(line.map(place).filter((block) => block !== undefined && isText(block)));
    if (blocks.size > 1) faults.push(`spliced: ${line.map((word) => word.text).join(' ')}`);
    return blocks.size > 1;
  }).length;
}

/** Blocks are the same where this share of the letters of both is. */
const SAME = 0.9;

function blockScores(
  { blocks }: TruthDocument,
  found: readonly Block[],
  place: Placer,
  faults: string[],
) {
  const letters = found.map((block) => {
    const counts = new Map<TruthBlock | undefined, number>();
    for (const line of block.lines) {
      for (const { box, text } of line.words) {
        const truth = place({ page: line.page, box, text });
        counts.set(truth, (counts.get(truth) ?? 0) + withoutLeaders(text).length);
      }
    }
    return { block, counts, total: [...counts.values()].reduce((sum, n) => sum + n, 0) };
  });
  const isWhole = (truth: TruthBlock, kind?: Block['kind']) => {
    const total = textOf(truth).replace(/\s/gu, '').length;
    return letters.some(({ block, counts, total: own }) => {
      const common = counts.get(truth) ?? 0;
      return (
        (kind === undefined || block.kind === kind) &&
        common >= SAME * total &&
        common >= SAME * own
      );
    });
  };
  const share = (kinds: readonly string[], is: (truth: TruthBlock) => boolean): Share => {
    const all = blocks.filter(({ kind }) => kinds.includes(kind));
    const right = all.filter((truth) => {
      const found = is(truth);
      if (!found) faults.push(`not one block: ${brief(truth)}`);
      return found;
    });
    return { right: right.length, of: all.length };
  };
  const headings = letters.filter(({ block }) => block.kind === 'heading');
  const real = headings.filter(({ block, counts, total }) => {
    const truth = [...counts].find(([of, n]) => of?.kind === 'heading' && n >= SAME * total);
    if (truth === undefined) faults.push(`no heading: ${block.page} "${block.text.slice(0, 60)}"`);
    return truth !== undefined;
  });
  return {
    headingRecall: share(['heading'], (truth) => isWhole(truth, 'heading')),
    headingPrecision: { right: real.length, of: headings.length },
    paragraphs: share(['paragraph', 'list-item', 'contents-entry'], (truth) => isWhole(truth)),
    rows: share(['table-row'], (truth) => isRow(truth, found, place)),
  };
}

/** A row is a line of a table that holds all of it and nothing else. */
function isRow(truth: TruthBlock, found: readonly Block[], place: Placer): boolean {
  const words = truth.lines.flatMap((line) => line.text.split(' ')).length;
  return found
    .filter(({ kind }) => kind === 'table')
    .some(({ lines }) =>
      lines.some(
        (line) =>
          line.words.length === words &&
          line.words.every(({ box, text }) => place({ page: line.page, box, text }) === truth),
      ),
    );
}

/** Edit distance of each chain's text as set and as read, in its own order. */
function strictShare({ blocks }: TruthDocument, words: readonly Located[]): Share {
  let [wrong, of] = [0, 0];
  for (const chain of new Set(blocks.filter(isText).map((block) => block.chain))) {
    const truth = blocks.filter((block) => block.chain === chain && isText(block));
    const want = truth.map(textOf).join(' ').replace(/\s+/gu, ' ');
    const read = words.filter(({ block }) =>
      block === undefined ? chain === 'text' : block.chain === chain && isText(block),
    );
    const got = read.map(({ word }) => withoutLeaders(word.text)).filter((text) => text !== '');
    wrong += distance(want, got.join(' '));
    of += want.length;
  }
  return { right: of - Math.min(of, wrong), of };
}

function wordShare(document: TruthDocument, { lines }: Outcome, faults: string[]): Share {
  const counts = new Map<string, number>();
  const set = document.blocks.flatMap((block) => textOf(block).split(/\s+/u));
  for (const word of set) counts.set(word, (counts.get(word) ?? 0) + 1);
  const read = lines
    .flat()
    .map((word) => withoutLeaders(word.text))
    .filter((text) => text !== '');
  let common = 0;
  for (const word of read) {
    const left = counts.get(word) ?? 0;
    if (left > 0) common += 1;
    counts.set(word, left - 1);
  }
  const off = [...counts]
    .filter(([, n]) => n !== 0)
    .map(([word, n]) => `${word}${n > 0 ? '-' : '+'}`);
  if (off.length > 0) faults.push(`words (- lost, + made): ${off.join(' ')}`);
  return { right: common, of: (set.length + read.length) / 2 };
}
