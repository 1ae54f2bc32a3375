import type { Schedule } from '../../model/index.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const MONTH = String.raw`(?:jan(?:uar|\.)?|feb(?:ruar|\.)?|mar(?:ts|\.)?|apr(?:il|\.)?|maj|juni?\.?|juli?\.?|aug(?:ust|\.)?|sep(?:tember|t\.?|\.)?|okt(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?!\p{L})`;
/** "--" is an en dash as typed. */
const DASH = String.raw`\s*(?:--?|[–—]|til)\s*`;

/** "30. november – 2. december 2026", "20.–22. januar 2027", "4. og 11. marts 2026", "4. marts 2026" */
const WRITTEN = new RegExp(
  String.raw`(?<d1>\d{1,2})(?:\.|,(?=\s${MONTH}))?(?:\s*(?<m1>${MONTH}))?(?:\s+(?<y1>\d{4}))?(?:(?<link>${DASH}|\s*(?:,|og)\s+)(?<d2>\d{1,2})\.?)?(?:\s*(?<m2>${MONTH}))?(?:\s+(?<y2>\d{4}))?`,
  'giu',
);
/** "04.03.2026", "4/3-2026", "4/3 2026", "4-3-2026" */
const NUMERIC = /(?<!\d)(?<d>\d{1,2})[./-](?<m>\d{1,2})[./ -](?<y>\d{4})(?!\d)/g;
/** A time of day with its minutes, and one that is no day of a month. */
const CLOCK = String.raw`\d{1,2}[.:][0-5]\d`;
const NO_DATE = String.raw`\d{1,2}(?::[0-5]\d|\.(?:00|1[3-9]|[2-5]\d))`;
const BARE = String.raw`(?<![\d.:])(?=(?:${NO_DATE}${DASH}${CLOCK}|${CLOCK}${DASH}${NO_DATE})(?![\d:]|\.\d))`;
/** "kl. 17-20", "kl. 9.00–16.30", "kl. 17", and without "kl." only from and to with their minutes: "9.00-16.30" */
const TIME = new RegExp(
  String.raw`(?:\bk[l1I|][.,]?\s*|${BARE})(?<h1>\d{1,2})(?:[.:](?<n1>\d{2}))?(?:${DASH}(?:kl\.?\s*)?(?<h2>\d{1,2})(?:[.:](?<n2>\d{2}))?)?`,
  'iu',
);

interface Day {
  readonly day: number;
  readonly month: number;
  readonly year: number | undefined;
}
interface Found {
  readonly at: number;
  readonly end: number;
  readonly days: readonly [Day, ...Day[]];
  /** Whether the two days are the ends of a period. */
  readonly period: boolean;
}

/**
 * The times named in a text, each as printed and, where day, month and year are given, as ISO 8601 local times.
 * A text that names no date is one entry with its words alone ("foråret 2026", "tirsdage i uge 10-14").
 *
 * @param year of the dates that give none.
 */
export function readSchedule(text: string, year?: number): Schedule[] {
  const found = withYears(findDates(text), year);
  if (found.length === 0) return [{ text }];
  const lastTime = timeIn(text.slice(found.at(-1)?.end));
  return found.flatMap((each, n) => {
    const next = found[n + 1]?.at ?? text.length;
    const time = timeIn(text.slice(each.end, next)) ?? (found.length > 1 ? lastTime : undefined);
    const printed = text
      .slice(n === 0 ? 0 : each.at, next)
      .replace(/[\s,;]+(?:og|samt)?\s*$/u, '')
      .trim();
    if (each.period || each.days.length === 1) {
      const [first] = each.days;
      return [entry(printed, first, each.days.at(-1) as Day, time)];
    }
    return each.days.map((day) => entry(printed, day, day, time));
  });
}

const CLOCK_ALONE = new RegExp(`^${TIME.source}\\.?$`, 'iu');

