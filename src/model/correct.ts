import type { CorrectableField, Seen } from './corrections.ts';
import { FACT_FIELDS } from './fields.ts';
import type { Offering, Place } from './offering.ts';

// What a correction does to a record. The report page shows with these what the next run will do, so this file
// imports types only: the page carries it.

const SEEN_LETTERS = 200;

/** An offering as a correction remembers it. */
export function seen(offering: Offering): Seen {
  const { id, title, catalogue, sectionPath, evidence } = offering;
  const page = evidence['title']?.[0]?.page;
  return {
    id,
    title,
    ...(catalogue !== undefined && { catalogue }),
    sectionPath,
    ...(page !== undefined && { page }),
    text: (offering.description ?? '').slice(0, SEEN_LETTERS),
  };
}

/** The record with a field set, or taken away where `value` is undefined. */
export function withField(offering: Offering, field: CorrectableField, value: unknown): Offering {
  const { [field]: _, ...rest } = offering;
  const changed = value === undefined ? rest : { ...rest, [field]: value };
  return marked(changed as Offering, [field]);
}

const marked = (offering: Offering, fields: readonly string[]): Offering => ({
  ...offering,
  corrected: [...new Set([...(offering.corrected ?? []), ...fields])].sort(),
});

/** The paragraphs of a description. */
export const paragraphsOf = ({ description }: Pick<Offering, 'description'>): string[] =>
  description === undefined || description === '' ? [] : description.split('\n\n');

/**
 * Parts a record before paragraph `at` of its description. The second has the place in the catalogue and the
 * audiences of the first, but none of its other fields: whose they are cannot be told. Its id is made from the
 * first's, until ids are given anew.
 *
 * @param places of the paragraph, where they are known.
 */
export function splitOffering(
  offering: Offering,
  at: number,
  title: string,
  places: readonly Place[] = [],
): readonly [Offering, Offering] {
  const paragraphs = paragraphsOf(offering);
  const opening = paragraphs[at] ?? '';
  const rest = opening.startsWith(title) ? opening.slice(title.length).trimStart() : opening;
  const second: Offering = {
    id: `${offering.id}~2`,
    title,
    ...(offering.catalogue !== undefined && { catalogue: offering.catalogue }),
    sectionPath: offering.sectionPath,
    providers: [],
    audiences: offering.audiences,
    kind: offering.kind,
    evidence: { title: [...places], description: offering.evidence['description'] ?? [] },
    confidence: offering.confidence,
    warnings: offering.warnings,
  };
  return [
    marked(described(offering, paragraphs.slice(0, at)), ['description']),
    marked(described(second, [rest, ...paragraphs.slice(at + 1)]), ['description', 'title']),
  ];
}

function described(offering: Offering, paragraphs: readonly string[]): Offering {
  const { description: _, ...rest } = offering;
  const description = paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
  return description === '' ? rest : { ...rest, description };
}

/** One record of two: the title and text of the second under those of the first, its fields where the first lacks them. */
export function mergeOfferings(first: Offering, second: Offering): Offering {
  const taken = FACT_FIELDS.filter(
    (field) => first[field] === undefined && second[field] !== undefined,
  );
  const fields = Object.fromEntries(taken.map((field) => [field, second[field]]));
  const evidence = { ...first.evidence };
  for (const field of taken) {
    const places = second.evidence[field];
    if (places !== undefined) evidence[field] = places;
  }
  evidence['description'] = ['description', 'title', 'description'].flatMap(
    (field, n) => (n === 0 ? first : second).evidence[field] ?? [],
  );
  const providers = union(first.providers, second.providers);
  const audiences = union(first.audiences, second.audiences);
  const changed = [
    'description',
    ...taken,
    ...(providers.length > first.providers.length ? ['providers'] : []),
    ...(audiences.length > first.audiences.length ? ['audiences'] : []),
  ];
  const merged = {
    ...first,
    ...fields,
    providers,
    audiences,
    evidence,
    confidence: Math.min(first.confidence, second.confidence),
    warnings: union(first.warnings, second.warnings),
  };
  const text = [...paragraphsOf(first), second.title, ...paragraphsOf(second)];
  return marked(described(merged, text), changed);
}

const union = (first: readonly string[], second: readonly string[]): string[] => [
  ...new Set([...first, ...second]),
];

/** A path under a section that was renamed, or undefined where it lies elsewhere. */
export function renamedPath(
  path: readonly string[],
  before: readonly string[],
  after: readonly string[],
): string[] | undefined {
  if (!before.every((title, n) => path[n] === title)) return undefined;
  return [...after, ...path.slice(before.length)];
}
