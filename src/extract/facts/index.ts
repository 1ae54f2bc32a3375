import { type Block, type LabelledField, overlapX, splitBlock } from '../../model/index.ts';
import { isTimeOfDay } from '../fields/dates.ts';
import { fold } from '../fold.ts';
import { groupBy } from '../group-by.ts';
import { remembered } from '../remembered.ts';
import { isBesideRight } from './kickers.ts';
import { nameLines, partNameLines } from './name-lines.ts';
import { numberHeads } from './number-heads.ts';
import { readParts } from './parts.ts';
import { AMONG_FACTS, type FactPart, isShort, LABELLED, type PartReader, PREFIX } from './piece.ts';
import { typeOf } from './typed.ts';
import { unwrapper } from './wraps.ts';

export { factsBehindTitles, movesOn } from './kickers.ts';
export { evidenceFor, type NameOf } from './names.ts';
export { type FactPart, LABELLED, PREFIX } from './piece.ts';
export { type KnownNames, settleSlots } from './slots.ts';
export { tellsTimes, typeOf } from './typed.ts';

/** Blocks that are lists of facts, as "12. marts 2027 kl. 9-15 | Rådhuset | Gratis", with their parts. */
export type Facts = ReadonlyMap<Block, readonly FactPart[]>;

interface BlockReader extends PartReader {
  /** See `unwrapper`. */
  readonly textOf: (block: Block) => string;
  /** See `readParts`; of the block's text as `unwrapper` has it. */
  readonly partsOf: (block: Block) => readonly FactPart[] | undefined;
}

/** So many lists of facts are a manner of setting them; one may be anything. */
const LEAST_LISTS = 2;
/** An unknown label that so many lines begin with is one of the document's own. */
const RECURS = 3;
/** A longer value is text. */
const VALUE_LENGTH = 90;

/**
 * Finds the facts that no label or not all labels tell: lines of dates, prices, places and names under a title, before
 * it, or behind the text. Parts them from the text they are glued to, and makes text of facts that were taken for
 * headings.
 *
 * @param read the blocks in reading order.
 * @param nameField the field that a label names.
 * @param providerAt see `PartReader`.
 */
export function findFacts(
  read: readonly Block[],
  nameField: (label: string) => LabelledField | undefined,
  providerAt: PartReader['providerAt'],
  skip: (block: Block) => boolean,
): { readonly blocks: Block[]; readonly facts: Facts } {
  const blocks = partNameLines(read, skip);
  const labels = recurringLabels(blocks, nameField);
  const recurs = remembered((label) => labels.has(fold(label)));
  const parts = remembered((text) => readParts(text, { nameField, providerAt, recurs }));
  const textOf = unwrapper(blocks);
  const reader: BlockReader = {
    nameField,
    providerAt,
    recurs,
    textOf,
    partsOf: (block) => {
      const [wrapped, asSet] = [parts(textOf(block)), parts(block.text)];
      const isList = asSet?.length === block.text.split('\n').length;
      return isList && namedBy(asSet) > Math.max(1, namedBy(wrapped)) ? asSet : wrapped;
    },
  };
  const facts = new Map<Block, readonly FactPart[]>();
  const dayTitles = titlesOfDays(blocks, reader);
  const valued = valuesOfLabels(blocks, nameField);
  const numbers = numberHeads(blocks);
  const parted = blocks.flatMap((block) => {
    if (numbers.has(block)) return [numberFact(block, facts)];
    if (skip(block) || valued.has(block) || dayTitles.has(block) || !MAY_HOLD.has(block.kind))
      return [block];
    return partBlock(block, reader, facts);
  });
  const isManner = facts.size >= LEAST_LISTS;
  if (!isManner) facts.clear();
  nameLines(isManner ? parted : blocks, facts, (block) => skip(block) || valued.has(block));
  return { blocks: isManner ? parted : [...blocks], facts };
}

/** How many fields are told: a fact a line tells more than the same run on, where the column is too narrow to show that the lines were ended on purpose. */
const namedBy = (parts: readonly FactPart[] | undefined): number =>
  new Set(parts?.flatMap(({ field }) => field ?? [])).size;

