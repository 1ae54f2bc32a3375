import type { Word } from '../model/index.ts';
import type { ReadLine } from './tesseract-words.ts';
import type { Weight } from './weight.ts';

/**
 * Bold is 1.2 times as heavy as the page's usual type; light letters on dark look heavier by as much again. Measured
 * on scans of six catalogues in seven typefaces, 2,800 words: 98 % of the words right, what is wrong is 7-point type
 * in white on colour.
 */
const BOLD = 1.2;
const BOLD_INVERTED = BOLD * 1.2;
/** The weight of an ordinary regular face, in ems, and how many runs of evidence that counts for on a short page. */
const USUAL = 0.108;
const USUAL_RUNS = 4000;
/** A word of fewer runs is judged by its neighbours. */
const LEAST_RUNS = 25;
/** What a change of weight within a line must amount to: distance from the threshold, times the root of the runs. */
const LEAST_EVIDENCE = 1;

/** The lines with their words marked bold where their strokes are. `weights` are the words', line by line. */
export function markBold(
  lines: readonly ReadLine[],
  weights: readonly (readonly Weight[])[],
): ReadLine[] {
  const usual = usualWeight(weights.flat());
  return lines.map(({ words }, i) => {
    const bold = judgeLine((weights[i] ?? []).map((weight) => relativeWeight(weight, usual)));
    return { words: words.map((word, k) => withBold(word, bold[k] ?? false)) };
  });
}

const withBold = (word: Word, bold: boolean): Word => ({
  ...word,
  style: { ...word.style, bold },
});

/** The median over the runs of the page. */
function usualWeight(weights: readonly Weight[]): number {
  const seen = [
    ...weights.filter(({ runs }) => runs >= LEAST_RUNS),
    { mean: USUAL, runs: USUAL_RUNS },
  ];
  const sorted = seen.sort((a, b) => a.mean - b.mean);
  const half = sorted.reduce((sum, { runs }) => sum + runs, 0) / 2;
  let sum = 0;
  for (const { mean, runs } of sorted) {
    sum += runs;
    if (sum >= half) return mean;
  }
  return USUAL;
}

/** A word's weight as a ratio to the threshold: above 1 is bold. */
interface Relative {
  readonly ratio: number;
  readonly runs: number;
}

const relativeWeight = ({ mean, runs, inverted }: Weight, usual: number): Relative => ({
  ratio: mean / usual / (inverted ? BOLD_INVERTED : BOLD),
  runs,
});

/** A stretch of neighbouring words of one weight. */
interface Stretch {
  readonly words: readonly Relative[];
  readonly bold: boolean;
}

/** Which words of a line are bold: each by itself, but no change of weight without good evidence. */
function judgeLine(words: readonly Relative[]): boolean[] {
  let stretches: Stretch[] = [];
  for (const word of words) {
    const last = stretches.at(-1);
    const unsure = word.runs < LEAST_RUNS && last !== undefined;
    const stretch = { words: [word], bold: unsure ? last.bold : word.ratio > 1 };
    stretches = joinEqual([...stretches, stretch]);
  }
  while (stretches.length > 1) {
    const evidences = stretches.map(evidenceOf);
    const weakest = evidences.indexOf(Math.min(...evidences));
    if ((evidences[weakest] as number) >= LEAST_EVIDENCE) break;
    stretches = joinEqual(
      stretches.map((stretch, i) =>
        i === weakest ? { ...stretch, bold: !stretch.bold } : stretch,
      ),
    );
  }
  return stretches.flatMap(({ words: members, bold }) => members.map(() => bold));
}

function evidenceOf({ words }: Stretch): number {
  const runs = words.reduce((sum, word) => sum + word.runs, 0);
  const ratio = words.reduce((sum, word) => sum + word.ratio * word.runs, 0) / Math.max(1, runs);
  return Math.abs(ratio - 1) * Math.sqrt(runs);
}

function joinEqual(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    if (last?.bold === stretch.bold) {
      joined[joined.length - 1] = { ...last, words: [...last.words, ...stretch.words] };
    } else joined.push(stretch);
  }
  return joined;
}
