/**
 * Makes models/danish/channel.json and reading.json. The first is how Tesseract's English model misreads Danish, from
 * those pages of pages.jsonl that are not for the test (splits.ts) and from the confusions measured before (prior.json),
 * which count like a few dozen letters each; the second how its Danish model misreads poor print, from readings.jsonl.
 * What no page shows is in the first, too, at the probability that Good and Turing give it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alignCharacters } from './align.ts';
import type { EvaluationPage } from './make-pages.ts';
import type { Reading } from './make-readings.ts';
import { splitOf } from './splits.ts';

type Row = [truth: string, read: string, p: number];
interface Aligned {
  readonly truth: string;
  readonly read: string;
}

/** How many letters of a kind the prior is worth: little for æ, ø and å, which a text shows often. */
const PRIOR_LETTERS = { lost: 150, other: 1500 } as const;
const LONGEST_TRUTH = 2;
const LONGEST_READ = 3;
/** Damage must be met this often: by the English model æ, ø and å once, other letters more often. */
const ENGLISH = { lost: 1, other: 3 } as const;
const DANISH = { lost: 1, other: 1 } as const;

function countConfusions(pages: readonly Aligned[]): {
  letters: Map<string, number>;
  confusions: Map<string, number>;
} {
  const letters = new Map<string, number>();
  const confusions = new Map<string, number>();
  const count = (map: Map<string, number>, key: string): void => {
    map.set(key, (map.get(key) ?? 0) + 1);
  };
  const record = (printed: string, seen: string): void => {
    if (!/^[a-zæøåé]+$/.test(printed) || /[\s.,;:]/.test(seen)) return;
    if (printed.length > LONGEST_TRUTH || seen.length > LONGEST_READ) return;
    count(confusions, `${printed}\t${seen}`);
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
  return { letters, confusions };
}

function learn(
  pages: readonly Aligned[],
  prior: readonly Row[],
  least: { readonly lost: number; readonly other: number },
): Row[] {
  const { letters, confusions } = countConfusions(pages);
  const known = new Map(prior.map(([truth, read, p]) => [`${truth}\t${read}`, p]));
  const rows: Row[] = [];
  for (const key of new Set([...known.keys(), ...confusions.keys()])) {
    const [truth, read] = key.split('\t') as [string, string];
    const met = confusions.get(key) ?? 0;
    const losesLetter = /[æøå]/.test(truth);
    if (!known.has(key) && met < (losesLetter ? least.lost : least.other)) continue;
    if (truth.length > 1 && losesLetter && met < 2 && !known.has(key)) continue;
    const total = Math.min(...[...truth].map((letter) => letters.get(letter) ?? 1));
    const weight = losesLetter ? PRIOR_LETTERS.lost : PRIOR_LETTERS.other;
    const p = (met + weight * (known.get(key) ?? 0)) / (total + weight);
    rows.push([truth, read, p]);
  }
  const dropped = meanDrop(rows, letters);
  return rows
    .map(([truth, read, p]): Row => {
      const least = isDrop([truth, read, p]) ? dropped : 0;
      return [truth, read, Math.round(Math.max(p, least) * 1e5) / 1e5];
    })
    .filter(([, , p]) => p > 0)
    .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : b[2] - a[2] || (a[1] < b[1] ? -1 : 1)));
}

/** A letter other than æ, ø and å of which nothing was read. */
const isDrop = ([truth, read]: Row): boolean => read === '' && !/[æøå]/.test(truth);

/** How often such letters are dropped on the whole: of each alone the pages show too few to tell that it is rarer. */
function meanDrop(rows: readonly Row[], letters: ReadonlyMap<string, number>): number {
  const drops = rows.filter(isDrop).map(([truth, , p]) => ({ p, of: letters.get(truth) ?? 0 }));
  const all = drops.reduce((sum, { of }) => sum + of, 0);
  return all === 0 ? 0 : drops.reduce((sum, { p, of }) => sum + p * of, 0) / all;
}

const ALPHABET = [...'abcdefghijklmnopqrstuvwxyz'];
/** Readings of æ, ø and å that are common enough to be met with a stray letter beside them. */
const USUAL = 0.05;

/**
 * What æ, ø and å may be read as that no page shows: a usual reading with a letter too many before or behind it ("ad"
 * for å). Half of what the pages show once only (Good 1953) goes to these; the other half is left to other letters, which cost
 * a quarter of the speed to look for and restored no word of the texts to develop with.
 */
function unseen(rows: readonly Row[], pages: readonly Aligned[]): Row[] {
  const { letters, confusions } = countConfusions(pages);
  return [...'åæø'].flatMap((letter) => {
    const own = rows.filter(([truth, read]) => truth === letter && read !== '');
    const met = new Set(own.map(([, read]) => read));
    const once = [...confusions].filter(
      ([key, times]) => times === 1 && key.startsWith(`${letter}\t`),
    ).length;
    const mass = once / (letters.get(letter) ?? 1);
    const usual = own.filter(([, read, p]) => read.length === 1 && p >= USUAL);
    const likely = new Map<string, number>();
    const add = (read: string, p: number): void => {
      if (!met.has(read)) likely.set(read, (likely.get(read) ?? 0) + p);
    };
    for (const other of ALPHABET) {
      for (const [, read, p] of usual) {
        add(`${read}${other}`, (mass * p) / 4 / ALPHABET.length);
        add(`${other}${read}`, (mass * p) / 4 / ALPHABET.length);
      }
    }
    return [...likely].map(([read, p]): Row => [letter, read, Number(p.toPrecision(2))]);
  });
}

const textOf = (line: Reading['blocks'][number][number]): string =>
  line.map(([text]) => text).join(' ');

function write(file: string, rows: readonly Row[]): void {
  const lines = rows.map((row) => `  ${JSON.stringify(row).replaceAll(',', ', ')}`);
  writeFileSync(`models/danish/${file}`, `[\n${lines.join(',\n')}\n]\n`);
  console.log(file, rows.length, 'confusions');
}

const rowsOf = <T>(file: string): T[] =>
  readFileSync(join(import.meta.dirname, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
const pages = rowsOf<EvaluationPage>('pages.jsonl').filter(({ name }) => splitOf(name) !== 'test');
const prior = JSON.parse(readFileSync(join(import.meta.dirname, 'prior.json'), 'utf8')) as Row[];
const met = learn(pages, prior, ENGLISH);
write('channel.json', [...met, ...unseen(met, pages)]);
const readings = rowsOf<Reading>('readings.jsonl')
  .filter(({ name }) => splitOf(name) === 'learn')
  .map(({ truth, blocks }) => ({
    truth,
    read: blocks
      .flatMap((block) => block.map(textOf))
      .join('\n')
      .replace(/-\n(?=\p{Ll})/gu, ''),
  }));
/** What recognition confuses at large, for letters that these pages hold too few of. */
const general = (
  JSON.parse(readFileSync('models/danish/recognition.json', 'utf8')) as Row[]
).filter((row) => /^[a-zæøå]+$/.test(row[0]) && row[1] === row[1].toLowerCase());
write('reading.json', learn(readings, general, DANISH));
