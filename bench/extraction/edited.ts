import { parseArgs } from 'node:util';
import { setSource } from '../../fixtures/make/set.ts';
import { truthOf } from '../../fixtures/make/truth.ts';
import { processDocument } from '../../src/pipeline.ts';
import { editionOf, fixtureSources } from '../editions.ts';
import { testOnly } from '../readings.ts';
import { type Score, score } from '../score.ts';
import { differencesOf } from './differences.ts';
import { table } from './table.ts';

/**
 * How well other editions of the fixtures are read, born digital: offerings added, removed, renamed, moved, their texts
 * and prices changed, so that columns, pages and tables break elsewhere.
 * `npm run bench:editions -- [name …] [--half dev|test] [--from 1] [--seeds 8] [--differences]`
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    half: { type: 'string' },
    from: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '8' },
    /** What was read otherwise than it was set, on stderr. */
    differences: { type: 'boolean', default: false },
  },
});
const sources = fixtureSources();
const from = Number(values.from);
const seeds = Array.from({ length: Number(values.seeds) }, (_, n) => from + n);

async function scoreEdition(name: string, seed: number): Promise<Score> {
  const { source } = editionOf(sources, name, seed);
  const { pdf, pages } = await setSource(source);
  const options = { ocr: 'never', jobs: 1 } as const;
  const { catalogue } = await processDocument(`${name}-${seed}.pdf`, pdf, options);
  return score(truthOf(source, pages), catalogue.offerings);
}

const sum = (scores: readonly Score[], of: (score: Score) => number): number =>
  scores.reduce((total, each) => total + of(each), 0);
const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

function row(name: string, scores: readonly Score[]): string[] {
  const paired = (each: Score): number => each.truth - each.missed.length;
  const pairs = sum(scores, paired);
  const fields = scores.flatMap((each) =>
    Object.entries(each.fields)
      .filter(([field]) => field !== 'kind')
      .map(([, count]) => count),
  );
  const share = (of: (score: Score) => number): string =>
    percent(
      sum(scores, (each) => of(each) * paired(each)),
      pairs,
    );
  return [
    name,
    String(sum(scores, (each) => each.truth)),
    percent(
      pairs,
      sum(scores, (each) => each.got),
    ),
    percent(
      pairs,
      sum(scores, (each) => each.truth),
    ),
    share((each) => each.title),
    share((each) => each.providers),
    share((each) => each.section),
    share((each) => each.descriptionExact),
    percent(
      fields.reduce((total, { right }) => total + right, 0),
      fields.reduce((total, { of }) => total + of, 0),
    ),
  ];
}

const all: Score[] = [];
const rows: string[][] = [];
for (const name of positionals.length > 0 ? positionals : sources.keys()) {
  if (values.half !== undefined && testOnly.has(name) !== (values.half === 'test')) continue;
  const scores: Score[] = [];
  for (const seed of seeds) {
    const scored = await scoreEdition(name, seed);
    scores.push(scored);
    if (!values.differences) continue;
    for (const line of differencesOf(scored)) process.stderr.write(`${name} ${seed}: ${line}\n`);
  }
  all.push(...scores);
  rows.push(row(name, scores));
}
process.stdout.write(
  table(
    [
      `editions ${from}–${seeds.at(-1)}`,
      'offerings',
      'precision',
      'recall',
      'title',
      'providers',
      'section',
      'description',
      'fields',
    ],
    [...rows, row('all', all)],
  ),
);
