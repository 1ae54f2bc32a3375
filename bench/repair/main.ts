/**
 * `npm run bench:repair`: how well mending does on pages.jsonl, against Hunspell, Aspell and the most frequent
 * candidate, with each part taken out, in passages of 60 words, on clean and foreign
 * text, and how fast. `--split learn|develop|test` (default: all; see splits.ts), `--debian FOLDER` (see untouched.ts),
 * `--mending-only` without the spelling correctors, which take most of the time. What is not installed is left out, and said to be.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCandidates } from '../../src/normalize/candidates.ts';
import { createNormalizer } from '../../src/normalize/index.ts';
import { type DanishModel, loadModel } from '../../src/normalize/model/load.ts';
import { repairText } from '../../src/normalize/stream/repair.ts';
import { tokenize } from '../../src/normalize/tokens.ts';
import { ABLATIONS } from './ablations.ts';
import type { EvaluationPage } from './make-pages.ts';
import { scorePassages } from './passages.ts';
import { emptyScore, SCORE_HEAD, type Score, scorePage, scoreRow } from './score.ts';
import { speller } from './spellers.ts';
import { splitOf } from './splits.ts';
import { printUntouched } from './untouched.ts';

const argument = (name: string): string | undefined =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined;
const split = argument('--split');
const pages = readFileSync(join(import.meta.dirname, 'pages.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as EvaluationPage)
  .filter(({ name }) => split === undefined || splitOf(name) === split);

function scoreAll(
  mend: (read: string) => string,
  group: (page: EvaluationPage) => string,
): Map<string, Score> {
  const scores = new Map<string, Score>();
  for (const page of pages) {
    const name = group(page);
    const score = scores.get(name) ?? emptyScore();
    scores.set(name, score);
    scorePage(page.truth, page.read, mend(page.read), score);
  }
  return scores;
}

function print(title: string, scores: Map<string, Score>): void {
  for (const [name, score] of [...scores].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(scoreRow(`${title}${title === '' ? '' : ', '}${name}`, score));
  }
}

/** Rarer confusions lead to too many words to choose among by their frequency alone. */
const COMMON = Math.log(3e-4);

/** What mending amounts to without context: for each word the likeliest candidate. */
function mostFrequent(model: DanishModel): (read: string) => string {
  const { channel } = model;
  const byRead = new Map(
    [...channel.byRead].map(([read, list]) => [read, list.filter(({ logP }) => logP >= COMMON)]),
  );
  const search = {
    ...model,
    channel: { ...channel, byRead },
    keep: Math.log(0.05),
    lose: 0,
    noise: false,
    generic: false,
    floor: -60,
    firstPart: false,
  };
  return (read) => {
    let [mended, at] = ['', 0];
    for (const token of tokenize(read)) {
      const best = findCandidates(token.low, search).sort((a, b) => b.prior - a.prior)[0];
      mended += read.slice(at, token.at);
      mended += token.fixed || best === undefined ? token.text : inCase(token.text, best.word);
      at = token.at + token.text.length;
    }
    return mended + read.slice(at);
  };
}

const inCase = (read: string, word: string): string =>
  /^\p{Lu}/u.test(read) ? word.charAt(0).toUpperCase() + word.slice(1) : word;

const normalizer = await createNormalizer();
const model = await loadModel();
const bySet = (page: EvaluationPage): string => page.set;
console.log(SCORE_HEAD);
print(
  '',
  scoreAll(
    (read) => normalizer.repair(read).text,
    (page) => `${page.set} ${page.dpi} dpi (${splitOf(page.name)})`,
  ),
);
print(
  'katalog',
  scoreAll((read) => normalizer.repair(read).text, bySet),
);
print('most frequent candidate', scoreAll(mostFrequent(model), bySet));
for (const name of ['hunspell', 'aspell'] as const) {
  if (process.argv.includes('--mending-only')) console.log(`${name}: left out`);
  else if (spawnSync(name, ['-v']).error !== undefined) console.log(`${name}: not installed`);
  else print(name, scoreAll(speller(name), bySet));
}
for (const [name, without] of Object.entries(ABLATIONS)) {
  print(
    `without ${name}`,
    scoreAll((read) => repairText(read, without(model)).text, bySet),
  );
}

/** The resolutions that the targets are set for. */
const atAimed = pages.filter(({ set, dpi }) => (set === 'admin' ? dpi === 200 : dpi <= 200));
for (const [set, name] of [
  ['admin', 'admin, 200 dpi'],
  ['prose', 'prose, 90-200 dpi'],
] as const) {
  const score = emptyScore();
  for (const { truth, read } of atAimed.filter((page) => page.set === set)) {
    scorePage(truth, read, normalizer.repair(read).text, score);
  }
  console.log(scoreRow(`katalog, ${name}`, score));
}
const { count, opened, score } = scorePassages(normalizer, pages);
console.log(scoreRow('katalog, passages of 60 words', score));
console.log(
  `passages of 60 words on their own: ${((100 * opened) / count).toFixed(1)} % of ${count} found damaged`,
);
printUntouched(normalizer, argument('--debian'));

const damaged = pages.map((page) => page.read).join('\n\n');
const clean = pages.map((page) => page.truth).join('\n\n');
/** Words a second of CPU time. */
function speed(text: string): number {
  const before = process.cpuUsage().user;
  normalizer.repair(text);
  return (text.split(/\s+/).length * 1e6) / (process.cpuUsage().user - before);
}
for (const [name, text] of [
  ['damaged', damaged],
  ['clean', clean],
] as const) {
  const { edits } = normalizer.repair(text);
  const words = text.split(/\s+/).length;
  console.log(
    `${name} text: ${words} words, ${Math.round(speed(text))} words a second of CPU, ${edits.length} edits`,
  );
}
// Linear time: as many words a second in a text a hundred times as long.
const long = `${damaged}\n\n`.repeat(Math.ceil(1e6 / damaged.split(/\s+/).length));
console.log(
  `damaged text of ${long.split(/\s+/).length} words: ${Math.round(speed(long))} words a second of CPU`,
);
