import { type Block, flowing, type Place, type Schedule } from '../model/index.ts';
import type { SectionDraft, Titled } from './drafts.ts';
import { placesOfBlock, placesOfRun } from './evidence.ts';
import { fittingYear, isTimeOfDay, readSchedule, withTimes } from './fields/dates.ts';
import type { Gathered } from './values.ts';

/** "2028", "2027/28", "2027-2028" */
const YEARS = /(?<![\d.,])(?<first>20\d{2})(?:\s*[/–-]\s*(?:20)?(?<second>\d{2}))?(?!\d)/gu;

/** Years, each with the places that name it. */
export type NamedYears = ReadonlyMap<number, readonly Place[]>;

/** The years that blocks name. */
export function yearsIn(blocks: readonly Block[]): NamedYears {
  const years = new Map<number, readonly Place[]>();
  for (const block of blocks) {
    for (const match of flowing(block).matchAll(YEARS)) {
      const { first, second } = match.groups ?? {};
      const places = placesOfRun(block, match.index, match.index + match[0].length);
      for (const year of [Number(first), ...(second ? [2000 + Number(second)] : [])]) {
        if (!years.has(year)) years.set(year, places);
      }
    }
  }
  return years;
}

/**
 * Settles when an offering is: what gives no day is on that of its section ("Onsdag den 12. maj"), and what gives no year
 * in the one of the publication's years that its weekday fits.
 */
export function settleTimes(
  gathered: Gathered,
  section: SectionDraft | undefined,
  years: NamedYears,
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
  if (fields.schedule === undefined) return;
  const told = new Set<number>();
  fields.schedule = fields.schedule.flatMap((time) => {
    const year = fittingYear(time, [...years.keys()]);
    if (year === undefined) return [time];
    told.add(year);
    return readSchedule(time.text, year);
  });
  if (told.size === 0) return;
  const places = [...told].flatMap((year) => years.get(year) ?? []);
  evidence.schedule = [...places, ...(evidence.schedule ?? [])];
  inferred.add('schedule');
}

/** The day of the sections around an offering with its own time of day, failing that with theirs. */
function timesUnder(above: readonly Titled[], own: readonly Schedule[]): Schedule[] {
  const day = above.findLast(({ title }) => !isTimeOfDay(title))?.title ?? '';
  const hours = own.length > 0 ? own.map(({ text }) => text) : above.map(({ title }) => title);
  const [hour, ...more] = hours.filter(isTimeOfDay);
  const first = withTimes([], day);
  return hour === undefined ? first : more.reduce(withTimes, withTimes(first, hour));
}
