import { parseArgs } from 'node:util';
import { compareInTurn, type Edition } from '../../src/comparison.ts';
import { editionOf, fixtureSources, offeringsOf } from '../editions.ts';
import { KINDS } from '../edits.ts';
import { type Medium, readSource } from './readings.ts';
import { type Count, type Scored, score, sum, unread } from './score.ts';

/**
 * Takes the fixtures' catalogues, edits them at random, sets, scans and reads both editions, compares, and prints
 * precision and recall per kind of change: `npm run bench:diff -- --pair pdf-pdf --seeds 3 --from 1 [name …]`.
 * Of what is wrong it also tells how much is of offerings that one of the readings has otherwise than they were set.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pair: { type: 'string', default: 'pdf-pdf' },
    seeds: { type: 'string', default: '3' },
    from: { type: 'string', default: '1' },
    verbose: { type: 'boolean', default: false },
  },
});
const [before, after] = values.pair.split('-') as [Medium, Medium];
const sources = fixtureSources();

/** The older edition, which all seeds are compared with; undefined where not all its offerings are found. */
async function olderEdition(name: string): Promise<Edition | undefined> {
  const source = sources.get(name)!;
  const older = await readSource(source, before);
  const failed = older.file.warnings.filter(({ code }) => code === 'page-failed');
  if (failed[0] !== undefined) throw new Error(`${name}: ${failed[0].message}`);
  const titles = offeringsOf(source).map(({ title }) => title);
  // what the reading does not find, a comparison cannot either: that is bench:extraction's to measure
  const isWhole =
    unread(titles, older.file).length === 0 && older.file.offerings.length === titles.length;
  return isWhole ? older : undefined;
}

async function scored(name: string, seed: number, older: Edition): Promise<Scored> {
  const source = sources.get(name)!;
  const changed = editionOf(sources, name, seed);
  const newer = await readSource(changed.source, after);
  const [comparison] = await compareInTurn([older, newer]);
  return score(comparison!.diff, changed.edits, [
    { source, file: older.file },
    { source: changed.source, file: newer.file },
  ]);
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : (part / whole).toFixed(3);

const row = (name: string, { right, found, made }: Count): string =>
  `| ${[name, made, found, share(right, found), share(right, made)].join(' | ')} |`;

const first = Number(values.from);
const last = first + Number(values.seeds) - 1;
const results: Scored[] = [];
for (const name of positionals.length > 0 ? positionals : sources.keys()) {
  const older = await olderEdition(name);
  if (older === undefined) {
    console.log(`${name}: left out, its offerings are not all found`);
    continue;
  }
  for (let seed = first; seed <= last; seed++) {
    const result = await scored(name, seed, older);
    results.push(result);
    if (!values.verbose) continue;
    for (const missed of result.missed) console.log(`${name} ${seed}: missed ${missed}`);
    for (const wrong of result.false) console.log(`${name} ${seed}: false ${wrong}`);
  }
}
const counts = sum(results.map((result) => result.counts));
const all = KINDS.reduce(
  (total, kind) => ({
    right: total.right + counts[kind].right,
    found: total.found + counts[kind].found,
    made: total.made + counts[kind].made,
  }),
  { right: 0, found: 0, made: 0 },
);
console.log(
  `\n| ${values.pair}, seeds ${first}–${last} | made | found | precision | recall |\n| --- | --- | --- | --- | --- |`,
);
for (const kind of KINDS) console.log(row(kind, counts[kind]));
console.log(row('all', all));
const misread = (part: 'missed' | 'false'): number =>
  results.reduce((total, result) => total + result.misread[part], 0);
console.log(
  `\nwrong: ${all.found - all.right} false and ${all.made - all.right} missed; ${misread('false')} and ${misread('missed')} of these are of offerings that were misread`,
);
