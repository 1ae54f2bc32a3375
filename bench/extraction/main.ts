import { parseArgs } from 'node:util';
import { cacheFolder, openPageCache } from '../../src/batch/page-cache.ts';
import { fixtureNames, readingsOf, testOnly } from '../readings.ts';
import { calibration } from './calibration.ts';
import { differencesOf } from './differences.ts';
import { idAgreement } from './ids.ts';
import { type Result, scoreReading } from './score-reading.ts';
import { percent, table } from './table.ts';
import { type ReadingKind, targetsOf, totals } from './targets.ts';

/**
 * How well the fixtures are read: for each reading, for each field, whether ids agree, and how far the sums are from
 * the targets. The layouts that extraction is developed on and those kept for tests come apart.
 * `npm run bench:extraction [-- name …] [--half dev|test] [--only REGEXP] [--differences] [--cached] [--jobs N]`
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    half: { type: 'string' },
    /** Only readings whose name matches. */
    only: { type: 'string', default: '' },
    /** What was read otherwise than the truth has it, on stderr. */
    differences: { type: 'boolean', default: false },
    /** Recognised pages are taken from the user's cache: seconds are then no measure. */
    cached: { type: 'boolean', default: false },
    jobs: { type: 'string', default: '2' },
  },
});

const cache = values.cached
  ? openPageCache(cacheFolder(), (error) => process.stderr.write(`${error.message}\n`))
  : undefined;
const names = positionals.length > 0 ? positionals : fixtureNames();

for (const half of ['dev', 'test'] as const) {
  if (values.half !== undefined && values.half !== half) continue;
  const results: Result[] = [];
  for (const fixture of names.filter((name) => testOnly.has(name) === (half === 'test'))) {
    for (const reading of readingsOf(fixture)) {
      if (!new RegExp(values.only, 'u').test(reading.name)) continue;
      const result = await scoreReading(reading, Number(values.jobs), cache);
      results.push(result);
      if (values.differences) reportDifferences(result);
    }
  }
  if (results.length === 0) continue;
  process.stdout.write(
    `\n## ${half === 'dev' ? 'Layouts developed on' : 'Layouts kept for tests'}\n\n`,
  );
  process.stdout.write(readingsTable(results));
  process.stdout.write(`\n${fieldsTable(results)}`);
  process.stdout.write(`\n${targetsTable(results)}`);
  process.stdout.write(`\n${beyondTable(results)}`);
  process.stdout.write(`\n${calibration(results)}`);
  process.stdout.write(`\n${idAgreement(results)}`);
}

function readingsTable(results: readonly Result[]): string {
  return table(
    [
      'reading',
      'found',
      'precision',
      'recall',
      'title',
      'providers',
      'section',
      'description',
      'CER',
      'fields',
      's/page',
    ],
    results.map(({ reading, score, seconds, pages }) => {
      const fields = Object.values(score.fields);
      const right = fields.reduce((sum, field) => sum + field.right, 0);
      const of = fields.reduce((sum, field) => sum + field.of, 0);
      return [
        reading.name,
        `${score.got} of ${score.truth}`,
        percent(score.precision),
        percent(score.recall),
        percent(score.title),
        percent(score.providers),
        percent(score.section),
        percent(score.descriptionExact),
        `${(100 * score.descriptionCer).toFixed(2)} %`,
        of === 0 ? '–' : `${right}/${of}`,
        (seconds / pages).toFixed(2),
      ];
    }),
  );
}

/** For each kind of reading, how often each labelled field was right, of how many. */
function fieldsTable(results: readonly Result[]): string {
  const all = totals(results);
  const fields = [...new Set(all.flatMap(({ fields }) => Object.keys(fields)))].sort();
  return table(
    ['field', ...all.map(({ kind }) => kind)],
    fields.map((field) => [
      field,
      ...all.map((total) => {
        const counts = total.fields[field];
        return counts === undefined ? '–' : `${counts.right}/${counts.of}`;
      }),
    ]),
  );
}

/** The sums beside what they should be; what falls short is in bold. */
function targetsTable(results: readonly Result[]): string {
  const beside = (value: number, target: number | undefined, atMost = false): string => {
    const shown = `${(100 * value).toFixed(atMost ? 2 : 1)} %`;
    if (target === undefined) return shown;
    const met = atMost ? value <= target + 1e-9 : value >= target - 1e-9;
    const wanted = `(${atMost ? '≤' : '≥'} ${(100 * target).toFixed(atMost ? 1 : 0)})`;
    return `${met ? shown : `**${shown}**`} ${wanted}`;
  };
  return table(
    ['kind', 'precision', 'recall', 'title', 'providers', 'description', 'CER', 'fields', 'kind'],
    totals(results).map((total) => {
      const target = targetsOf[total.kind as ReadingKind];
      return [
        total.kind,
        beside(total.precision, target?.found),
        beside(total.recall, target?.found),
        beside(total.title, target?.named),
        beside(total.providers, target?.named),
        beside(total.descriptionExact, target?.description),
        beside(total.descriptionCer, target?.cer, true),
        beside(total.labelled, target?.fields),
        percent(total.kindRight),
      ];
    }),
  );
}

/** Fields that the truth does not give, told in passing or invented: of such no other table tells. */
function beyondTable(results: readonly Result[]): string {
  return table(
    ['kind', 'offerings', 'fields beyond the truth'],
    totals(results).map(({ kind, pairs, beyond }) => [kind, String(pairs), String(beyond)]),
  );
}

function reportDifferences({ reading, score }: Result): void {
  process.stderr.write(
    `${reading.name}\n${differencesOf(score)
      .map((line) => `  ${line}\n`)
      .join('')}`,
  );
}
