/**
 * How the titles and descriptions of a catalogue's text are mended: `npx tsx bench/repair/catalogue.ts TEXT TRUTH`,
 * the text as an OCR program wrote it, the truth a JSON list of offerings with `title` and `description`. Prints the
 * same as bench:repair, and the words that are not as printed (`--quiet` leaves them out).
 */
import { readFileSync } from 'node:fs';
import { createNormalizer } from '../../src/normalize/index.ts';
import { emptyScore, SCORE_HEAD, scorePage, scoreRow } from './score.ts';

interface Printed {
  readonly title: string;
  readonly description: string;
}

/** A place in a text. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** The part of `text` that is likest to `passage`: fewest letters other, too many or too few (Sellers 1980). */
function likestPart(passage: string, text: string): Span {
  const [wanted, given] = [passage.toLowerCase(), text.toLowerCase()];
  let cost = new Uint32Array(given.length + 1);
  let from = Uint32Array.from(cost, (_, at) => at);
  for (let i = 1; i <= wanted.length; i++) {
    const next = new Uint32Array(given.length + 1);
    const began = new Uint32Array(given.length + 1);
    next[0] = i;
    for (let j = 1; j <= given.length; j++) {
      const same = cost[j - 1]! + (wanted[i - 1] === given[j - 1] ? 0 : 1);
      const [less, more] = [cost[j]! + 1, next[j - 1]! + 1];
      const best = Math.min(same, less, more);
      next[j] = best;
      began[j] = best === same ? from[j - 1]! : best === less ? from[j]! : began[j - 1]!;
    }
    [cost, from] = [next, began];
  }
  const to = cost.reduce((best, value, at) => (value < cost[best]! ? at : best), 0);
  return { from: from[to]!, to };
}

const part = (passage: string, text: string): string => {
  const { from, to } = likestPart(passage, text);
  return text.slice(from, to);
};
const even = (text: string): string => text.replace(/\s+/g, ' ').trim();

const [textFile, truthFile] = process.argv.slice(2);
if (textFile === undefined || truthFile === undefined) {
  throw new Error('usage: tsx bench/repair/catalogue.ts TEXT TRUTH');
}
const raw = readFileSync(textFile, 'utf8');
const truth = JSON.parse(readFileSync(truthFile, 'utf8')) as Printed[];
const { repair } = await createNormalizer();
// Divided words are joined on both sides: to join them is no mending of letters.
const before = even(raw.replace(/(\p{Ll})-\n(?=\p{Ll})/gu, '$1'));
const after = even(repair(raw).text);
console.log(SCORE_HEAD);
for (const kind of ['title', 'description'] as const) {
  const score = emptyScore();
  const wrong = truth.flatMap((offering) => {
    const printed = even(offering[kind]);
    return scorePage(printed, part(printed, before), part(printed, after), score);
  });
  console.log(scoreRow(`${kind}s of ${truth.length} offerings`, score));
  if (process.argv.includes('--quiet')) continue;
  for (const { truth: word, read, mended } of wrong) {
    console.log(`  “${word}” read as “${read}”, mended to “${mended}”`);
  }
}
