import { toPlanes } from '../../src/normalize/model/container.ts';
import { classRatio, NUMBER, PAUSE, RATIO_STEP, START } from '../../src/normalize/model/context.ts';
import { classTable, pairTable, wordClasses } from './context.ts';
import { steps } from './pack-lexicon.ts';

/** A class pair is kept where it differs so much from what an unseen one would get (nats). */
const MIN_DIFFERENCE = 0.35;

/** The sections of context.bin: see src/normalize/model/context.ts. `words` are the lexicon's, sorted. */
export function contextSections(
  words: readonly string[],
  roles: ReadonlyMap<string, number>,
  frequency: ReadonlyMap<string, number>,
  counts: Map<string, Map<string, number>>,
  listed: readonly (readonly string[])[],
): Map<string, Uint8Array> {
  const id = new Map(words.map((word, index) => [word, index]));
  id.set(START, words.length);
  id.set(PAUSE, words.length + 1);
  id.set(NUMBER, words.length + 2);
  const { explicit } = pairTable(counts, listed, frequency, (word) => roles.has(word));
  const rows = [...explicit]
    .map(([first, row]) => ({
      first: id.get(first)!,
      pairs: [...row]
        .map(([second, p]) => [id.get(second)!, steps(p)] as const)
        .sort(([a], [b]) => a - b),
    }))
    .sort((a, b) => a.first - b.first);
  const deltas = (values: readonly number[]): number[] =>
    values.map((value, i) => value - (values[i - 1] ?? 0));
  const pairs = rows.flatMap((row) => row.pairs);
  console.log('word pairs', pairs.length, 'of', rows.length, 'words');

  const classes = wordClasses(frequency);
  const { ratios, firsts, shares } = classTable(counts, listed, classes);
  const byte = (ratio: number): number =>
    Math.min(255, Math.max(1, Math.round(ratio * RATIO_STEP) + 128));
  const classRows = [...classes.values()].map((a) =>
    [...ratios[a]!]
      .filter(([b, ratio]) => {
        const unseen = Math.log(classRatio(0, firsts[a]! * shares[b]!));
        return Math.abs(ratio - unseen) >= MIN_DIFFERENCE;
      })
      .sort(([x], [y]) => x - y),
  );
  console.log('classes', classes.size, 'class pairs', classRows.flat().length);
  return new Map<string, Uint8Array>([
    ['classes', Buffer.from([...classes.keys()].join('\n'), 'utf8')],
    ['firsts', toPlanes(deltas(rows.map((row) => row.first)), 3)],
    [
      'pairCounts',
      toPlanes(
        rows.map((row) => row.pairs.length),
        2,
      ),
    ],
    [
      'seconds',
      toPlanes(
        rows.flatMap((row) => deltas(row.pairs.map(([second]) => second))),
        3,
      ),
    ],
    ['pairSteps', Uint8Array.from(pairs, ([, step]) => step)],
    [
      'classCounts',
      toPlanes(
        classRows.map((row) => row.length),
        2,
      ),
    ],
    [
      'classSeconds',
      toPlanes(
        classRows.flatMap((row) => deltas(row.map(([b]) => b))),
        2,
      ),
    ],
    ['classSteps', Uint8Array.from(classRows.flat(), ([, ratio]) => byte(ratio))],
    ['classFirsts', toPlanes(firsts.map(Math.round), 3)],
    ['classShares', Uint8Array.from(shares, steps)],
  ]);
}