/** Whether a text is a time of day and nothing more: "kl. 17-19.30". */
export const isTimeOfDay = (text: string): boolean => CLOCK_ALONE.test(text);

/** The weekday that a text names if it is but one, 0 for Sunday. */
function weekdayIn(text: string): number | undefined {
  const named = text
    .toLowerCase()
    .match(/(?<!\p{L})(?:søn|man|tirs|ons|tors|fre|lør)(?=dag(?!\p{L}))/gu);
  const index = ['søn', 'man', 'tirs', 'ons', 'tors', 'fre', 'lør'].indexOf(named?.[0] ?? '');
  return named?.length === 1 && index >= 0 ? index : undefined;
}

/**
 * The one of the years in which a time that gives none falls on the weekday that is printed before it: "torsdag
 * 3. februar" is in 2028, not in 2027.
 */
export function fittingYear(time: Schedule, years: readonly number[]): number | undefined {
  const weekday = weekdayIn(time.text);
  const [day] = findDates(time.text)[0]?.days ?? [];
  if (time.start !== undefined || weekday === undefined || day === undefined) return undefined;
  const [year, ...others] = years.filter(
    (each) => new Date(Date.UTC(each, day.month - 1, day.day)).getUTCDay() === weekday,
  );
  return others.length === 0 ? year : undefined;
}

const MONTHS_AND_YEAR = new RegExp(
  String.raw`(?<![\p{L}\d])(?<from>${MONTH})(?:(?:${DASH}|\s*(?:,|og)\s+)(?<to>${MONTH}))?\s+(?<year>\d{4})(?!\d)`,
  'iu',
);

/**
 * The year of a time that gives none and lies in the months that a heading over it names with their year: "Januar 2027",
 * "September–oktober 2026".
 */
export function yearOfMonth(time: Schedule, heading: string): number | undefined {
  const [day] = findDates(time.text)[0]?.days ?? [];
  const { from, to, year } = MONTHS_AND_YEAR.exec(heading)?.groups ?? {};
  const first = monthOf(from);
  if (time.start !== undefined || day === undefined || first === undefined) return undefined;
  const last = monthOf(to) ?? first;
  return first <= day.month && day.month <= last ? Number(year) : undefined;
}

/** A date that breaks off behind its day: "Tirsdag den 17." */
const DAY = /(?:^|\s)\d{1,2}\.$/u;
const BEGINS_WITH_MONTH = new RegExp(`^${MONTH}`, 'iu');

/** Whether a line ends within a date with which the next one goes on. */
export const breaksDate = (above: string, below: string): boolean =>
  DAY.test(above) && BEGINS_WITH_MONTH.test(below);

/** Whether a text names a day of a month. */
export const namesDay = (text: string): boolean => findDates(text).length > 0;

/** Times with those that a further text names; a time of day behind a day without one is that day's. */
export function withTimes(times: readonly Schedule[], text: string): Schedule[] {
  const last = times.at(-1);
  const isOfDay =
    last !== undefined && isTimeOfDay(text) && !TIME.test(last.text) && namesDay(last.text);
  return isOfDay
    ? [...times.slice(0, -1), ...readSchedule(`${last.text} ${text}`)]
    : [...times, ...readSchedule(text)];
}

/** The last date named in a text as an ISO 8601 date: a deadline ("senest den 20. februar 2026"). */
export function readDate(text: string): string | undefined {
  const day = withYears(findDates(text)).at(-1)?.days.at(-1);
  return day === undefined ? undefined : iso(day);
}

function entry(
  text: string,
  first: Day,
  last: Day,
  time: { readonly from: string; readonly to: string | undefined } | undefined,
): Schedule {
  const start = iso(first);
  const end = iso(last);
  if (start === undefined || end === undefined) return { text };
  if (time === undefined) return start === end ? { text, start } : { text, start, end };
  return {
    text,
    start: `${start}T${time.from}`,
    ...(time.to === undefined ? (start === end ? {} : { end }) : { end: `${end}T${time.to}` }),
  };
}

