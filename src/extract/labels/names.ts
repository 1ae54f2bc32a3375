import { distance } from 'fastest-levenshtein';
import { LabelledField, type Profile } from '../../model/index.ts';
import { fold } from '../fold.ts';
import { groupBy } from '../group-by.ts';
import { remembered } from '../remembered.ts';

/** The field that a label names; undefined for a label that the profile does not know. */
export type FieldNamer = (label: string) => LabelledField | undefined;

/** How labels are read: as the profile has them, and also as they may have been misread. */
export interface LabelNames {
  /** Letter by letter, but for case, and for æ, ø and å and what English recognition makes of them. */
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
  const damaged = LabelledField.options.flatMap((field) =>
    (profile.labels[field] ?? []).flatMap((label) => {
      const pattern = asReadInEnglish(label);
      return pattern === undefined ? [] : [{ field, pattern }];
    }),
  );
  const exactly = remembered(
    (label) =>
      fields.get(fold(label)) ??
      pair(label)?.[0] ??
      damaged.find(({ pattern }) => pattern.test(label))?.field,
  );
  return {
    exactly,
    pair,
    nearly: remembered((label) => exactly(label) ?? misread(fold(label))),
  };
}

/** What an English model reads for the letters that it lacks (the commonest of those learned for `normalize`). */
const READ_FOR: Readonly<Record<string, string>> = {
  æ: '(?:[æae2@z]|ae|ee|ze|oe|se|ea)',
  ø: '[øoegad0@]',
  å: '[åadé4&]',
};

/** A label with æ, ø or å as it may have been read without them: "Arranger". */
function asReadInEnglish(label: string): RegExp | undefined {
  if (!/[æøå]/iu.test(label)) return undefined;
  const literal = label.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(
    `^${literal.replace(/[æøå]/gu, (letter) => READ_FOR[letter] as string)}$`,
    'iu',
  );
}

/** A short label's letters but for what recognition takes for one another: "Tld" is read for "Tid", "Sled" for "Sted". */
const strokes = (label: string): string => label.replace(/[l1|jt]/gu, 'i').replaceAll('0', 'o');

/** What is of another length, or shares neither its first nor its last letter, is farther off. */
const isOneLetterOff = (label: string, key: string): boolean =>
  Math.abs(label.length - key.length) <= 1 &&
  (label[0] === key[0] || label.at(-1) === key.at(-1)) &&
  distance(label, key) <= 1;