/** A number beside a title as the fact that it is. */
function numberFact(block: Block, facts: Map<Block, readonly FactPart[]>): Block {
  const { text } = block;
  const fact: Block = { ...block, kind: 'paragraph' };
  const field = 'courseNumber';
  facts.set(fact, [{ start: 0, end: text.length, value: text, field, label: undefined }]);
  return fact;
}

const MAY_HOLD: ReadonlySet<Block['kind']> = new Set(['paragraph', 'heading', 'list-item']);

/** Blocks that are labels alone, or the values behind these. */
export function valuesOfLabels(
  blocks: readonly Block[],
  nameField: (label: string) => LabelledField | undefined,
): ReadonlySet<Block> {
  const endsInLabel = (block: Block | undefined): boolean => {
    const last = block?.text
      .split('\n')
      .at(-1)
      ?.replace(/\s*:?\s*$/u, '');
    return last !== undefined && nameField(last) !== undefined;
  };
  const isUnderLabel = (block: Block, above: Block | undefined): boolean =>
    above !== undefined && endsInLabel(above) && isOneColumn(above, block);
  return new Set(
    blocks.filter(
      (block, n) =>
        block.kind !== 'heading' && (endsInLabel(block) || isUnderLabel(block, blocks[n - 1])),
    ),
  );
}

/** Whether a block may be the value of a label: on another page, or in the label's column or beside it. */
const isOneColumn = (label: Block, value: Block): boolean =>
  label.page !== value.page ||
  overlapX(label.box, value.box) > 0 ||
  (value.box[1] < label.box[3] && label.box[1] < value.box[3]);

/** The labels that no profile knows, and words before names, that come again and again among facts. Folded. */
function recurringLabels(
  blocks: readonly Block[],
  nameField: (label: string) => LabelledField | undefined,
): ReadonlySet<string> {
  const lines = blocks
    .filter(({ kind }) => MAY_HOLD.has(kind))
    .flatMap(({ text }) => text.split('\n'));
  const isFact = (line: string | undefined): boolean =>
    line !== undefined && (LABELLED.test(line) || typeOf(line) !== undefined);
  const found = lines.flatMap((line, n) => {
    const { label, value } = LABELLED.exec(line)?.groups ?? prefixed(line);
    if (label === undefined || value === undefined || nameField(label) !== undefined) return [];
    if (value === '' || value.length > VALUE_LENGTH) return [];
    return [{ label: fold(label), among: isFact(lines[n - 1]) || isFact(lines[n + 1]) }];
  });
  const groups = [...groupBy(found, ({ label }) => label)];
  return new Set(
    groups.flatMap(([label, own]) =>
      own.length >= RECURS && own.filter(({ among }) => among).length >= own.length * AMONG_FACTS
        ? [label]
        : [],
    ),
  );
}

/** A line of names with the words before them: "Ved Musikskolen". */
function prefixed(line: string): { label?: string; value?: string } {
  const prefix = PREFIX.exec(line);
  const value = line.slice(prefix?.[0].length ?? 0);
  const label = prefix?.groups?.prefix;
  return label === undefined || !isShort(value) ? {} : { label, value };
}

const STRONG: ReadonlySet<LabelledField | undefined> = new Set([
  'schedule',
  'price',
  'contacts',
  'courseNumber',
]);

/** Days that are titles of sections: several other headings stand under most of them. */
function titlesOfDays(blocks: readonly Block[], reader: BlockReader): ReadonlySet<Block> {
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  const tellsTime = (block: Block): boolean =>
    reader.partsOf(block)?.some(({ field }) => field === 'schedule') ?? false;
  // an hour beside a title is that one's
  const isOfTitle = (block: Block, title: Block | undefined): boolean =>
    title !== undefined && isTimeOfDay(block.text) && isBesideRight(block, title);
  const days = headings.flatMap((block, n) =>
    isOnlyFacts(block, reader) && tellsTime(block) && !isOfTitle(block, headings[n + 1]) ? [n] : [],
  );
  // months alone right above a title are those of a part of the year: "April og maj"
  const isPartOfYear = (block: Block): boolean =>
    !/\d/u.test(block.text) && blocks[blocks.indexOf(block) + 1]?.kind === 'heading';
  const parts = days.map((n) => headings[n] as Block).filter(isPartOfYear);
  const under = days.map((n, i) => (days[i + 1] ?? headings.length) - n - 1).sort((a, b) => a - b);
  const usual = under[Math.floor(under.length / 2)] ?? 0;
  // between a title and its text, or beside a title, most of them are lines of facts, however they are set
  const ofTitles = days.filter((n) => {
    const day = headings[n] as Block;
    const at = blocks.indexOf(day);
    const [before, after] = [blocks[at - 1], blocks[at + 1]];
    const title = headings[n + 1];
    if (title !== undefined && isBesideRight(day, title)) return true;
    if (after?.kind === 'heading') return false;
    return before?.kind === 'heading';
  });
  const areTitles = usual >= 2 && ofTitles.length * 2 < days.length;
  return new Set(areTitles ? days.map((n) => headings[n] as Block) : parts);
}

