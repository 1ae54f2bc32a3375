import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { processDocument } from '../src/pipeline.ts';
import { fixtureNames, type Reading, readingsOf } from './readings.ts';
import { type Score, score } from './score.ts';

/**
 * How well the fixtures are read, as a markdown table on stdout.
 * `npm run bench:accuracy [-- name …] [--differences] [--jobs N]`
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    differences: { type: 'boolean', default: false },
    jobs: { type: 'string', default: '2' },
  },
});

interface Result extends Score {
  /** Wall time without the start of the program. */
  readonly seconds: number;
  readonly pages: number;
}

async function scoreReading({ file, ocr, truth }: Reading): Promise<Result> {
  const path = fileURLToPath(file);
  const options = { ocr, jobs: Number(values.jobs) };
  const started = performance.now();
  const { catalogue } = await processDocument(basename(path), readFileSync(path), options);
  const seconds = (performance.now() - started) / 1000;
  return { ...score(truth, catalogue.offerings), seconds, pages: catalogue.pages.length };
}

const columns: readonly { readonly head: string; readonly cell: (result: Result) => string }[] = [
  { head: 'found', cell: ({ got, truth }) => `${got} of ${truth}` },
  { head: 'precision', cell: ({ precision }) => percent(precision) },
  { head: 'recall', cell: ({ recall }) => percent(recall) },
  { head: 'title', cell: ({ title }) => percent(title) },
  { head: 'providers', cell: ({ providers }) => percent(providers) },
  { head: 'section', cell: ({ section }) => percent(section) },
  { head: 'description', cell: ({ descriptionExact }) => percent(descriptionExact) },
  { head: 'CER', cell: ({ descriptionCer }) => `${(100 * descriptionCer).toFixed(2)} %` },
  { head: 'fields', cell: fieldsCell },
  { head: 's/page', cell: ({ seconds, pages }) => (seconds / pages).toFixed(2) },
];

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

/** All fields together, and by name those that were not always right. */
function fieldsCell({ fields }: Score): string {
  const entries = Object.entries(fields);
  if (entries.length === 0) return '–';
  const sum = (key: 'right' | 'of'): number =>
    entries.reduce((total, [, counts]) => total + counts[key], 0);
  const wrong = entries.filter(([, { right, of }]) => right < of);
  const named = wrong.map(([field, { right, of }]) => `${field} ${right}/${of}`).join(', ');
  return `${sum('right')}/${sum('of')}${named === '' ? '' : ` (${named})`}`;
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

process.stdout.write(row(['reading', ...columns.map(({ head }) => head)]));
process.stdout.write(row(['---', ...columns.map(() => '---')]));
for (const fixture of positionals.length > 0 ? positionals : fixtureNames()) {
  for (const reading of readingsOf(fixture)) {
    const result = await scoreReading(reading);
    process.stdout.write(row([reading.name, ...columns.map(({ cell }) => cell(result))]));
    if (values.differences) reportDifferences(reading.name, result);
  }
}

function reportDifferences(name: string, { missed, spurious, differences }: Score): void {
  const lines = [
    ...missed.map((title) => `missed: ${title}`),
    ...spurious.map((title) => `spurious: ${title}`),
    ...differences.map(
      ({ title, field, want, got }) =>
        `${title}: ${field}\n    want ${JSON.stringify(want)}\n    got  ${JSON.stringify(got)}`,
    ),
  ];
  process.stderr.write(`${name}\n${lines.map((line) => `  ${line}\n`).join('')}`);
}
