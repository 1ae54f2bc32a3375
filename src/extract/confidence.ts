import { holdsCentre, type Line, type Offering, type Place } from '../model/index.ts';

/** Text that was read as damaged is never surer than this. */
const DAMAGED = 0.8;
/** A value of which only the words are known, no date or amount, is no surer than this. */
const UNREAD = 0.85;
/** A value whose field only its place tells is no surer than this. */
const INFERRED = 0.85;

/**
 * How sure the value of each field is: as sure as the word it was read from that is least sure, since one wrong word
 * makes a value wrong, and no surer than what told its field. Shares, to two places.
 */
export function fieldConfidences(
  record: Pick<Offering, 'evidence' | 'schedule' | 'price' | 'duration'>,
  lines: readonly Line[],
  damaged: boolean,
  inferred: ReadonlySet<string>,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(record.evidence).map(([field, places]) => {
      const least = Math.min(1, ...wordsAt(places, lines).map((word) => word.confidence));
      const most = Math.min(
        damaged ? DAMAGED : 1,
        isUnread(record, field) ? UNREAD : 1,
        inferred.has(field) ? INFERRED : 1,
      );
      return [field, twoPlaces(Math.min(least, most))];
    }),
  );
}

/** Mean confidence of the letters a record was read from, to two places. */
export function confidenceOf(lines: readonly Line[], damaged: boolean): number {
  const letters = lines.reduce((sum, line) => sum + line.text.length, 0);
  const mean =
    lines.reduce((sum, line) => sum + line.confidence * line.text.length, 0) / Math.max(1, letters);
  return twoPlaces(Math.min(mean, damaged ? DAMAGED : 1));
}

const wordsAt = (places: readonly Place[], lines: readonly Line[]): Line['words'] =>
  places.flatMap(({ page, box }) =>
    lines
      .filter((line) => line.page === page)
      .flatMap((line) => line.words.filter((word) => holdsCentre(box, word.box))),
  );

function isUnread({ schedule, price, duration }: Partial<Offering>, field: string): boolean {
  if (field === 'schedule') return schedule?.some(({ start }) => start === undefined) ?? false;
  if (field === 'price') return price?.amount === undefined;
  return field === 'duration' && duration?.iso === undefined;
}

const twoPlaces = (value: number): number => Math.round(value * 100) / 100;
