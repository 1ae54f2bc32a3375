import type { Schedule } from '../model/index.ts';
import type { SectionDraft, Titled } from './drafts.ts';
import { placesOfBlock } from './evidence.ts';
import { inYears, isTimeOfDay, withTimes } from './fields/dates.ts';
import type { Gathered } from './values.ts';

/** "2028", "2027/28", "2027-2028" */
const YEARS = /(?<![\d.,])(?<first>20\d{2})(?:\s*[/–-]\s*(?:20)?(?<second>\d{2}))?(?!\d)/gu;

/** The years that texts name. */
export function yearsIn(texts: readonly string[]): number[] {
  const years = texts.flatMap((text) =>
    [...text.matchAll(YEARS)].flatMap(({ groups }) => [
      Number(groups?.first),
      ...(groups?.second === undefined ? [] : [2000 + Number(groups.second)]),
    ]),
  );
  return [...new Set(years)];
}

/**
 * Settles when an offering is: what gives no day is on that of its section ("Onsdag den 12. maj"), and what gives no year
 * in the one of the publication's years that its weekday fits.
 */
export function settleTimes(
  gathered: Gathered,
  section: SectionDraft | undefined,
  years: readonly number[],
): void {
  const { fields, evidence, inferred } = gathered;
  const own = fields.schedule ?? [];
  const above = section?.times ?? [];
  const isOpen = own.every(({ text }) => isTimeOfDay(text));
  if (isOpen && above.some(({ title }) => !isTimeOfDay(title))) {
    fields.schedule = timesUnder(above, own);
    evidence.schedule = [
      ...above.flatMap(({ heading }) => placesOfBlock(heading)),
      ...(evidence.schedule ?? []),
    ];
    inferred.add('schedule');
  }
  if (fields.schedule !== undefined) fields.schedule = inYears(fields.schedule, years);
}

/** The day of the sections around an offering with its own time of day, failing that with theirs. */
function timesUnder(above: readonly Titled[], own: readonly Schedule[]): Schedule[] {
  const day = above.findLast(({ title }) => !isTimeOfDay(title))?.title ?? '';
  const hours = own.length > 0 ? own.map(({ text }) => text) : above.map(({ title }) => title);
  const [hour, ...more] = hours.filter(isTimeOfDay);
  const first = withTimes([], day);
  return hour === undefined ? first : more.reduce(withTimes, withTimes(first, hour));
}
