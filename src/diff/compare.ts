import type {
  Aspect,
  CatalogueFile,
  Change,
  DiffFile,
  Edit,
  Noise,
  Offering,
  OfferingRef,
  SeverityRules,
} from '../model/index.ts';
import type { Tolerance } from './align.ts';
import { compareFields } from './fields.ts';
import type { FieldFinding } from './finding.ts';
import { loneNoise, settleLone } from './lone.ts';
import { type Matching, match, type Pair } from './matching/match.ts';
import { merges, type Parts, splits } from './matching/parts.ts';
import { type Compared, settleMisplaced } from './misplaced.ts';
import { settleNeighbouringFields } from './neighbouring-field.ts';
import { type Confusions, createExplainer, NO_CONFUSIONS } from './noise/explain.ts';
import { type Reading, readingOf } from './noise/trust.ts';
import { settleOtherField } from './other-field.ts';
import { comparePlace, headingsIn, placesIn } from './place.ts';
import { severityOf } from './severity.ts';
import { settleToldByTitle } from './told-by-title.ts';

/** What is known beyond the two files, and what is wanted. */
export interface CompareOptions {
  /** How readers err; without them only quotes, dashes and hyphens are laid to the reading. */
  readonly confusions?: Confusions;
  /** What was mended in the editions, where it is on record. */
  readonly edits?: { readonly before?: readonly Edit[]; readonly after?: readonly Edit[] };
  /** How much changes matter, where a profile says so. */
  readonly severity?: SeverityRules;
  /** Whether the suppressed differences are listed. */
  readonly showNoise?: boolean;
}

/** A comparison with the offerings that were matched: what the patch and the history are made from. */
export interface Comparison {
  readonly diff: DiffFile;
  readonly matching: Matching;
  /** Offerings that a reading made of something else. */
  readonly made: ReadonlySet<Offering>;
}

/**
 * What the publisher changed from one edition to the next. Differences that the readings explain are counted, and
 * listed where that is asked for. The changes stand in the order of the newer edition, what was removed last.
 *
 * @example
 * const { changes } = compare(before, after);
 */
export const compare = (
  before: CatalogueFile,
  after: CatalogueFile,
  options: CompareOptions = {},
): DiffFile => compareEditions(before, after, options).diff;

export function compareEditions(
  before: CatalogueFile,
  after: CatalogueFile,
  options: CompareOptions = {},
): Comparison {
  const matching = match(before.offerings, after.offerings);
  const readings = [
    readingOf(before, options.edits?.before),
    readingOf(after, options.edits?.after),
  ] as const;
  const comparePair = pairComparer(before, after, readings, options.confusions);
  const split = byPair(splits(matching));
  const merged = byPair(merges(matching));
  const parts = new Set([...split.values(), ...merged.values()].flat());
  const compared = matching.pairs.map(comparePair);
  const parted = settleNeighbouringFields(compared.map(({ findings }) => findings));
  const settled = settleMisplaced(compared.map((each, n) => ({ ...each, findings: parted[n]! })));
  const results = matching.pairs.map((pair, n) => {
    const found = told(pair, settled[n]!);
    const [into, from] = [split.get(pair) ?? [], merged.get(pair) ?? []];
    const aspects = [
      ...(into.length > 0 ? ['split' as const] : []),
      ...(from.length > 0 ? ['merged' as const] : []),
    ];
    return { ...found, pair, aspects: [...aspects, ...found.aspects], parts: [...into, ...from] };
  });
  const changed = results
    .filter(({ aspects }) => aspects.length > 0)
    .map(({ pair, aspects, fields, similarity, parts }) => ({
      type: 'changed' as const,
      before: ref(pair.before),
      after: ref(pair.after),
      ...(parts.length > 0 && { parts: parts.map(ref) }),
      aspects,
      fields,
      similarity,
    }));
  const whole = (offering: Offering): boolean => !parts.has(offering);
  const added = settleLone(matching.added.filter(whole), readings[1], before);
  const removed = settleLone(matching.removed.filter(whole), readings[0], after);
  const noise = [
    ...results.flatMap((result) => result.noise),
    ...removed.made.map((offering) => loneNoise(offering, 'before')),
    ...added.made.map((offering) => loneNoise(offering, 'after')),
  ];
  const changes = inOrder(after.offerings, [
    ...changed,
    ...added.real.map((offering) => lone('added', { after: ref(offering) })),
    ...removed.real.map((offering) => lone('removed', { before: ref(offering) })),
  ]).map((change): Change => ({ ...change, severity: severityOf(change, options.severity) }));
  const diff: DiffFile = {
    schema: 'katalog/diff@1',
    before: fileRef(before),
    after: fileRef(after),
    summary: {
      added: added.real.length,
      removed: removed.real.length,
      changed: changed.length,
      unchanged: matching.pairs.length - changed.length,
      suppressed: noise.length,
    },
    changes,
    ...(options.showNoise && { noise }),
  };
  return { diff, matching, made: new Set([...removed.made, ...added.made]) };
}

