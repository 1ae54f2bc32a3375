import { type Content, html, type Markup } from '../../html/index.ts';
import type { Contact, FACT_FIELDS, Offering } from '../../model/index.ts';
import type { StoredEdition } from '../../store/index.ts';
import type { Words } from './words/index.ts';

/** "4. marts 2026", of an ISO 8601 date or a moment. */
export function day(date: string | Date, { locale }: Words): string {
  const moment = typeof date === 'string' ? new Date(`${date.slice(0, 10)}T12:00Z`) : date;
  return format(moment, locale, { dateStyle: 'long' });
}

/** The day of an edition; where another of its catalogue is of the same day, also when it was kept. */
export function editionDay(
  { id, dated, createdAt }: StoredEdition,
  others: readonly StoredEdition[],
  words: Words,
): string {
  const alone = others.every((other) => other.id === id || other.dated !== dated);
  if (alone) return day(dated, words);
  const kept = format(createdAt, words.locale, { dateStyle: 'short', timeStyle: 'short' });
  return `${day(dated, words)} (${words.keptAt} ${kept})`;
}

/** Day and time of day, as an element that says the moment to programs too. */
export const moment = (date: Date, { locale }: Words): Markup =>
  html`<time datetime="${date.toISOString()}">${format(date, locale, { dateStyle: 'medium', timeStyle: 'short' })}</time>`;

/** A day as an element. */
export const dayElement = (date: string, words: Words): Markup =>
  html`<time datetime="${date}">${day(date, words)}</time>`;

/** Catalogues are of Denmark, and so are those who read them. */
const ZONE = 'Europe/Copenhagen';

function format(moment: Date, locale: string, style: Intl.DateTimeFormatOptions): string {
  // what the calendar does not have is shown as it was given
  if (Number.isNaN(moment.getTime())) return '–';
  return new Intl.DateTimeFormat(locale, { ...style, timeZone: ZONE }).format(moment);
}

export const percent = (part: number, { locale }: Words): string =>
  new Intl.NumberFormat(locale, { style: 'percent' }).format(part);

/** "dansk", of an ISO 639-1 code. */
export const languageName = (code: string | undefined, { locale }: Words): string | undefined =>
  code === undefined ? undefined : new Intl.DisplayNames(locale, { type: 'language' }).of(code);

/** Addresses of the web can be followed; no other scheme is made into a link. */
function linked(text: string): Content {
  if (/^https?:\/\/\S+$/i.test(text)) {
    return html`<a href="${text}" rel="noopener noreferrer">${text.replace(/^https?:\/\/|\/$/gi, '')}</a>`;
  }
  if (/^www\.\S+$/i.test(text)) {
    return html`<a href="https://${text}" rel="noopener noreferrer">${text}</a>`;
  }
  return text;
}

/** A fact of an offering: the field, and its values one a line. */
export interface Fact {
  readonly field: string;
  readonly name: string;
  readonly lines: readonly Content[];
}

type FactName = 'providers' | 'audiences' | (typeof FACT_FIELDS)[number];

/** What an offering says beside its title and description, as printed. */
export function factsOf(offering: Offering, words: Words): Fact[] {
  const { schedule = [], duration, location, price, registrationDeadline } = offering;
  const facts: Readonly<Record<FactName, readonly Content[]>> = {
    providers: offering.providers,
    audiences: offering.audiences,
    schedule: schedule.map(({ text, start }) =>
      start === undefined ? text : html`<time datetime="${start}">${text}</time>`,
    ),
    recurrence: recurrenceLines(offering, words),
    duration: duration ? [duration.text] : [],
    location: location === undefined ? [] : [location],
    price: price ? [price.text] : [],
    registrationDeadline:
      registrationDeadline === undefined ? [] : [dayElement(registrationDeadline, words)],
    teachers: offering.teachers ?? [],
    courseNumber: offering.courseNumber === undefined ? [] : [offering.courseNumber],
    contacts: (offering.contacts ?? []).map(contactLine),
    links: (offering.links ?? []).map(linked),
  };
  return Object.entries(facts)
    .filter(([, lines]) => lines.length > 0)
    .map(([field, lines]) => ({ field, name: fieldName(field, words), lines }));
}

function contactLine({ name, email, phone }: Contact): Content {
  const parts: Content[] = [
    name,
    email !== undefined && html`<a href="mailto:${email}">${email}</a>`,
    phone !== undefined && html`<a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a>`,
  ];
  return parts
    .filter((part) => part !== undefined && part !== false)
    .map((part, n) => [n > 0 && ' · ', part]);
}

function recurrenceLines({ recurrence }: Offering, words: Words): Content[] {
  if (recurrence === undefined) return [];
  return [recurrence.text || words.offering.timesPerYear(recurrence.timesPerYear ?? 1)];
}

/** What a field is called; one that no name is known for goes by its own. */
export const fieldName = (field: string, { fields }: Words): string =>
  (fields as Readonly<Record<string, string>>)[field] ?? field;

/** A field's value in one line of text: as printed where it was. */
export function valueText(value: unknown, field: string, words: Words): string {
  if (value === undefined || value === null || value === '') return '–';
  if (Array.isArray(value)) {
    if (value.length === 0) return '–';
    return value
      .map((each) => valueText(each, field, words))
      .join(field === 'sectionPath' ? ' › ' : ' · ');
  }
  if (typeof value === 'object') {
    const { text, ...parts } = value as Record<string, unknown>;
    return typeof text === 'string' ? text : Object.values(parts).map(String).join(', ');
  }
  const text = String(value).replace(/\s+/gu, ' ');
  return field === 'kind' ? ((words.kinds as Record<string, string>)[text] ?? text) : text;
}

export const kindName = (kind: string, { kinds }: Words): string =>
  (kinds as Readonly<Record<string, string>>)[kind] ?? kind;

/** A description as the records hold it: paragraphs parted by blank lines, list items as lines with "- ". */
export function descriptionMarkup(description: string): Markup {
  const paragraphs = description.split(/\n{2,}/).map((paragraph) => {
    const lines = paragraph.split('\n');
    const groups: { list: boolean; lines: string[] }[] = [];
    for (const line of lines) {
      const list = line.startsWith('- ');
      const last = groups.at(-1);
      if (last?.list === list) last.lines.push(line);
      else groups.push({ list, lines: [line] });
    }
    return groups.map(({ list, lines: own }) =>
      list
        ? html`<ul>${own.map((line) => html`<li>${line.slice(2)}</li>`)}</ul>`
        : html`<p>${own.map((line, n) => [n > 0 && html`<br>`, line])}</p>`,
    );
  });
  return html`<div class="prose" lang="da">${paragraphs}</div>`;
}

/** The facts that tell most of an offering in a list: kind, providers, first date, price. */
export function gist({ kind, providers, schedule = [], price }: Offering, words: Words): Markup {
  const parts: Content[] = [
    html`<span class="badge">${kindName(kind, words)}</span>`,
    ...providers.slice(0, 3).map((provider) => html`<span lang="da">${provider}</span>`),
    schedule[0] && html`<span lang="da">${schedule[0].text}</span>`,
    price && html`<span lang="da">${price.text}</span>`,
  ];
  return html`<p class="gist">${parts}</p>`;
}
