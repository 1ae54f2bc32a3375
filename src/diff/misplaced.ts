import type { Offering } from '../model/index.ts';
import type { Tolerance } from './align.ts';
import type { FieldFinding } from './finding.ts';
import { isExact } from './noise/trust.ts';
import { foldedLetters, printedWords, wordKey } from './noise/typography.ts';
import { NEVER } from './other-field.ts';

/** An offering in two editions, and what was found to differ. */
export interface Compared {
  readonly before: Offering;
  readonly after: Offering;
  readonly tolerance: Tolerance;
  readonly findings: readonly FieldFinding[];
}

const REASON = 'words that a reading put elsewhere';
/** Values of fewer letters stand in any text. */
const LEAST_LETTERS = 3;
/** A line of print: readers put lines in the wrong order, publishers rather move more than one. */
const MOST_MOVED_WORDS = 14;
/** What stands before a value: "Sted:", "Pris:". */
const LABELS = /\p{L}[\p{L} .-]*:/gu;

interface Runs {
  readonly lost: readonly string[];
  readonly won: readonly string[];
}

/**
 * Changes that come to nothing since a reading that cannot be relied upon put words into another field, into the
 * offering before or after, or a line out of its order. What such a reading has too much must stand in the other
 * edition's fields nearby; what it is short of must be what it has too much nearby.
 *
 * @param compared in printed order
 */
export function settleMisplaced(compared: readonly Compared[]): FieldFinding[][] {
  const runs = compared.map(({ findings }) => findings.map(runsOf));
  return compared.map(({ before, after, tolerance, findings }, n) => {
    const mayMisplace = { lost: !isExact(tolerance.before), won: !isExact(tolerance.after) };
    if (!mayMisplace.lost && !mayMisplace.won) return [...findings];
    const near = compared.slice(Math.max(0, n - 1), n + 2);
    const values = {
      lost: near.flatMap(({ after }) => valuesOf(after)),
      won: near.flatMap(({ before }) => valuesOf(before)),
    };
    const own = { lost: valuesOf(after), won: valuesOf(before) };
    const around = runs.slice(Math.max(0, n - 1), n + 2).flat();
    return findings.map((finding, i): FieldFinding => {
      const found = runs[n]![i]!;
      if (found.lost.length + found.won.length === 0) return finding;
      const others = around.filter((each) => each !== found);
      const isExplained = (side: keyof Runs, other: keyof Runs): boolean => {
        const isKnown = (run: string): boolean =>
          (mayMisplace[side] && isMadeOf(run, values[side], tolerance, side)) ||
          (mayMisplace[other] &&
            (own[side].some((value) => isWithin(run, value)) ||
              others.some((each) =>
                each[other].some((text) => holds(text, run, tolerance, side)),
              )));
        return found[side].every(isKnown);
      };
      const isReordered = (mayMisplace.lost || mayMisplace.won) && isSameLine(found);
      if (!isReordered && !(isExplained('lost', 'won') && isExplained('won', 'lost'))) {
        return finding;
      }
      const { path } = finding.change!;
      const [was, is] = [found.lost.join(' … '), found.won.join(' … ')];
      return {
        aspect: finding.aspect,
        noise: [...finding.noise, { path, was, is, reason: REASON }],
      };
    });
  });
}

/** The runs of words that only one edition has in a field; none where the field is not told by its words. */
function runsOf({ change }: FieldFinding): Runs {
  if (change === undefined || NEVER.has(change.path)) return { lost: [], won: [] };
  const of = (op: string): string[] =>
    change.words?.filter((run) => run.op === op).map(({ text }) => text) ?? [];
  if (change.words !== undefined) return { lost: of('delete'), won: of('insert') };
  const [was, is] = [change.before, change.after].map((value) =>
    (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string'),
  );
  return {
    lost: was!.filter((value) => !is!.includes(value)),
    won: is!.filter((value) => !was!.includes(value)),
  };
}

/** The values of an offering's fields as printed. */
const valuesOf = (offering: Offering): string[] =>
  [
    ...offering.providers,
    ...offering.audiences,
    ...(offering.teachers ?? []),
    ...(offering.schedule ?? []).map(({ text }) => text),
    ...(offering.contacts ?? []).flatMap(({ name = '', email = '', phone = '' }) => [
      name,
      email,
      phone,
    ]),
    offering.recurrence?.text ?? '',
    offering.duration?.text ?? '',
    offering.price?.text ?? '',
    offering.location ?? '',
    offering.courseNumber ?? '',
  ].filter((value) => foldedLetters(value).length >= LEAST_LETTERS);

/** Whether a run is nothing but values, with their labels: one word may be a label without a colon. */
function isMadeOf(
  run: string,
  values: readonly string[],
  tolerance: Tolerance,
  side: keyof Runs,
): boolean {
  if (values.some((value) => areOne(run, value, tolerance, side))) return true;
  const sorted = [...values].map(foldedLetters).sort((a, b) => b.length - a.length);
  const bare = foldedLetters(run.replace(LABELS, ' '));
  const rest = sorted.reduce((text, value) => text.replace(value, ''), bare);
  return rest !== bare && (rest === '' || rest === foldedLetters(printedWords(run)[0] ?? ''));
}

/** Whether `found`, which one reading has too much, holds `run`, which is missing elsewhere. */
function holds(found: string, run: string, tolerance: Tolerance, side: keyof Runs): boolean {
  const sought = foldedLetters(run);
  const isLong = sought.length >= LEAST_LETTERS;
  return (isLong && foldedLetters(found).includes(sought)) || areOne(run, found, tolerance, side);
}

/** Whether a value is in another one, word by word, though maybe parted by its words. */
function isWithin(run: string, value: string): boolean {
  const words = printedWords(run).map(foldedLetters);
  if (words.length < 2) return false;
  const left = printedWords(value).map(foldedLetters);
  return words.every((word) => {
    const at = left.indexOf(word);
    left.splice(0, at + 1);
    return at >= 0;
  });
}

/** Whether two runs are one word by word, as the readings go. `side` is that of the first. */
function areOne(run: string, other: string, { explain }: Tolerance, side: keyof Runs): boolean {
  const [own, theirs] = [printedWords(run), printedWords(other)];
  return (
    own.length === theirs.length &&
    own.every((word, n) => {
      const pair = [[word], [theirs[n]!]] as const;
      return explain(...(side === 'lost' ? pair : ([pair[1], pair[0]] as const))) !== undefined;
    })
  );
}

/** Whether a field lost and won the words of the same line. */
function isSameLine({ lost, won }: Runs): boolean {
  const [went, came] = [lost, won].map((runs) => runs.flatMap(printedWords).map(wordKey).sort());
  const isLine = went!.length <= MOST_MOVED_WORDS;
  return isLine && went!.length > 1 && went!.join(' ') === came!.join(' ');
}
