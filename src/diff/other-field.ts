import type { FieldChange } from '../model/index.ts';
import type { FieldFinding } from './finding.ts';
import { printedWords, wordKey } from './noise/typography.ts';

/** What is not told by a label: a publisher does shorten a title and put the rest into the text. */
export const NEVER: ReadonlySet<string> = new Set(['title', 'sectionPath', 'kind']);
const REASON = 'the same words, read into another field';

/**
 * Changes that come to nothing: what some fields lost, others of the same offering won, word for word. The print is
 * the same, and one reading took the end of a value for the beginning of the next. A field that both lost and won
 * words was changed, and so was one whose words went nowhere.
 */
export function settleOtherField(findings: readonly FieldFinding[]): FieldFinding[] {
  const moved = findings.filter(({ change }) => change !== undefined && !NEVER.has(change.path));
  const differences = moved.map(({ change }) => differenceOf(change!));
  const isOneWay = differences.every(({ lost, won }) => lost.length === 0 || won.length === 0);
  const lost = differences.flatMap((difference) => difference.lost).sort();
  const won = differences.flatMap((difference) => difference.won).sort();
  const isSame = lost.length > 0 && lost.join(' ') === won.join(' ');
  if (!isOneWay || !isSame) return [...findings];
  return findings.map((finding) => (moved.includes(finding) ? noiseOf(finding, REASON) : finding));
}

/** A finding whose change is laid to the reading. */
export function noiseOf({ aspect, change, noise }: FieldFinding, reason: string): FieldFinding {
  const { path, before, after } = change!;
  return { aspect, noise: [...noise, { path, was: printed(before), is: printed(after), reason }] };
}

/** Words, as they are compared, that a field lost and won. */
interface Difference {
  readonly lost: readonly string[];
  readonly won: readonly string[];
}

export function differenceOf({ before, after, words }: FieldChange): Difference {
  if (words !== undefined) {
    const of = (op: string): string[] =>
      words.filter((run) => run.op === op).flatMap(({ text }) => keysOf(text));
    return { lost: of('delete'), won: of('insert') };
  }
  const [was, is] = [keysOf(printed(before)), keysOf(printed(after))];
  return { lost: without(was, is), won: without(is, was) };
}

/** The words of a list that another does not have, each as often as it stands there oftener. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const rest = [...others];
  return words.filter((word) => {
    const at = rest.indexOf(word);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

const printed = (value: unknown): string =>
  Array.isArray(value) ? value.join(' ') : typeof value === 'string' ? value : '';

/** Signs between values are the setting's. */
const keysOf = (text: string): string[] =>
  printedWords(text)
    .map((word) => wordKey(word).replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, ''))
    .filter((key) => key !== '');
