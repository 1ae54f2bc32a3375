import { describe, expect, test } from 'vitest';
import { fittingYear, withTimes } from '../../src/extract/fields/dates.ts';
import { yearsIn } from '../../src/extract/times.ts';
import { PageSetter } from './page-setter.ts';
import { read } from './read.ts';

const TEXT = 'Vi arbejder med egne eksempler og deler dem med de andre.';

describe('a date without a year', () => {
  const named = (...texts: string[]) => {
    const page = new PageSetter();
    for (const text of texts) page.text(text);
    return yearsIn(page.blocks);
  };

  test('is in the one year of the publication in which it falls on its weekday', () => {
    const years = [...named('Kurser 2027/28').keys()];
    expect(years).toEqual([2027, 2028]);
    expect(fittingYear({ text: 'torsdag 3. februar kl. 17' }, years)).toBe(2028);
  });

  test('has no year where its weekday fits none, or none is printed', () => {
    expect(fittingYear({ text: 'mandag 3. februar' }, [2027, 2028])).toBeUndefined();
    expect(fittingYear({ text: '3. februar' }, [2027, 2028])).toBeUndefined();
  });

  test('numbers that are no years name none', () => {
    expect(named('12.2027', '20281', 'tlf. 20 28 20 27').size).toBe(0);
  });

  test('leads to the place that names its year, and is less sure', () => {
    const page = new PageSetter().heading('Aftener 2027/28', { size: 28 }).newPage();
    for (const [title, day] of [
      ['Pil', 'torsdag 3. februar'],
      ['Halm', 'torsdag 4. februar 2027'],
      ['Bark', 'torsdag 10. februar'],
    ]) {
      page
        .heading(title ?? '', { size: 14 })
        .text(TEXT)
        .text(`Tid: ${day} kl. 17-19`);
    }
    const { offerings } = read(page.blocks);
    expect(offerings.map(({ schedule }) => schedule?.[0]?.start)).toEqual([
      '2028-02-03T17:00',
      '2027-02-04T17:00',
      '2028-02-10T17:00',
    ]);
    const pages = offerings.map(({ evidence }) => evidence.schedule?.map((place) => place.page));
    expect(pages).toEqual([[1, 2], [2], [1, 2]]);
    expect(offerings[0]?.fieldConfidence?.schedule).toBeLessThan(0.9);
    expect(offerings[1]?.fieldConfidence?.schedule).toBeGreaterThanOrEqual(0.9);
  });
});

test('an hour is that of the day before it, if that has none', () => {
  const [day, hour] = ['4. maj 2026', 'kl. 9-12'];
  expect(withTimes([{ text: day }], hour)).toEqual([
    { text: '4. maj 2026 kl. 9-12', start: '2026-05-04T09:00', end: '2026-05-04T12:00' },
  ]);
  expect(withTimes([{ text: '4. maj 2026 kl. 13' }], hour)).toHaveLength(2);
});

describe('a programme', () => {
  const page = new PageSetter().heading('Dage om håndværk', { size: 28 }).text('Maj 2026');
  page.newPage();
  for (const [day, titles] of [
    ['Tirsdag den 12. maj', ['Pil', 'Halm', 'Bark']],
    ['Onsdag den 13. maj', ['Ler', 'Uld', 'Horn']],
  ] as const) {
    page.heading(day, { size: 18 });
    for (const title of titles) page.heading(title, { size: 12 }).text(TEXT).text('Tid: kl. 9-11');
  }

  test('gives its sessions the days of its sections', () => {
    const { offerings } = read(page.blocks);
    expect(offerings.map(({ schedule }) => schedule?.[0]?.start)).toEqual([
      ...Array(3).fill('2026-05-12T09:00'),
      ...Array(3).fill('2026-05-13T09:00'),
    ]);
    expect(offerings[3]?.sectionPath).toEqual(['Onsdag den 13. maj']);
    // what names the year, the day above it, and its own hours
    expect(offerings[3]?.evidence.schedule?.map((place) => place.page)).toEqual([1, 2, 2]);
  });

  test('may set their hours beside their titles', () => {
    const beside = new PageSetter().heading('Dage om håndværk, maj 2026', { size: 28 }).newPage();
    let y = 60;
    for (const day of ['Tirsdag den 12. maj 2026', 'Onsdag den 13. maj 2026']) {
      beside.from(y).heading(day, { size: 18 });
      for (const [title, hours] of [
        ['Pil', '9.00-9.45'],
        ['Halm', '10.00-10.45'],
        ['Bark', '11.00-11.45'],
      ]) {
        y += 60;
        beside.from(y).add(hours ?? '', { kind: 'heading', bold: true, left: 60 });
        beside.from(y).add(title ?? '', { kind: 'heading', bold: true, size: 12, left: 140 });
        beside.add(TEXT, { left: 140 });
      }
      y += 60;
    }
    const { offerings } = read(beside.blocks);
    const told = offerings.map(({ title, schedule, sectionPath, courseNumber }) => [
      title,
      schedule?.[0]?.start,
      sectionPath.at(-1),
      courseNumber,
    ]);
    expect(told.slice(2, 4)).toEqual([
      ['Bark', '2026-05-12T11:00', 'Tirsdag den 12. maj 2026', undefined],
      ['Pil', '2026-05-13T09:00', 'Onsdag den 13. maj 2026', undefined],
    ]);
  });

  test('may head them with their hours, which are no sections', () => {
    const hours = new PageSetter().heading('Dage om håndværk, maj 2026', { size: 28 }).newPage();
    for (const day of ['Tirsdag den 12. maj', 'Onsdag den 13. maj']) {
      hours.heading(day, { size: 18 });
      for (const hour of ['Kl. 9.15-11.45', 'Kl. 13.00-15.30']) {
        hours.heading(hour, { size: 10, band: '#335577' });
        for (const title of ['Pil', 'Halm']) {
          hours.heading(`${title} ${day} ${hour.slice(4, 6)}`, { size: 12 }).text(TEXT);
        }
      }
    }
    const { offerings } = read(hours.blocks);
    expect(offerings).toHaveLength(8);
    expect(offerings[3]).toMatchObject({
      sectionPath: ['Tirsdag den 12. maj'],
      schedule: [{ start: '2026-05-12T13:00', end: '2026-05-12T15:30' }],
    });
  });
});
