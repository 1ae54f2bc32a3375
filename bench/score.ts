import type { Truth } from '../fixtures/make/truth.ts';
import type { Offering } from '../src/model/index.ts';
import { type FieldName, fieldMatches } from './field-match.ts';
import { characterErrorRate, plainly } from './likeness.ts';
import { pair } from './pairing.ts';

/** An offering as it should be found. The page is not scored. */
export type Expected = Omit<Truth, 'pages'>;
/** What of an offering is scored. */
export type Found = Pick<Offering, 'title' | 'sectionPath' | 'providers'> & Partial<Offering>;

/** Shares are between 0 and 1, over the paired offerings. */
export interface Score {
  readonly truth: number;
  readonly got: number;
  readonly missed: readonly string[];
  readonly spurious: readonly string[];
  readonly precision: number;
  readonly recall: number;
  readonly title: number;
  readonly providers: number;
  readonly section: number;
  readonly descriptionExact: number;
  /** Mean over the paired offerings. */
  readonly descriptionCer: number;
  /** For each field that the truth gives: how often it was read, of how many. */
  readonly fields: Readonly<Partial<Record<FieldName, { right: number; of: number }>>>;
  readonly differences: readonly Difference[];
  /** Fields read that the truth does not give: facts told in passing, or invented. Each is to be looked at. */
  readonly beyond: readonly Difference[];
  /** Each paired offering with whether each of its scored fields is right. */
  readonly judged: readonly { readonly found: Found; readonly rights: Rights }[];
}

/** By the field's name; fields that the truth does not give are left out. */
export type Rights = Readonly<Record<string, boolean>>;

/** What was read otherwise than the truth has it. */
export interface Difference {
  readonly title: string;
  readonly field: string;
  readonly want: unknown;
  readonly got: unknown;
}

/** Scores the offerings read from a document against its truth. */
export function score(truth: readonly Expected[], got: readonly Found[]): Score {
  const found = got.map((offering) => ({ ...offering, section: offering.sectionPath }));
  const { pairs, missed, spurious } = pair(truth, found);
  const share = (right: (want: Expected, found: Found) => boolean): number =>
    pairs.filter(([want, read]) => right(want, read)).length / Math.max(1, pairs.length);
  const errors = pairs.map(([want, read]) =>
    characterErrorRate(want.description, read.description ?? ''),
  );
  return {
    truth: truth.length,
    got: got.length,
    missed: missed.map(({ title }) => title),
    spurious: spurious.map(({ title }) => title),
    precision: pairs.length / Math.max(1, got.length),
    recall: pairs.length / Math.max(1, truth.length),
    title: share(sameTitle),
    providers: share(sameProviders),
    section: share(sameSection),
    descriptionExact: errors.filter((rate) => rate === 0).length / Math.max(1, pairs.length),
    descriptionCer: errors.reduce((sum, rate) => sum + rate, 0) / Math.max(1, pairs.length),
    fields: fieldScores(pairs),
    differences: pairs.flatMap(([want, read]) => differencesOf(want, read)),
    beyond: pairs.flatMap(([want, read]) => beyond(want, read)),
    judged: pairs.map(([want, found]) => ({ found, rights: rightsOf(want, found) })),
  };
}

const sameTitle = (want: Expected, { title }: Found): boolean =>
  plainly(want.title) === plainly(title);

/** Names that a catalogue writes in capitals are compared without case. */
const sameProviders = (want: Expected, { providers }: Found): boolean =>
  names(want.providers) === names(providers);

const names = (list: readonly string[]): string =>
  JSON.stringify(list.map((name) => plainly(name).toLowerCase()).sort());

/** Every wanted section stands in the path, in order; the innermost last, or with one subtitle below it. */
function sameSection(want: Expected, { sectionPath }: Found): boolean {
  const path = sectionPath.map((title) => plainly(title).toLowerCase());
  const wanted = want.section.map((title) => plainly(title).toLowerCase());
  const innermost = wanted.at(-1);
  let from = 0;
  const inOrder = wanted.every((title) => {
    const at = path.indexOf(title, from);
    from = at + 1;
    return at >= 0;
  });
  return inOrder && (innermost === undefined || path.slice(-2).includes(innermost));
}

const fieldNames = Object.keys(fieldMatches) as FieldName[];

const given = (want: Expected): FieldName[] =>
  fieldNames.filter((field) => want[field] !== undefined);

function matches<F extends FieldName>(field: F, want: Expected, read: Found): boolean {
  const value = want[field];
  return value === undefined || fieldMatches[field](value, read[field]);
}

function fieldScores(pairs: readonly (readonly [Expected, Found])[]): Score['fields'] {
  const scores: Partial<Record<FieldName, { right: number; of: number }>> = {};
  for (const [want, read] of pairs) {
    for (const field of given(want)) {
      const { right, of } = scores[field] ?? { right: 0, of: 0 };
      scores[field] = { right: right + (matches(field, want, read) ? 1 : 0), of: of + 1 };
    }
  }
  return scores;
}

const rightsOf = (want: Expected, read: Found): Rights => ({
  title: sameTitle(want, read),
  providers: sameProviders(want, read),
  sectionPath: sameSection(want, read),
  description: characterErrorRate(want.description, read.description ?? '') === 0,
  ...Object.fromEntries(given(want).map((field) => [field, matches(field, want, read)])),
});

/** The kind is always told, and no invention. */
const beyond = ({ title, ...want }: Expected, read: Found): Difference[] =>
  fieldNames
    .filter((field) => field !== 'kind' && isEmpty(want[field]) && !isEmpty(read[field]))
    .map((field) => ({ title, field, want: want[field], got: read[field] }));

const isEmpty = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0);

function differencesOf(want: Expected, read: Found): Difference[] {
  const difference = (field: string, wanted: unknown, got: unknown): Difference => ({
    title: want.title,
    field,
    want: wanted,
    got,
  });
  const description = characterErrorRate(want.description, read.description ?? '') > 0;
  return [
    ...(sameTitle(want, read) ? [] : [difference('title', want.title, read.title)]),
    ...(sameProviders(want, read) ? [] : [difference('providers', want.providers, read.providers)]),
    ...(sameSection(want, read) ? [] : [difference('section', want.section, read.sectionPath)]),
    ...(description ? [difference('description', want.description, read.description)] : []),
    ...given(want)
      .filter((field) => !matches(field, want, read))
      .map((field) => difference(field, want[field], read[field])),
  ];
}