/** What parts facts and seldom stands in a title. */
const BARS = /\s[|·•]\s/u;

const isOnlyFacts = (block: Block, reader: BlockReader): boolean => {
  const parts = reader.partsOf(block) ?? [];
  const told = parts.filter(({ field }) => field !== undefined);
  // a number and one thing more are a title with its number
  if (parts.length === 2 && told.length === 1 && told[0]?.field === 'courseNumber') return false;
  return (
    (BARS.test(block.text) || parts.every(({ field }) => field !== undefined)) &&
    parts.some(({ field }) => STRONG.has(field) || field === 'providers')
  );
};

/** A block as it is, or its facts and its text apart. */
function partBlock(
  block: Block,
  reader: BlockReader,
  facts: Map<Block, readonly FactPart[]>,
): Block[] {
  if (block.kind === 'heading') {
    if (!isOnlyFacts(block, reader)) return [block];
    const text = { ...block, kind: 'paragraph' as const };
    facts.set(text, reader.partsOf(block) ?? []);
    return [text];
  }
  const whole = reader.partsOf(block);
  if (whole !== undefined) {
    // a list's items may be any short text; known labels alone are read as such
    const told = whole.filter(({ field, label }) => field !== undefined && label === undefined);
    const unknown = whole.some(
      ({ label }) => label !== undefined && reader.nameField(label) === undefined,
    );
    const isList = block.kind === 'list-item' && !told.some(({ field }) => STRONG.has(field));
    if ((told.length > 0 || unknown) && !isList) facts.set(block, whole);
    return [block];
  }
  if (block.kind !== 'paragraph') return [block];
  const count = block.text.split('\n').length;
  if (count !== block.lines.length) return [block];
  for (let at = count - 1; at > 0; at--) {
    const parts = splitBlock(block, at);
    if (parts === undefined) continue;
    const [upper, lower] = parts;
    const areFacts =
      isFactList(upper, reader) || (at === 1 && namesProviders(block, upper, reader));
    if (areFacts && /^\p{Lu}/u.test(lower.text)) {
      facts.set(upper, reader.partsOf(upper) ?? []);
      return [upper, lower];
    }
  }
  for (let at = 1; at < count; at++) {
    const parts = splitBlock(block, at);
    if (parts === undefined) continue;
    const [upper, lower] = parts;
    const areFacts =
      isFactList(lower, reader) ||
      (at === count - 1 && reader.providerAt(lower.text) !== undefined);
    if (/[.!?:]["”»)]?$/u.test(upper.text) && areFacts) {
      facts.set(lower, reader.partsOf(lower) ?? []);
      return [upper, lower];
    }
  }
  return [block];
}

/** Whether the first line of a text names providers and was ended on purpose: "v/ Pileværkstedet". */
const namesProviders = (block: Block, { text }: Block, reader: BlockReader): boolean =>
  reader.providerAt(text) !== undefined && reader.textOf(block)[text.length] === '\n';

/** Whether the lines parted from a text are facts beyond doubt: a time, price or the like without a label, at either end. */
function isFactList(block: Block, reader: BlockReader): boolean {
  const parts = reader.partsOf(block) ?? [];
  const [first, last] = [parts[0], parts.at(-1)];
  return (
    parts.some(({ field, label }) => STRONG.has(field) && label === undefined) &&
    (first?.field !== undefined || last?.field !== undefined)
  );
}
