/**
 * `npx tsx bench/repair/reference.ts --split learn|develop|test`: what another edition of a damaged text is worth to its
 * mending. The other edition is the print itself with edits such as publishers make: of the sentences some are gone
 * and the others partly in another order, of the words some are others, half of them others that differ by one letter.
 * Prints how many damaged words are restored without it and with it, how many undamaged ones are changed, and how
 * many words that the other edition has otherwise became those of the other edition.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../fixtures/make/random.ts';
import { createNormalizer } from '../../src/normalize/index.ts';
import { alignWords } from './align.ts';
import type { EvaluationPage } from './make-pages.ts';
import { emptyScore, SCORE_HEAD, scorePage, scoreRow } from './score.ts';
import { splitOf } from './splits.ts';

const argument = (name: string): string | undefined =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined;
const split = argument('--split');
const isVerbose = process.argv.includes('--verbose');
const every = readFileSync(join(import.meta.dirname, 'pages.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as EvaluationPage);
const pages = every.filter(({ name }) => split === undefined || splitOf(name) === split);
const random = seededRandom(Number(argument('--seed') ?? 1));

/** Shares of an edition's sentences that are gone and that stand elsewhere, and of its words that are others. */
const GONE = 0.1;
const ELSEWHERE = 0.2;
const OTHER_WORD = 0.05;

const vocabulary = [...new Set(every.flatMap(({ truth }) => truth.match(/\p{Ll}{2,}/gu) ?? []))];
/** Words of the same length that differ by one letter. */
const neighbours = new Map<string, string[]>();
for (const word of vocabulary) {
  for (let at = 0; at < word.length; at++) {
    const key = `${word.slice(0, at)}?${word.slice(at + 1)}`;
    neighbours.set(key, [...(neighbours.get(key) ?? []), word]);
  }
}
const nearTo = (word: string): string[] =>
  [...word].flatMap((_, at) =>
    (neighbours.get(`${word.slice(0, at)}?${word.slice(at + 1)}`) ?? []).filter((w) => w !== word),
  );
const chosen = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

/** A word of the print, by its number, that the other edition has otherwise. */
type Substitution = readonly [at: number, other: string];

function otherEdition(truth: string): { text: string; substitutions: Substitution[] } {
  const substitutions: Substitution[] = [];
  let at = 0;
  const sentences = truth
    .trim()
    .replace(/\s+/g, ' ')
    .split(/(?<=[.!?]) /u)
    .map((sentence) =>
      sentence
        .split(' ')
        .map((word) => {
          const number = at++;
          if (!/^\p{Ll}{2,}$/u.test(word) || random() > OTHER_WORD) return word;
          const near = nearTo(word);
          const other = near.length > 0 && random() < 0.5 ? chosen(near) : chosen(vocabulary);
          if (other !== word) substitutions.push([number, other]);
          return other;
        })
        .join(' '),
    )
    .filter(() => random() > GONE);
  const moved = sentences.filter(() => random() < ELSEWHERE);
  return {
    text: [...sentences.filter((sentence) => !moved.includes(sentence)), ...moved].join(' '),
    substitutions,
  };
}

const { repair } = await createNormalizer();
console.log(SCORE_HEAD);
for (const set of new Set(pages.map((page) => page.set))) {
  const [without, withIt] = [emptyScore(), emptyScore()];
  let [other, overwritten] = [0, 0];
  for (const { truth, read } of pages.filter((page) => page.set === set)) {
    const { text: reference, substitutions } = otherEdition(truth);
    scorePage(truth, read, repair(read).text, without);
    const mended = repair(read, { reference: [reference] }).text;
    const failures = scorePage(truth, read, mended, withIt);
    if (isVerbose)
      for (const f of failures) console.log('   ', f.truth, '|', f.read, '|', f.mended);
    const pairs = alignWords(truth, mended);
    for (const [at, word] of substitutions) {
      other += 1;
      if (pairs[at]!.read !== word) continue;
      overwritten += 1;
      console.log(`  overwritten: ${pairs[at]!.truth} by ${word}`);
    }
  }
  console.log(scoreRow(`${set}, by itself`, without));
  console.log(scoreRow(`${set}, with another edition`, withIt));
  console.log(`${set}: ${overwritten} of ${other} words that it has otherwise became its own`);
}
