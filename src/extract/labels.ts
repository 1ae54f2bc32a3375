import { createRequire } from 'node:module';
import { type Block, LabelledField, type Profile } from '../model/index.ts';
import { fold } from './fold.ts';

// by subpath: the whole of natural takes long to import and opens database drivers
const { LevenshteinDistance } = createRequire(import.meta.url)(
  'natural/lib/natural/distance/levenshtein_distance.js',
) as { LevenshteinDistance: (a: string, b: string) => number };

/** A line that begins with a label: "Sted: Odense". */
export interface LabelledLine {
  /** Undefined for a label that the profile does not know. */
  readonly field: LabelledField | undefined;
  readonly label: string;
  /** Where the value begins in the line. */
  readonly valueAt: number;
}

/** A labelled value in a block: `text.slice(start, end)` of the block's mended text. */
export interface LabelledValue {
  readonly block: Block;
  readonly field: LabelledField;
  readonly label: string;
  /** Where the label begins. */
  readonly from: number;
  readonly start: number;
  readonly end: number;
  /** The value with line ends as spaces. */
  readonly value: string;
}

export type LabelReader = (line: string) => LabelledLine | undefined;

/** A label: one to four words that begin with a capital, then a colon. */
const LABEL = /^\s*(?<label>\p{Lu}[\p{L}.()/-]*(?: [\p{L}.()/&-]+){0,3})\s*:\s*/u;

/** Longer labels may be misread by one letter. */
const LONG_LABEL = 6;

/** A reader of labels in their usual variants, also misread by one letter or without æ, ø and å. */
export function labelReader(profile: Profile): LabelReader {
  const fields = new Map<string, LabelledField>();
  for (const field of LabelledField.options) {
    for (const label of profile.labels[field] ?? []) fields.set(fold(label), field);
  }
  const near = (key: string): LabelledField | undefined => {
    if (key.length < LONG_LABEL) return undefined;
    for (const [label, field] of fields) {
      if (label.length >= LONG_LABEL && LevenshteinDistance(label, key) <= 1) return field;
    }
    return undefined;
  };
  return (line) => {
    const match = LABEL.exec(line);
    const label = match?.groups?.label;
    if (match === null || label === undefined) return undefined;
    const key = fold(label);
    return { field: fields.get(key) ?? near(key), label, valueAt: match[0].length };
  };
}

/** How many lines of a block begin with a label that the profile knows. */
export const countLabels = (block: Block, read: LabelReader): number =>
  block.text.split('\n').filter((line) => read(line)?.field !== undefined).length;

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
  const values: LabelledValue[] = [];
  let at = 0;
  let open: 'rest' | 'value' = 'rest';
  for (const line of block.text.split('\n')) {
    const end = at + line.length;
    const label = read(line);
    if (label?.field !== undefined) {
      open = 'value';
      const start = at + label.valueAt;
      values.push({
        block,
        field: label.field,
        label: label.label,
        from: at,
        start,
        end,
        value: '',
      });
    } else if (label !== undefined || open === 'rest') {
      open = 'rest';
      const last = rest.at(-1);
      if (last !== undefined && last[1] === at - 1) last[1] = end;
      else rest.push([at, end]);
    } else {
      values[values.length - 1] = { ...(values.at(-1) as LabelledValue), end };
    }
    at = end + 1;
  }
  return {
    rest: rest.filter(([start, end]) => end > start),
    values: values.map((each) => ({
      ...each,
      value: block.text.slice(each.start, each.end).replaceAll('\n', ' ').trim(),
    })),
  };
}
