import { type Block, flowing, type Place, type Schedule } from '../model/index.ts';
import type { SectionDraft, Titled } from './drafts.ts';
import { placesOfBlock, placesOfRun } from './evidence.ts';
import { fittingYear, isTimeOfDay, readSchedule, withTimes, yearOfMonth } from './fields/dates.ts';
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
 * in that of its section ("Maj 2027"), failing that in the one of the publication's years that its weekday fits.
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
  const told = new Map<number, readonly Place[]>();
  fields.schedule = fields.schedule.flatMap((time) => {
    const found = yearOf(time, section?.heading, years);
    if (found === undefined) return [time];
    told.set(found.year, found.places);
    return readSchedule(time.text, found.year);
  });
  if (told.size === 0) return;
  evidence.schedule = [...[...told.values()].flat(), ...(evidence.schedule ?? [])];
  inferred.add('schedule');
}

/** The year of a time that gives none, with the places that tell it. */
function yearOf(
  time: Schedule,
  heading: Block | undefined,
  years: NamedYears,
): { readonly year: number; readonly places: readonly Place[] } | undefined {
  if (heading !== undefined) {
    const year = yearOfMonth(time, flowing(heading));
    if (year !== undefined) return { year, places: placesOfBlock(heading) };
  }
  const year = fittingYear(time, [...years.keys()]);
  return year === undefined ? undefined : { year, places: years.get(year) ?? [] };
}

/** The day of the sections around an offering with its own time of day, failing that with theirs. */
function timesUnder(above: readonly Titled[], own: readonly Schedule[]): Schedule[] {
  const day = above.findLast(({ title }) => !isTimeOfDay(title))?.title ?? '';
  const hours = own.length > 0 ? own.map(({ text }) => text) : above.map(({ title }) => title);
  const [hour, ...more] = hours.filter(isTimeOfDay);
  const first = withTimes([], day);
  return hour === undefined ? first : more.reduce(withTimes, withTimes(first, hour));
}
