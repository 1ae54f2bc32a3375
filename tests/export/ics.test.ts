import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { exportCatalogues } from '../../src/export/index.ts';
import type { CatalogueFile, Schedule } from '../../src/model/index.ts';
import {
  catalogueOf,
  fixtureCatalogues,
  fullOffering,
  hostileCatalogues,
  offeringsOf,
} from './catalogues.ts';
import { exported } from './exported.ts';

interface Read {
  readonly component: ICAL.Component;
  readonly event: ICAL.Event;
}

/** The events as an independent reader has them. */
async function read(files: readonly CatalogueFile[]): Promise<Read[]> {
  const calendar = new ICAL.Component(ICAL.parse(await exported(files, 'ics')));
  const zones = calendar.getAllSubcomponents('vtimezone');
  for (const zone of zones) ICAL.TimezoneService.register(zone);
  return calendar
    .getAllSubcomponents('vevent')
    .map((component) => ({ component, event: new ICAL.Event(component) }));
}

const dated = (files: readonly CatalogueFile[]) =>
  offeringsOf(files).flatMap((offering) =>
    (offering.schedule ?? [])
      .filter(({ start }) => start !== undefined)
      .map((entry) => ({ ...offering, entry })),
  );

const withTime = (schedule: readonly Schedule[]) =>
  catalogueOf('a.pdf', [{ ...fullOffering, schedule }]);

const one = async (entry: Omit<Schedule, 'text'>): Promise<ICAL.Event> =>
  (await read([withTime([{ text: 'en dag', ...entry }])]))[0]!.event;

test('has an event for each date of the fixtures', async () => {
  const events = await read(fixtureCatalogues);
  expect(events.length).toBeGreaterThan(5);
  expect(
    events.map(({ event }) => ({
      title: event.summary,
      location: event.location ?? undefined,
      start: event.startDate.toString().slice(0, 16),
    })),
  ).toEqual(
    dated(fixtureCatalogues).map(({ title, location, entry }) => ({
      title,
      location,
      start: entry.start,
    })),
  );
  const texts = dated(fixtureCatalogues).map(({ description }) => description ?? '');
  events.forEach(({ event }, n) => {
    expect(event.description.startsWith(texts[n]!)).toBe(true);
  });
});

describe('times', () => {
  test('are those of Danish clocks, in winter and in summer', async () => {
    const winter = await one({ start: '2026-03-28T17:00', end: '2026-03-28T19:30' });
    expect(winter.startDate.toJSDate().toISOString()).toBe('2026-03-28T16:00:00.000Z');
    expect(winter.endDate.toJSDate().toISOString()).toBe('2026-03-28T18:30:00.000Z');
    const summer = await one({ start: '2026-03-29T17:00' });
    expect(summer.startDate.toJSDate().toISOString()).toBe('2026-03-29T15:00:00.000Z');
    expect(summer.startDate.zone?.tzid).toBe('Europe/Copenhagen');
  });

  test('of whole days have no clock, and the day behind the last for their end', async () => {
    const days = await one({ start: '2026-03-28', end: '2026-03-30' });
    expect(days.startDate.isDate).toBe(true);
    expect(days.startDate.toString()).toBe('2026-03-28');
    expect(days.endDate.toString()).toBe('2026-03-31');
    expect((await one({ start: '2026-03-28' })).endDate.toString()).toBe('2026-03-29');
  });

  test('of which one has no clock are whole days', async () => {
    const days = await one({ start: '2026-05-02T09:00', end: '2026-05-03' });
    expect([days.startDate.toString(), days.endDate.toString()]).toEqual([
      '2026-05-02',
      '2026-05-04',
    ]);
  });

  test('that end before they start have no end', async () => {
    const event = await one({ start: '2026-05-02T19:00', end: '2026-05-02T17:00' });
    expect(event.component.getFirstProperty('dtend')).toBeNull();
  });

  test('that do not exist are told', async () => {
    await expect(
      exportCatalogues([withTime([{ text: 'x', start: '2026-02-30' }])], 'ics'),
    ).rejects.toThrow('a.pdf: "haven.kompost" has a date that does not exist: 2026-02-30');
    await expect(
      exportCatalogues([withTime([{ text: 'x', start: '2026-02-03T25:00' }])], 'ics'),
    ).rejects.toThrow('does not exist');
  });
});

test('carries who asks, whom it is for, the link, and the other fields as text', async () => {
  const [first, second, ...others] = await read([catalogueOf('a.pdf', [fullOffering])]);
  expect(others).toEqual([]);
  expect(second!.event.startDate.toString()).toBe('2026-03-30T17:00:00');
  const property = (name: string) => first!.component.getFirstProperty(name);
  expect(property('organizer')!.getParameter('cn')).toBe('Åse Holm');
  expect(property('organizer')!.getFirstValue()).toBe('mailto:aase@haven.example');
  expect(property('categories')!.getValues()).toEqual(['haveejere', 'kolonihaver']);
  expect(property('url')!.getFirstValue()).toBe('https://haven.example/kompost');
  expect(first!.event.description).toContain('\nPris: 1.250,50 kr. pr. hold\n');
});

test('writes DTSTAMP in UTC, and nothing that iCalendar does not know', async () => {
  const text = await exported([catalogueOf('a.pdf', [fullOffering])], 'ics');
  expect(text).toContain('\r\nDTSTAMP:19700101T000000Z\r\n');
  expect(text).not.toMatch(/^TIMEZONE-ID/m);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
});

test('calls an event the same in each edition, and two editions in one calendar differ', async () => {
  const uid = async (files: readonly CatalogueFile[]) =>
    (await read(files)).map(({ event }) => event.uid);
  const [march, april] = ['marts.pdf', 'april.pdf'].map((name) =>
    catalogueOf(name, [fullOffering]),
  );
  expect(await uid([march!])).toEqual(await uid([april!]));
  expect(new Set(await uid([march!, april!])).size).toBe(4);
});

test('is read whatever the texts hold', async () => {
  await fc.assert(
    fc.asyncProperty(hostileCatalogues, async (files) => {
      const visible = (text: string) => text.replace(/[\p{C}\s\ufffd]+/gu, '');
      const found = (await read(files)).map(({ event, component }) => {
        expect(component.getAllSubcomponents()).toEqual([]);
        return visible(event.summary);
      });
      expect(found).toEqual(dated(files).map(({ title }) => visible(title)));
    }),
  );
});
