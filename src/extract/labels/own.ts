import type { Block, LabelledField, Line } from '../../model/index.ts';
import { evidenceFor } from '../facts/names.ts';
import { typeOf } from '../facts/typed.ts';
import { fold } from '../fold.ts';
import { groupBy } from '../group-by.ts';
import type { BareLabels } from './bare-label.ts';

/** Labels have at most so many words; their values are no longer than this. */
const MOST_WORDS = 3;
const MOST_LETTERS = 90;
/** So many lines that begin alike are a manner of setting facts. */
const LEAST = 3;
/** Share of them that must stand beside lines that begin with known labels. */
const AMONG_LABELS = 0.6;
/** Share of the values that must be of a field by their form. */
const TOLD_BY_FORM = 0.6;
/** So much must speak for what the values name, each. */
const TOLD_BY_NAMES = 0.4;

interface OwnLabel {
  readonly block: Block;
  readonly line: number;
  readonly label: string;
  readonly valueAt: number;
  readonly value: string;
}

/**
 * Labels that no profile knows, set in bold before their values in lines among known labels ("Sted …", "Booking …",
 * "Museum …"): what they name is told by the form of their values, failing that by the names these are. A field that known
 * labels give is not told by names.
 */
export function ownLabels(blocks: readonly Block[], known: BareLabels): BareLabels {
  const among = blocks.filter((block) => known.has(block));
  const bold = among.flatMap((block) => candidatesIn(block, known));
  const found = [...bold, ...among.flatMap((block) => misweighedIn(block, known, bold))];
  const isFound = (block: Block, n: number): boolean =>
    found.some((each) => each.block === block && each.line === n);
  const given = new Set([...known.values()].flatMap((lines) => [...lines.values()].map(fieldOf)));
  const labels = new Map<
    Block,
    Map<number, { field: LabelledField; label: string; valueAt: number }>
  >();
  for (const own of groupBy(found, ({ label }) => fold(label)).values()) {
    const beside = own.filter(({ block, line }) =>
      [line - 1, line + 1].some((n) => known.get(block)?.has(n) === true || isFound(block, n)),
    );
    if (own.length < LEAST || beside.length < own.length * AMONG_LABELS) continue;
    const field = fieldOfValues(
      (own[0] as OwnLabel).label,
      own.map(({ value }) => value),
      given,
    );
    if (field === undefined) continue;
    for (const { block, line, label, valueAt } of own) {
      const lines = labels.get(block) ?? new Map();
      labels.set(block, lines.set(line, { field, label, valueAt }));
    }
  }
  return labels;
}

const fieldOf = ({ field }: { readonly field: LabelledField }): LabelledField => field;

function candidatesIn(block: Block, known: BareLabels): OwnLabel[] {
  const texts = block.text.split('\n');
  if (block.kind === 'heading' || texts.length !== block.lines.length) return [];
  return texts.flatMap((text, n) => {
    const count = boldWords(block.lines[n] as Line);
    if (known.get(block)?.has(n) === true || count < 1 || count > MOST_WORDS) return [];
    const words = [...text.matchAll(/\S+/gu)];
    const [last, next] = [words[count - 1], words[count]];
    if (last === undefined || next === undefined) return [];
    const label = text.slice(0, last.index + last[0].length).trim();
    const value = text.slice(next.index).trim();
    const isLabel = /^\p{Lu}[\p{L}.()/ -]*$/u.test(label) && value.length <= MOST_LETTERS;
    return isLabel ? [{ block, line: n, label, valueAt: next.index, value }] : [];
  });
}

/** Lines that begin with a label that is bold on others: recognition misjudges the weight of some. */
function misweighedIn(block: Block, known: BareLabels, bold: readonly OwnLabel[]): OwnLabel[] {
  const texts = block.text.split('\n');
  if (block.kind === 'heading' || texts.length !== block.lines.length) return [];
  const labels = new Set(bold.map(({ label }) => label));
  return texts.flatMap((text, n) => {
    const isTold = bold.some((each) => each.block === block && each.line === n);
    const label = [...labels].find((each) => text.startsWith(`${each} `));
    if (label === undefined || isTold || known.get(block)?.has(n) === true) return [];
    const valueAt = label.length + 1;
    const value = text.slice(valueAt).trim();
    return value.length <= MOST_LETTERS ? [{ block, line: n, label, valueAt, value }] : [];
  });
}

/** How many words a line begins with in bold, before others that are not. */
const boldWords = ({ words }: Line): number => words.findIndex(({ style }) => !style.bold);

/** What most values are by their form; failing that what their names speak for, of the fields that nothing else gives. */
function fieldOfValues(
  label: string,
  values: readonly string[],
  given: ReadonlySet<LabelledField>,
): LabelledField | undefined {
  const [form, most] =
    [...groupBy(values.map(typeOf), (field) => field)].sort(
      (a, b) => b[1].length - a[1].length,
    )[0] ?? [];
  if (form !== undefined && (most?.length ?? 0) >= values.length * TOLD_BY_FORM) return form;
  const sums = { providers: 0, teachers: 0, location: 0 };
  const fields = Object.keys(sums) as (keyof typeof sums)[];
  for (const value of values) {
    const told = evidenceFor(value);
    for (const field of fields) sums[field] += told[field] / values.length;
  }
  // a label may itself be a name of such bodies: "Museum", "Bibliotek"
  for (const field of fields) sums[field] += evidenceFor(label)[field];
  const [best] = fields.filter((field) => !given.has(field)).sort((a, b) => sums[b] - sums[a]);
  return best !== undefined && sums[best] >= TOLD_BY_NAMES ? best : undefined;
}
