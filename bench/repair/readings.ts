/**
 * `npx tsx bench/repair/readings.ts [--split learn|develop|test] [--show]`: what mending does to scans read in the right
 * language (readings.jsonl), by resolution, and how often words are wrong by the engine's confidence in them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Block, flowing, type Line, rawText } from '../../src/model/index.ts';
import { createNormalizer } from '../../src/normalize/index.ts';
import { alignWords } from './align.ts';
import type { Reading } from './make-readings.ts';
import { emptyScore, SCORE_HEAD, type Score, scorePage, scoreRow } from './score.ts';
import { splitOf } from './splits.ts';

const at = process.argv.indexOf('--split');
const split = at < 0 ? 'test' : process.argv[at + 1];
const readings = readFileSync(join(import.meta.dirname, 'readings.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Reading)
  .filter(({ name }) => splitOf(name) === split);

const PLACE = {
  page: 1,
  box: [0, 0, 1, 1] as [number, number, number, number],
  style: { size: 10, bold: false, italic: false },
};
/** Blocks with no more than text and confidences, which is all that mending looks at. */
function toBlock(lines: Reading['blocks'][number]): Block {
  const set = lines.map(
    (words): Line => ({
      ...PLACE,
      text: words.map(([text]) => text).join(' '),
      baseline: 1,
      confidence: 1,
      words: words.map(([text, confidence]) => ({
        ...PLACE,
        text,
        confidence,
        baseline: 1,
        rotation: 0,
      })),
    }),
  );
  const raw = rawText(set);
  return { ...PLACE, kind: 'paragraph', lines: set, raw, text: raw, edits: [] };
}

/** Both with the words that are divided at line ends put together, so that these count for nothing. */
const joined = (blocks: readonly Block[]): string =>
  blocks.map((block) => flowing(block).replace(/(?<=\p{L})- (?=\p{Ll})/gu, '')).join(' ');

const { normalize } = await createNormalizer();
const scores = new Map<string, Score>();
const bins = Array.from({ length: 10 }, () => ({ of: 0, wrong: 0 }));
for (const { dpi, truth, blocks } of readings) {
  const read = blocks.map(toBlock);
  const name = `read in Danish, ${dpi} dpi (${split})`;
  const score = scores.get(name) ?? emptyScore();
  scores.set(name, score);
  const mended = normalize(read);
  scorePage(truth, joined(read), joined(mended), score);
  if (process.argv.includes('--show')) {
    for (const edit of mended.flatMap((block) => block.edits)) {
      if (edit.kind !== 'dehyphenate') console.log(`${edit.before} → ${edit.after}`, edit.reason);
    }
  }
  const sure = new Map(blocks.flat(2).map(([text, confidence]) => [text, confidence]));
  for (const pair of alignWords(truth, joined(read))) {
    const confidence = sure.get(pair.read);
    if (confidence === undefined || !/\p{L}/u.test(pair.truth)) continue;
    const bin = bins[Math.min(9, Math.floor(10 * confidence))]!;
    bin.of++;
    if (pair.read !== pair.truth) bin.wrong++;
  }
}
console.log(SCORE_HEAD);
for (const [name, score] of scores) console.log(scoreRow(name, score));
bins.forEach(({ of, wrong }, i) => {
  if (of > 0)
    console.log(
      `confidence ${i / 10}–${(i + 1) / 10}: ${((100 * wrong) / of).toFixed(1)} % of ${of} wrong`,
    );
});