function findDates(text: string): Found[] {
  const numeric = [...text.matchAll(NUMERIC)].flatMap((match) => {
    const { d, m, y } = match.groups as Record<string, string>;
    const day = { day: Number(d), month: Number(m), year: Number(y) };
    return valid(day) ? [at(match, [day], false)] : [];
  });
  const written = [...text.matchAll(WRITTEN)].flatMap((match) => {
    const taken = numeric.some(
      (each) => match.index < each.end && match.index + match[0].length > each.at,
    );
    const days = writtenDays(match);
    return days === undefined || taken ? [] : [withListed(text, at(match, days, isPeriod(match)))];
  });
  return [...numeric, ...written].sort((a, b) => a.at - b.at);
}

/** The one or two days that a match names; undefined where it names no month or a day that there is not. */
function writtenDays(match: RegExpExecArray): Found['days'] | undefined {
  const { d1, m1, y1, d2, m2, y2 } = match.groups as Record<string, string | undefined>;
  const month = monthOf(m2 ?? m1);
  if (month === undefined) return undefined;
  const yearOf = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  const first = { day: Number(d1), month: monthOf(m1) ?? month, year: yearOf(y1 ?? y2) };
  const second = { day: Number(d2), month, year: yearOf(y2 ?? y1) };
  const days: Found['days'] = d2 === undefined ? [first] : [first, second];
  return days.every(valid) ? days : undefined;
}

/** Whether two days are the ends of a period and not two dates. */
const isPeriod = ({ groups }: RegExpExecArray): boolean =>
  groups?.d2 !== undefined && !/,|og/.test(groups.link ?? '');

const LISTED = /(?<day>\d{1,2})\.\s*(?:,|og)\s*$/u;

/** With the days that a list names before it: "8., 15. og 22. april". */
function withListed(text: string, found: Found): Found {
  if (found.period) return found;
  const match = LISTED.exec(text.slice(0, found.at));
  const day = { ...found.days[0], day: Number(match?.groups?.day) };
  if (match === null || !valid(day)) return found;
  return withListed(text, { ...found, at: match.index, days: [day, ...found.days] });
}

const at = (match: RegExpExecArray, days: Found['days'], period: boolean): Found => ({
  at: match.index,
  end: match.index + match[0].length,
  days,
  period,
});

/** A date without a year takes the year of the next one that has it: "4. marts og 8. april 2026". */
function withYears(found: readonly Found[], otherwise?: number): Found[] {
  let year = otherwise;
  const filled = [...found].reverse().map((each) => {
    year = each.days.at(-1)?.year ?? year;
    const days = each.days.map((day) => ({ ...day, year: day.year ?? year }));
    return { ...each, days: days as unknown as Found['days'] };
  });
  return filled.reverse();
}

function timeIn(text: string): { from: string; to: string | undefined } | undefined {
  const groups = TIME.exec(text)?.groups;
  if (groups?.h1 === undefined) return undefined;
  const from = clock(groups.h1, groups.n1);
  if (from === undefined) return undefined;
  return { from, to: groups.h2 === undefined ? undefined : clock(groups.h2, groups.n2) };
}

function clock(hours: string, minutes = '00'): string | undefined {
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

function monthOf(name: string | undefined): number | undefined {
  const index = name === undefined ? -1 : MONTHS.indexOf(name.slice(0, 3).toLowerCase());
  return index === -1 ? undefined : index + 1;
}

/** Whether there is such a day; 29 February passes where the year is unknown. */
function valid({ day, month, year }: Day): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year ?? 2024, month, 0)).getUTCDate();
}

function iso(day: Day): string | undefined {
  if (day.year === undefined || !valid(day)) return undefined;
  return `${day.year}-${String(day.month).padStart(2, '0')}-${String(day.day).padStart(2, '0')}`;
}
