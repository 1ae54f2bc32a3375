import type { Block, LabelledField } from '../../model/index.ts';
import { FULL_STOP } from '../full-stop.ts';
import type { BareLabels } from './bare-label.ts';
import type { LabelNames } from './names.ts';
import { type LabelledValue, valueText } from './value.ts';

export { loneLabelsAsText } from './alone.ts';
export { bareLabels, factsAsText } from './bare.ts';
export { partCompound } from './compound.ts';
export { mendLabelMarks } from './marks.ts';
export { type FieldNamer, type LabelNames, labelNames } from './names.ts';
export { type LabelledValue, valueText } from './value.ts';

/** A line that begins with a label: "Sted: Odense". */
export interface LabelledLine {
  /** Undefined for a label that the profile does not know. */
  readonly field: LabelledField | undefined;
  readonly label: string;
  /** Where the label, and where its value begins in the line. */
  readonly at: number;
  readonly valueAt: number;
}

/**
 * Reads the labels of one line of a block, in order; none where it does not begin with one, unless a labelled value goes on
 * in it: then also those further on.
 */
export type LabelReader = (
  line: string,
  block: Block,
  number: number,
  goesOn?: boolean,
) => readonly LabelledLine[];

/** A label: one to four words that begin with a capital, then a colon. */
const LABEL = /^\s*(?<label>\p{Lu}[\p{L}.()/-]*(?: [\p{L}.()/&-]+){0,3})\s*:\s*/u;
/** What a picture beside a label is misread as: a mark or two before it. */
const ICON = /^\s*(?:[^\p{L}\d\s"“»(]{1,2}|[\p{L}\d])\s+(?=\p{Lu}\p{L}{2})/u;
/** What stands between values on one line: "Tid: … | Sted: …", "Tid: … – Sted: …". */
const SEPARATOR = /(?:[\s|·•;,/]|\s[–—-])+$/u;

/** A reader of labels in their usual variants, also misread by one letter or without æ, ø and å. */
export function labelReader(names: LabelNames, bare: BareLabels): LabelReader {
  return (line, block, number, goesOn = false) => {
    const first = firstLabel(line, names) ?? bareLabel(bare, block, number);
    if (goesOn && first?.field === undefined) {
      // what seems a label may be the end of the value: "Leth. Tilmeldingsfrist: 7. april"
      const within = labelsWithin(line, names);
      if (within.length > 0) return within;
    }
    if (first === undefined) return [];
    return [first, ...furtherLabels(line, first.valueAt, names)];
  };
}

function bareLabel(bare: BareLabels, block: Block, number: number): LabelledLine | undefined {
  const found = bare.get(block)?.get(number);
  return found === undefined ? undefined : { ...found, at: 0 };
}

function firstLabel(line: string, names: LabelNames): LabelledLine | undefined {
  const icon = ICON.exec(line)?.[0].length ?? 0;
  for (const skipped of icon > 0 ? [0, icon] : [0]) {
    const match = LABEL.exec(line.slice(skipped));
    const label = match?.groups?.label;
    if (match === null || label === undefined) continue;
    const field = names.nearly(label);
    if (skipped > 0 && field === undefined) continue;
    return { field, label, at: 0, valueAt: skipped + match[0].length };
  }
  return undefined;
}

/** The labels of a line that begins within a value. */
function labelsWithin(line: string, names: LabelNames): LabelledLine[] {
  const first = furtherLabels(line, 0, names).find(({ field }) => field !== undefined);
  return first === undefined ? [] : [first, ...furtherLabels(line, first.valueAt, names)];
}

/** Labels further on in a line that begins with a known one: known ones, and such as bars part. */
function furtherLabels(line: string, from: number, names: LabelNames): LabelledLine[] {
  return [...line.slice(from).matchAll(/\s*:(?=\s|$)\s*/gu)].flatMap((colon) => {
    const before = line.slice(from, from + colon.index);
    const starts = [...before.matchAll(/(?<=^|[\s|·•;,/(])\p{Lu}/gu)].slice(-4);
    for (const start of starts) {
      const label = before.slice(start.index);
      const field = label.split(/\s+/).length <= 4 ? names.exactly(label) : undefined;
      // behind a bar stands a label of its own, whether it is known or not
      const isParted = /[|·•]\s*$/u.test(before.slice(0, start.index)) && !/[:|·•]/u.test(label);
      if (field === undefined && !isParted) continue;
      const at = from + start.index;
      return [{ field, label, at, valueAt: from + colon.index + colon[0].length }];
    }
    return [];
  });
}

/** How many labels that the profile knows the lines of a block begin with. */
export const countLabels = (block: Block, read: LabelReader): number =>
  block.text
    .split('\n')
    .flatMap((line, n) => read(line, block, n).filter(({ field }) => field !== undefined)).length;

/**
 * Parts a block into what stands before its first known label, and its labelled values. A value runs on to the
 * next label, known or not; the text under an unknown label is left with what stands before.
 */
export function readLabelled(
  block: Block,
  read: LabelReader,
): {
  readonly rest: readonly (readonly [start: number, end: number])[];
  readonly values: LabelledValue[];
} {
  const rest: [number, number][] = [];
  const values: {
    field: LabelledField;
    label: string;
    from: number;
    start: number;
    end: number;
    /** Whether other labels stand on its line, so that a full stop may part it from them. */
    isRunning: boolean;
  }[] = [];
  let at = 0;
  let open: 'rest' | 'value' = 'rest';
  block.text.split('\n').forEach((line, n) => {
    const end = at + line.length;
    const labels = read(line, block, n, open === 'value');
    const [first] = labels;
    const above = open === 'value' ? values.at(-1) : undefined;
    const isValue = above !== undefined && above.end <= above.start && above.field === first?.field;
    if (isValue) {
      // under a label alone comes its value, though it begins with a label of the same field
      above.end = end;
    } else if (first === undefined || first.field === undefined) {
      if (first !== undefined) open = 'rest';
      if (open === 'rest') {
        const last = rest.at(-1);
        if (last !== undefined && last[1] === at - 1) last[1] = end;
        else rest.push([at, end]);
      } else (values.at(-1) as { end: number }).end = end;
    } else {
      if (above !== undefined && first.at > 0) above.end = at + first.at;
      open = 'value';
      const isRunning = labels.length > 1 || first.at > 0;
      labels.forEach(({ field, label, at: labelAt, valueAt }, i) => {
        const until = at + (labels[i + 1]?.at ?? line.length);
        const from = at + labelAt;
        if (field === undefined) {
          rest.push([from, until]);
          return;
        }
        values.push({
          field,
          label,
          from,
          start: at + valueAt,
          end: until,
          isRunning,
        });
      });
    }
    at = end + 1;
  });
  return {
    rest: rest.filter(([start, end]) => end > start),
    values: values.map(({ isRunning, ...each }) => {
      const printed = block.text
        .slice(each.start, each.end)
        .replace(SEPARATOR, '')
        .replace(isRunning ? FULL_STOP : /(?!)/, '');
      return { ...each, block, end: each.start + printed.length, value: valueText(printed) };
    }),
  };
}
