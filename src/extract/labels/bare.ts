import type { Block, Line } from '../../model/index.ts';
import { typeOf } from '../facts/index.ts';
import { fold } from '../fold.ts';
import { groupBy } from '../group-by.ts';
import type { BareLabel, BareLabels } from './bare-label.ts';
import type { LabelNames } from './names.ts';
import { ownLabels } from './own.ts';

/** Labels have at most so many words. */
const MOST_WORDS = 4;
/** Words that weight does not set apart are labels only where so many lines of the document begin with labels. */
const LEAST_LINES = 4;

interface Candidate extends BareLabel {
  readonly block: Block;
  readonly line: number;
  readonly setApart: boolean;
  readonly follows: boolean;
}

/**
 * Finds labels that no colon ends ("Sted  Musikhuset"): words that a profile knows as a label, set in bold before
 * text that is not, alone on their line, or at the beginning of two lines in a row, as in a list of facts. Any of
 * these must come again in the document, but for a day by which to register.
 */
export function bareLabels(blocks: readonly Block[], names: LabelNames): BareLabels {
  const subheadings = recurringSubheadings(blocks);
  const read = blocks
    .flatMap((block) => candidatesIn(block, names))
    .filter(({ block, field }) => field !== 'description' || !subheadings.has(block));
  const candidates = read.filter((each, n) => !isValueOf(read[n - 1], each, blocks));
  const listed = candidates.filter((each, n) => isListed(each, candidates, n, blocks));
  const sure = candidates.filter(
    (each) => (each.setApart && recurs(each, candidates)) || isDeadline(each),
  );
  const wrapped = candidates.filter((each) => followsWrapped(each, listed));
  const all = new Set([...sure, ...(listed.length >= LEAST_LINES ? [...listed, ...wrapped] : [])]);
  const found = new Map<Block, Map<number, BareLabel>>();
  for (const { block, line, field, label, valueAt } of all) {
    const own = found.get(block) ?? new Map<number, BareLabel>();
    own.set(line, { field, label, valueAt });
    found.set(block, own);
  }
  for (const [block, lines] of ownLabels(blocks, found)) {
    found.set(block, new Map([...(found.get(block) ?? []), ...lines]));
  }
  return found;
}

/** Headings of one form that say few things, each again and again: "Indhold" is no label where "Udbytte" stands like it. */
function recurringSubheadings(blocks: readonly Block[]): ReadonlySet<Block> {
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  const forms = groupBy(headings, ({ style }) => JSON.stringify(style));
  const found = [...forms.values()].filter((own) => {
    const texts = groupBy(own, ({ text }) => fold(text));
    return texts.size > 1 && [...texts.values()].every(({ length }) => length > 1);
  });
  return new Set(found.flat());
}

function candidatesIn(block: Block, names: LabelNames): Candidate[] {
  if (block.kind === 'contents-entry') return [];
  const texts = block.text.split('\n');
  // lines of the text are those of the page but where words divided at their ends were joined
  const level = texts.length === block.lines.length;
  return texts.flatMap((text, n) => {
    const found = bareLabelIn(text, names);
    if (found === undefined) return [];
    const line = level ? block.lines[n] : n === 0 ? block.lines[0] : undefined;
    const alone = found.valueAt >= text.length;
    if (block.kind === 'heading' && !alone) return [];
    const setApart = line !== undefined && (alone || isBoldBefore(line, found.label));
    return [{ ...found, block, line: n, setApart, follows: n > 0 }];
  });
}

/** A heading that begins with a label is a fact where so many other lines begin with it. */
const FACT_LINES = 2;

/** Headings that begin with a label as other lines do, or with one and a colon, are facts set or taken for bold. */
export function factsAsText(blocks: readonly Block[], names: LabelNames): Block[] {
  const counts = new Map<string, number>();
  for (const block of blocks) {
    if (block.kind === 'heading') continue;
    for (const line of block.text.split('\n')) {
      const label = bareLabelIn(line, names)?.label;
      if (label !== undefined) counts.set(fold(label), (counts.get(fold(label)) ?? 0) + 1);
    }
  }
  return blocks.map((block) => {
    const label = block.kind === 'heading' ? bareLabelIn(block.text, names)?.label : undefined;
    const isFact = label !== undefined && (counts.get(fold(label)) ?? 0) >= FACT_LINES;
    const before =
      block.kind === 'heading' ? /^(\p{Lu}[^:]{1,40}):\s/u.exec(block.text)?.[1] : undefined;
    const field = before === undefined ? undefined : names.exactly(before);
    const isLine = field !== undefined && field !== 'title';
    return isFact || isLine ? { ...block, kind: 'paragraph' } : block;
  });
}

