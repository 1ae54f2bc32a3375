import { distance } from 'fastest-levenshtein';
import { LabelledField, type Profile } from '../../model/index.ts';
import { fold } from '../fold.ts';
import { groupBy } from '../group-by.ts';
import { remembered } from '../remembered.ts';

/** The field that a label names; undefined for a label that the profile does not know. */
export type FieldNamer = (label: string) => LabelledField | undefined;

/** How labels are read: as the profile has them, and also as they may have been misread. */
export interface LabelNames {
  /** Letter by letter, but for case, æ, ø and å. */
  readonly exactly: FieldNamer;
  /** Also with one letter misread. */
  readonly nearly: FieldNamer;
  /** The two fields that a label names, as "Tid og sted" or "Sted/tid"; undefined where it names one or none. */
  readonly pair: (label: string) => readonly [LabelledField, LabelledField] | undefined;
}

/** What joins the halves of a label that names two fields. */
const JOINT = /\s+(?:og|&)\s+|\s*[/+,]\s*/u;

/** Longer labels may be misread by one letter. */
const LONG_LABEL = 6;

/** The names of one profile's labels. */
export function labelNames(profile: Profile): LabelNames {
  const fields = new Map<string, LabelledField>();
  for (const field of LabelledField.options) {
    for (const label of profile.labels[field] ?? []) {
      if (!fields.has(fold(label))) fields.set(fold(label), field);
    }
  }
  const long = [...fields].filter(([label]) => label.length >= LONG_LABEL);
  const short = groupBy(
    [...fields].filter(([label]) => label.length < LONG_LABEL),
    ([label]) => strokes(label),
  );
  const misread = (key: string): LabelledField | undefined => {
    if (key.length >= LONG_LABEL) return long.find(([label]) => isOneLetterOff(label, key))?.[1];
    const alike = new Set((short.get(strokes(key)) ?? []).map(([, field]) => field));
    return alike.size === 1 ? [...alike][0] : undefined;
  };
  const pair: LabelNames['pair'] = (label) => {
    const [first, second, ...more] = label.split(JOINT).map((half) => fields.get(fold(half)));
    const isPair = first !== undefined && second !== undefined && first !== second;
    return isPair && more.length === 0 ? [first, second] : undefined;
  };
  const exactly = remembered((label) => fields.get(fold(label)) ?? pair(label)?.[0]);
  return {
    exactly,
    pair,
    nearly: remembered((label) => exactly(label) ?? misread(fold(label))),
  };
}

/** A short label's letters but for what recognition takes for one another: "Tld" is read for "Tid", "Sled" for "Sted". */
const strokes = (label: string): string => label.replace(/[l1|jt]/gu, 'i').replaceAll('0', 'o');

/** What is of another length, or shares neither its first nor its last letter, is farther off. */
const isOneLetterOff = (label: string, key: string): boolean =>
  Math.abs(label.length - key.length) <= 1 &&
  (label[0] === key[0] || label.at(-1) === key.at(-1)) &&
  distance(label, key) <= 1;
