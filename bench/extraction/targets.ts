import type { Result } from './score-reading.ts';

export type ReadingKind = 'born digital' | 'scan' | 'English layer';

/** What the sums must reach on layouts that extraction was not developed on. Shares. */
export const targetsOf: Readonly<
  Record<
    ReadingKind,
    {
      /** Precision and recall. */
      readonly found: number;
      /** Titles and providers exact. */
      readonly named: number;
      /** Descriptions exact. */
      readonly description: number;
      /** Letters wrong in descriptions, at most. */
      readonly cer: number;
      /** Labelled fields right. */
      readonly fields: number;
    }
  >
> = {
  'born digital': { found: 1, named: 1, description: 0.98, cer: 0.001, fields: 0.98 },
  scan: { found: 0.98, named: 0.97, description: 0.85, cer: 0.003, fields: 0.95 },
  'English layer': { found: 0.95, named: 0.85, description: 0.5, cer: 0.008, fields: 0.85 },
};

/** All readings of one kind together; shares are over all their offerings. */
export interface Total {
  readonly kind: string;
  /** Offerings that were found. */
  readonly pairs: number;
  /** Fields read that the truth does not give. */
  readonly beyond: number;
  readonly precision: number;
  readonly recall: number;
  readonly title: number;
  readonly providers: number;
  readonly section: number;
  readonly descriptionExact: number;
  readonly descriptionCer: number;
  /** All labelled fields, the kind apart. */
  readonly labelled: number;
  readonly kindRight: number;
  readonly fields: Readonly<Record<string, { readonly right: number; readonly of: number }>>;
}

/** What a reading is read from. */
export function kindOfReading({ reading }: Result): string {
  const { file, ocr } = reading;
  if (ocr === 'never') return 'English layer';
  if (/\/pages\//.test(file.pathname)) return 'page image';
  if (/\.(?:scan|engocr)\.pdf$/.test(file.pathname)) return 'scan';
  return file.pathname.endsWith('.txt') ? 'plain text' : 'born digital';
}

export function totals(results: readonly Result[]): Total[] {
  const kinds = ['born digital', 'scan', 'English layer', 'plain text', 'page image'];
  return kinds.flatMap((kind) => {
    const own = results.filter((result) => kindOfReading(result) === kind);
    return own.length === 0 ? [] : [totalOf(kind, own)];
  });
}

function totalOf(kind: string, results: readonly Result[]): Total {
  const sum = (of: (result: Result) => number): number =>
    results.reduce((total, result) => total + of(result), 0);
  const pairs = sum(({ score }) => score.truth - score.missed.length);
  const mean = (share: (result: Result) => number): number =>
    sum((result) => share(result) * (result.score.truth - result.score.missed.length)) /
    Math.max(1, pairs);
  const fields: Record<string, { right: number; of: number }> = {};
  for (const { score } of results) {
    for (const [field, { right, of }] of Object.entries(score.fields)) {
      const before = fields[field] ?? { right: 0, of: 0 };
      fields[field] = { right: before.right + right, of: before.of + of };
    }
  }
  const { kind: kinds = { right: 0, of: 0 }, ...labelled } = fields;
  const counts = Object.values(labelled);
  const all = (key: 'right' | 'of'): number =>
    counts.reduce((total, count) => total + count[key], 0);
  return {
    kind,
    pairs,
    beyond: sum(({ score }) => score.beyond.length),
    precision:
      pairs /
      Math.max(
        1,
        sum(({ score }) => score.got),
      ),
    recall:
      pairs /
      Math.max(
        1,
        sum(({ score }) => score.truth),
      ),
    title: mean(({ score }) => score.title),
    providers: mean(({ score }) => score.providers),
    section: mean(({ score }) => score.section),
    descriptionExact: mean(({ score }) => score.descriptionExact),
    descriptionCer: mean(({ score }) => score.descriptionCer),
    labelled: all('right') / Math.max(1, all('of')),
    kindRight: kinds.right / Math.max(1, kinds.of),
    fields,
  };
}
