import { createHash } from 'node:crypto';
import { TZDate } from '@date-fns/tz';
import { getVtimezoneComponent } from '@touch4it/ical-timezones';
import ical, { type ICalCalendar } from 'ical-generator';
import { InputError } from '../model/index.ts';
import { oneLine, printable } from './characters.ts';
import { fieldTexts } from './labels.ts';
import type { ExportRecord } from './record.ts';

const timeZone = 'Europe/Copenhagen';

/**
 * iCalendar (RFC 5545): an event for each date of an offering, in Danish time. Offerings without a date are left out.
 *
 * @throws InputError where a date does not exist.
 */
export function ics(records: readonly ExportRecord[]): string {
  const calendar = ical({
    prodId: { company: 'katalog', product: 'katalog', language: 'DA' },
    // the zone is each event's own: a calendar that had one would give DTSTAMP in it, not in UTC
    timezone: { name: null, generator: getVtimezoneComponent },
  });
  const known = new Set<string>();
  for (const record of records) {
    (record.schedule ?? []).forEach((entry, at) => {
      if (entry.start === undefined) return;
      addEvent(calendar, record, { ...entry, start: entry.start, id: eventId(record, at, known) });
    });
  }
  return `${calendar.toString()}\r\n`;
}

/**
 * The same in every edition that keeps the offering, so that an event that is imported again replaces the former. Two
 * editions in one export: the document tells their events apart.
 */
function eventId({ id, document }: ExportRecord, at: number, known: Set<string>): string {
  const own = digest(`${id}\n${at}`);
  const unique = known.has(own) ? digest(`${id}\n${at}\n${document.sha256}`) : own;
  known.add(unique);
  return `${unique}@katalog`;
}

const digest = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 32);

/** RFC 5545 demands the time when an event was written down. It is the same for the same offering: no time at all. */
const stamp = new Date(0);

interface Event {
  readonly id: string;
  readonly start: string;
  readonly end?: string | undefined;
}

function addEvent(calendar: ICalCalendar, record: ExportRecord, { id, start, end }: Event): void {
  const allDay = !start.includes('T') || (end !== undefined && !end.includes('T'));
  const from = time(record, start, allDay);
  const until = end === undefined ? undefined : time(record, end, allDay);
  // the day behind the last is the end of an event of whole days
  if (allDay) until?.setDate(until.getDate() + 1);
  const organizer = record.contacts?.find(({ email }) => email !== undefined);
  const url = record.links?.find((link) => /^https?:\/\//i.test(link) && URL.canParse(link));
  calendar.createEvent({
    id,
    stamp,
    start: from,
    allDay,
    timezone: timeZone,
    summary: printable(record.title),
    description: printable(description(record)),
    // an end that lies before the start was misread; the description tells the date as printed
    ...(until !== undefined && until > from && { end: until }),
    ...(record.location !== undefined && { location: printable(record.location) }),
    ...(url !== undefined && { url: new URL(url).href }),
    ...(organizer?.email !== undefined && {
      organizer: { name: parameter(organizer.name ?? organizer.email), email: organizer.email },
    }),
    categories: record.audiences.map((name) => ({ name: printable(name) })),
  });
}

/** What a parameter's value can hold: one line, no quotes, nothing that is escaped. */
const parameter = (text: string): string =>
  oneLine(printable(text)).replaceAll('"', "'").replaceAll('\\', '/');

/** Throws InputError where the text, an ISO 8601 date with or without a time of day, names none that exists. */
function time({ id, document }: ExportRecord, text: string, allDay: boolean): Date {
  const utc = new Date(text.includes('T') ? `${text}Z` : text);
  if (Number.isNaN(utc.getTime()) || !utc.toISOString().startsWith(text)) {
    throw new InputError({
      file: document.fileName,
      reason: `${JSON.stringify(id)} has a date that does not exist: ${text}`,
      remedy: 'Correct its schedule in catalogue.json',
    });
  }
  const [hours, minutes] = allDay ? [0, 0] : [utc.getUTCHours(), utc.getUTCMinutes()];
  return new TZDate(
    utc.getUTCFullYear(),
    utc.getUTCMonth(),
    utc.getUTCDate(),
    hours,
    minutes,
    timeZone,
  );
}

/** All that the event has no place of its own for. */
function description(record: ExportRecord): string {
  const fields = fieldTexts(record).map(({ label, values }) => `${label}: ${values.join('; ')}`);
  return [record.description, fields.join('\n')].filter((part) => part !== undefined).join('\n\n');
}