/** What stands before the first colon of a line. */
const BEFORE_COLON = /^\s*(?<label>\p{Lu}[^:\n]{1,40}):(?:\s|$)/u;

/**
 * The longest known label that a line begins with, of a capital and followed by text or by nothing. "For hvem: Alle" begins
 * with one that a colon ends, not with "For".
 */
function bareLabelIn(text: string, names: LabelNames): BareLabel | undefined {
  const marked = BEFORE_COLON.exec(text)?.groups?.label;
  if (marked?.includes(' ') && names.exactly(marked) !== undefined) return undefined;
  const words = [...text.matchAll(/\S+/gu)].slice(0, MOST_WORDS + 2);
  for (let count = Math.min(MOST_WORDS, words.length); count > 0; count--) {
    const last = words[count - 1] as RegExpExecArray;
    const label = text.slice(0, last.index + last[0].length).trim();
    if (!/^\p{Lu}[\p{L}.()/ -]*$/u.test(label)) continue;
    // alone on its line also with one letter misread
    const named = label === text.trim() ? names.nearly(label) : names.exactly(label);
    // "Sted – Musikhuset"
    const isDash = /^[–—-]$/u.test(words[count]?.[0] ?? '');
    const valueAt = words[count + (isDash ? 1 : 0)]?.index ?? text.length;
    // "Forløb  6 måneder" is no title
    const field = named === 'title' ? typeOf(text.slice(valueAt)) : named;
    if (field === undefined || isQuestion(text)) continue;
    return { field, label, valueAt };
  }
  return undefined;
}

/** "Hvor er vi?" asks, "Hvor Hal 4" and "Hvornår tirsdage" do not. */
const isQuestion = (text: string): boolean =>
  /^Hv(?:or|ornår|em|ad|ilke|ordan)\s+(?:(?:er|var|kan|skal|skulle|vil|får|har|bliver|går|gør|må|kommer)\s|\p{Ll}[^.!?]*\?)/u.test(
    text,
  );

/** Whether the words of the label are bold and the first behind them is not. */
function isBoldBefore(line: Line, label: string): boolean {
  const count = label.split(/\s+/).length;
  const after = line.words[count];
  return (
    after !== undefined &&
    !after.style.bold &&
    line.words.slice(0, count).every((word) => word.style.bold)
  );
}

const isAlone = ({ block, line, valueAt }: Candidate): boolean =>
  valueAt >= (block.text.split('\n')[line]?.length ?? 0);

/** Whether what begins with a label is the value of one that stands alone above it: "Hvor", "Lokale 4". */
function isValueOf(
  above: Candidate | undefined,
  each: Candidate,
  blocks: readonly Block[],
): boolean {
  if (above === undefined || !isAlone(above) || isAlone(each)) return false;
  return above.block === each.block
    ? each.line === above.line + 1
    : each.line === 0 && blocks[blocks.indexOf(each.block) - 1] === above.block;
}

const recurs = (each: Candidate, all: readonly Candidate[]): boolean =>
  all.filter((other) => other.setApart && fold(other.label) === fold(each.label)).length > 1;

/** "Tilmelding senest 1. september 2026" alone on its line says one thing only, also where it comes but once. */
function isDeadline({ field, block, line, valueAt }: Candidate): boolean {
  const value = block.text.split('\n')[line]?.slice(valueAt) ?? '';
  return field === 'registrationDeadline' && typeOf(value) === 'schedule';
}

/** A value runs over at most so many lines. */
const WRAPPED = 3;

/** Whether a label that begins lines of lists elsewhere stands under a listed one whose value takes several lines. */
const followsWrapped = (each: Candidate, listed: readonly Candidate[]): boolean =>
  listed.filter(({ label }) => fold(label) === fold(each.label)).length > 1 &&
  listed.some(
    ({ block, line }) => block === each.block && line < each.line && each.line - line <= WRAPPED,
  );

/** Whether the line above or below begins with another label. */
function isListed(
  each: Candidate,
  all: readonly Candidate[],
  n: number,
  blocks: readonly Block[],
): boolean {
  const at = blocks.indexOf(each.block);
  return [all[n - 1], all[n + 1]].some((other) => {
    if (other === undefined || other.field === each.field) return false;
    if (other.block === each.block) return Math.abs(other.line - each.line) === 1;
    return Math.abs(blocks.indexOf(other.block) - at) === 1;
  });
}
