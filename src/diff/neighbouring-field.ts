import type { FieldChange } from '../model/index.ts';
import type { FieldFinding } from './finding.ts';
import { differenceOf, NEVER, noiseOf } from './other-field.ts';

const REASON = 'the same words, read into the offering before or after';
/** Offerings in a row that one reading may part otherwise than the other. */
const MOST = 6;

/** Words that fields and texts lost and won. */
interface Balance {
  readonly lost: readonly string[];
  readonly won: readonly string[];
}

/**
 * Changes that come to nothing: what labelled fields of offerings in a row lost, their texts won, word for word, or
 * the other way round. One reading took the first lines of an offering, such as its number, for the last of the one
 * before. A publisher moves a text to a text, or a value to the same field: such changes stay.
 *
 * @param all findings of the offerings in printed order
 */
export function settleNeighbouringFields(
  all: readonly (readonly FieldFinding[])[],
): (readonly FieldFinding[])[] {
  const settled = [...all];
  for (let from = 0; from < all.length; ) {
    const to = endOfExchange(all, from);
    for (let n = from; n < to; n++) settled[n] = all[n]!.map(laidToReading);
    from = Math.max(to, from + 1);
  }
  return settled;
}

/** The end of the shortest row of offerings from `from` on that exchange words among them; `from` where there is none. */
function endOfExchange(all: readonly (readonly FieldFinding[])[], from: number): number {
  for (let to = from + 2; to <= Math.min(all.length, from + MOST); to++) {
    const row = all.slice(from, to).map((findings) => findings.filter(mayBeMisread));
    if (row.some((findings) => findings.length === 0)) return from;
    const changes = row.flat().map(({ change }) => change!);
    const [texts, fields] = [balanceOf(changes, isText), balanceOf(changes, isField)];
    const isExchange = isSame(fields.lost, texts.won) && isSame(fields.won, texts.lost);
    if (isExchange && fields.lost.length + fields.won.length > 0) return to;
  }
  return from;
}

const mayBeMisread = ({ change }: FieldFinding): boolean =>
  change !== undefined && !NEVER.has(change.path);
const isText = ({ path }: FieldChange): boolean => path === 'description';
const isField = (change: FieldChange): boolean => !isText(change);

/** What such fields of the offerings lost and won. */
function balanceOf(
  changes: readonly FieldChange[],
  isWanted: (change: FieldChange) => boolean,
): Balance {
  const differences = changes.filter(isWanted).map(differenceOf);
  return {
    lost: differences.flatMap(({ lost }) => lost),
    won: differences.flatMap(({ won }) => won),
  };
}

const isSame = (words: readonly string[], others: readonly string[]): boolean =>
  [...words].sort().join(' ') === [...others].sort().join(' ');

const laidToReading = (finding: FieldFinding): FieldFinding =>
  mayBeMisread(finding) ? noiseOf(finding, REASON) : finding;