interface PairFindings {
  readonly aspects: Aspect[];
  readonly fields: Change['fields'];
  readonly noise: readonly Noise[];
  readonly similarity: number;
}

/** Title and text weigh alike in how similar two versions of an offering are. */
const TEXTS = ['title', 'description'];

function pairComparer(
  before: CatalogueFile,
  after: CatalogueFile,
  readings: readonly [Reading, Reading],
  confusions: Confusions = NO_CONFUSIONS,
): (pair: Pair) => Compared {
  const explainer = createExplainer(confusions, readings);
  const places = placesIn(before, after);
  const headings = { before: headingsIn(before), after: headingsIn(after) };
  return (pair) => {
    const trust = {
      before: readings[0].trustOf(pair.before),
      after: readings[1].trustOf(pair.after),
    };
    const tolerance: Tolerance = {
      ...trust,
      headings,
      explain: explainer(trust.before, trust.after),
    };
    const place = comparePlace(pair.before, pair.after, places, tolerance);
    const findings = settleOtherField([
      ...(place === undefined ? [] : [place]),
      ...settleToldByTitle(
        pair.before,
        pair.after,
        compareFields(pair.before, pair.after, tolerance),
      ),
    ]);
    return { ...pair, tolerance, findings };
  };
}

function told({ before, after }: Pair, findings: readonly FieldFinding[]): PairFindings {
  const changes = findings.filter((finding) => finding.change !== undefined);
  return {
    aspects: [...new Set(changes.map(({ aspect }) => aspect))],
    fields: changes.map(({ change }) => change!),
    noise: findings.flatMap((finding) =>
      finding.noise.map((noise) => ({ before: before.id, after: after.id, ...noise })),
    ),
    similarity: similarityOf(changes),
  };
}

function similarityOf(changes: readonly FieldFinding[]): number {
  const lost = TEXTS.map((path) => {
    const finding = changes.find(({ change }) => change?.path === path);
    return finding === undefined ? 1 : (finding.similarity ?? 0);
  });
  return Number((lost.reduce((sum, value) => sum + value, 0) / TEXTS.length).toFixed(3));
}

const ref = ({ id, title }: Offering): OfferingRef => ({ id, title });

const fileRef = ({ document: { fileName, sha256 } }: CatalogueFile) => ({ fileName, sha256 });

type Unweighed = Omit<Change, 'severity'>;

const lone = (type: 'added' | 'removed', refs: Pick<Change, 'before' | 'after'>): Unweighed => ({
  type,
  ...refs,
  aspects: [],
  fields: [],
  similarity: 0,
});

function inOrder(after: readonly Offering[], changes: readonly Unweighed[]): Unweighed[] {
  const places = new Map(after.map(({ id }, n) => [id, n]));
  const placeOf = ({ after: ref }: Unweighed): number =>
    places.get(ref?.id ?? '') ?? Number.POSITIVE_INFINITY;
  return changes
    .map((change) => ({ change, place: placeOf(change) }))
    .sort((a, b) => (a.place === b.place ? 0 : a.place - b.place))
    .map(({ change }) => change);
}

const byPair = (found: readonly Parts[]): ReadonlyMap<Pair, readonly Offering[]> =>
  new Map(found.map(({ pair, parts }) => [pair, parts]));
