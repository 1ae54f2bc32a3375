import { type Box, overlapX, union } from '../../model/index.ts';
import type { Gutter } from '../lines/gutters.ts';
import { rowsOf } from '../lines/rows.ts';
import type { Segment, Source } from '../lines/segment.ts';
import { segmentsOf } from '../lines/segments.ts';
import type { RuledTable } from '../tables/ruled.ts';
import type { Token } from '../words/token.ts';
import type { TaggedGroup } from './tagged-groups.ts';
import { tableParts } from './tagged-tables.ts';

/** What comes one after the other on a tagged page: words to be ordered among themselves, or a table. */
export type TaggedPart =
  | {
      readonly kind: 'text';
      readonly tokens: readonly Token[];
      /** One paragraph, heading or item: its lines belong together. */
      readonly whole: boolean;
    }
  | { readonly kind: 'table'; readonly table: RuledTable };

/** Labels are at most so many words. */
const LABEL_WORDS = 5;
/** Lines nearer than this share of the type size are level. */
const LEVEL = 0.3;
/** A mark without a tag, a bullet say, stands at most so many type sizes before its text. */
const MARK_REACH = 3;

/** The parts of a tagged page in order, words that no tag has put where they stand. */
export function partsOf(
  groups: readonly TaggedGroup[],
  untagged: readonly Token[],
  gutters: readonly Gutter[],
  source: Source,
): TaggedPart[] {
  const segments = (tokens: readonly Token[]) => segmentsOf(rowsOf(tokens), gutters, source);
  const parts = withFields(blocksOf(groups, source), segments);
  return segments(untagged).reduce(placed, parts);
}

/** Roles of blocks whose lines belong together. */
const WHOLE = /^(?:P|H[1-6]?|LI|Caption|BlockQuote)$/u;

const textPart = ({ tag, tokens }: TaggedGroup): TaggedPart => ({
  kind: 'text',
  tokens,
  whole: WHOLE.test(tag.role),
});

/**
 * A group parted where its words go on beside all before them, and would be read before these: above them, as over the
 * next column, or, in a group that is no one block, below them, where no column of the same text stands.
 */
function inSteps({ tag, tokens }: TaggedGroup): TaggedGroup[] {
  const isWhole = WHOLE.test(tag.role);
  const steps: Token[][] = [];
  let box: Box | undefined;
  for (const token of tokens) {
    const isStep =
      box === undefined ||
      (isWhole
        ? token.box[3] <= box[1] + 1 && token.box[0] >= box[2]
        : token.box[1] >= box[3] - 1 && overlapX(box, token.box) <= 0);
    if (isStep) steps.push([token]);
    else steps.at(-1)!.push(token);
    box = isStep ? token.box : union([box!, token.box]);
  }
  return steps.map((own) => ({ tag, tokens: own }));
}

/** The groups, the cells of each table as a table, as fields to be told, or as texts. */
function blocksOf(groups: readonly TaggedGroup[], source: Source): TaggedPart[] {
  const parts: TaggedPart[] = [];
  for (let i = 0; i < groups.length; ) {
    const number = groups[i]!.tag.cell?.table;
    let end = i + 1;
    while (number !== undefined && groups[end]?.tag.cell?.table === number) end += 1;
    const cells = groups.slice(i, end);
    const table = number === undefined ? undefined : tableParts(cells, source);
    for (const part of table ?? cells) {
      if ('rows' in part) parts.push({ kind: 'table', table: part });
      else parts.push(...inSteps(part).map(textPart));
    }
    i = end;
  }
  return parts;
}

/** Labels with the values that begin level with them on the right as one part, and all that follow each other so. */
function withFields(
  parts: readonly TaggedPart[],
  segments: (tokens: readonly Token[]) => Segment[],
): TaggedPart[] {
  const out: TaggedPart[] = [];
  let fields = false;
  for (let i = 0; i < parts.length; i++) {
    const [part, next] = [parts[i]!, parts[i + 1]];
    if (
      part.kind !== 'text' ||
      next?.kind !== 'text' ||
      !isLabelOf(part.tokens, segments(next.tokens))
    ) {
      out.push(part);
      fields = false;
      continue;
    }
    const before = fields ? out.pop() : undefined;
    const tokens = [...(before?.kind === 'text' ? before.tokens : []), ...part.tokens];
    out.push({ kind: 'text', tokens: [...tokens, ...next.tokens], whole: false });
    fields = true;
    i += 1;
  }
  return out;
}

function isLabelOf(label: readonly Token[], [first]: readonly Segment[]): boolean {
  const [word] = label;
  if (word === undefined || first === undefined || label.length > LABEL_WORDS) return false;
  const right = Math.max(...label.map(({ box }) => box[2]));
  return first.box[0] > right && Math.abs(first.baseline - word.baseline) < LEVEL * word.style.size;
}

/** A line without a tag within the part that it opens, else after the last part that ends above it. */
function placed(parts: readonly TaggedPart[], line: Segment): TaggedPart[] {
  const out = [...parts];
  const opened = out.findIndex((part) => part.kind === 'text' && opens(line, part.tokens));
  const host = out[opened];
  if (host?.kind === 'text') {
    out[opened] = { ...host, tokens: [...line.tokens, ...host.tokens] };
    return out;
  }
  const above = out.findLastIndex((part) => {
    const box = boxOf(part);
    return box[3] <= line.box[1] + 1 && overlapX(box, line.box) > 0;
  });
  out.splice(above + 1, 0, { kind: 'text', tokens: line.tokens, whole: false });
  return out;
}

const opens = (mark: Segment, tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ box, baseline }) =>
      Math.abs(baseline - mark.baseline) < LEVEL * mark.size &&
      box[0] >= mark.box[2] - 1 &&
      box[0] - mark.box[2] < MARK_REACH * mark.size,
  );

const boxOf = (part: TaggedPart): Box =>
  part.kind === 'table' ? part.table.box : union(part.tokens.map(({ box }) => box));
