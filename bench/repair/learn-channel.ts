/**
 * Makes models/danish/channel.json: how Tesseract's English model misreads Danish, from the developing half of
 * pages.jsonl and from the confusions measured before (prior.json), which count like a few dozen letters each.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alignCharacters } from './align.ts';
import type { EvaluationPage } from './make-pages.ts';

type Row = [truth: string, read: string, p: number];

/** How many letters of a kind the prior is worth: little for æ, ø and å, which a text shows often. */
const PRIOR_LETTERS = { lost: 150, other: 1500 } as const;
/** Damage to other letters must be met this often; a lost æ, ø or å once. */
const MIN_NOISE = 3;
const LONGEST_TRUTH = 2;
const LONGEST_READ = 3;

const here = import.meta.dirname;
const prior = JSON.parse(readFileSync(join(here, 'prior.json'), 'utf8')) as Row[];
const pages = readFileSync(join(here, 'pages.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as EvaluationPage)
  .filter((page) => page.half === 'dev');

const letters = new Map<string, number>();
const confusions = new Map<string, number>();
const count = (map: Map<string, number>, key: string): void => {
  map.set(key, (map.get(key) ?? 0) + 1);
};

for (const page of pages) {
  const [truth, read] = [page.truth, page.read].map((text) =>
    text.trim().replace(/\s+/g, ' ').toLowerCase(),
  ) as [string, string];
  const map = alignCharacters(truth, read);
  let [from, readFrom] = [0, 0];
  for (let i = 0; i <= truth.length; i++) {
    const at = i < truth.length ? map[i]! : read.length;
    if (i < truth.length) {
      count(letters, truth[i]!);
      if (at < 0 || truth[i] !== read[at]) continue;
    }
    // Both agree here: what lies between this and the last such place is one misreading.
    const [printed, seen] = [truth.slice(from, i), read.slice(readFrom, at)];
    if (printed !== seen) record(printed, seen);
    [from, readFrom] = [i + 1, at + 1];
  }
}

function record(printed: string, seen: string): void {
  if (!/^[a-zæøåé]+$/.test(printed) || /[\s.,;:]/.test(seen)) return;
  if (printed.length > LONGEST_TRUTH || seen.length > LONGEST_READ) return;
  count(confusions, `${printed}\t${seen}`);
}

const known = new Map(prior.map(([truth, read, p]) => [`${truth}\t${read}`, p]));
const rows: Row[] = [];
for (const key of new Set([...known.keys(), ...confusions.keys()])) {
  const [truth, read] = key.split('\t') as [string, string];
  const met = confusions.get(key) ?? 0;
  const losesLetter = /[æøå]/.test(truth);
  if (!known.has(key) && met < (losesLetter ? 1 : MIN_NOISE)) continue;
  if (truth.length > 1 && losesLetter && met < 2 && !known.has(key)) continue;
  const total = Math.min(...[...truth].map((letter) => letters.get(letter) ?? 1));
  const weight = losesLetter ? PRIOR_LETTERS.lost : PRIOR_LETTERS.other;
  const p = (met + weight * (known.get(key) ?? 0)) / (total + weight);
  rows.push([truth, read, Math.round(p * 1e5) / 1e5]);
}
rows.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : b[2] - a[2] || (a[1] < b[1] ? -1 : 1)));
const lines = rows
  .filter(([, , p]) => p > 0)
  .map((row) => `  ${JSON.stringify(row).replaceAll(',', ', ')}`);
writeFileSync('models/danish/channel.json', `[\n${lines.join(',\n')}\n]\n`);
console.log(rows.length, 'confusions');
