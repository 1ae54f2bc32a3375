import type { Contact, Kind } from '../model/index.ts';
import type { ExportRecord } from './record.ts';

/** A field in words, for people: each value is a text of its own. */
export interface FieldText {
  readonly label: string;
  readonly values: readonly string[];
}

/** In Danish, as the catalogues are. A field that has no words here goes by its name. */
const labels: Readonly<Record<string, string>> = {
  kind: 'Type',
  providers: 'Udbyder',
  teachers: 'Underviser',
  courseNumber: 'Kursusnummer',
  audiences: 'Målgruppe',
  schedule: 'Tid',
  recurrence: 'Hyppighed',
  duration: 'Varighed',
  location: 'Sted',
  price: 'Pris',
  registrationDeadline: 'Tilmeldingsfrist',
  contacts: 'Kontakt',
  links: 'Link',
};

const kinds: Readonly<Record<Kind, string>> = {
  course: 'Kursus',
  programme: 'Forløb',
  network: 'Netværk',
  mentoring: 'Mentorordning',
  coaching: 'Coaching',
  session: 'Session',
  webinar: 'Webinar',
  tool: 'Værktøj',
  meeting: 'Møde',
  visit: 'Besøg',
  publication: 'Publikation',
  other: 'Andet',
};

/** What is told otherwise, by headings and running text, or is not for readers of a catalogue. */
const untold: ReadonlySet<string> = new Set([
  'id',
  'title',
  'catalogue',
  'sectionPath',
  'description',
  'evidence',
  'confidence',
  'fieldConfidence',
  'corrected',
  'warnings',
  'document',
]);

/** The fields that an offering has, in the order of `labels`, then those that have no label yet. */
export function fieldTexts(record: ExportRecord): readonly FieldText[] {
  const known = Object.keys(labels);
  const order = (field: string): number =>
    known.includes(field) ? known.indexOf(field) : known.length;
  return (Object.keys(record) as (keyof ExportRecord)[])
    .filter((field) => !untold.has(field))
    .sort((a, b) => order(a) - order(b))
    .map((field) => ({
      label: labels[field] ?? field,
      values: texts(record, field).filter(isSeen),
    }))
    .filter(({ values }) => values.length > 0);
}

/** A contact may be empty. */
const isSeen = (text: string): boolean => text.trim() !== '';

function texts(record: ExportRecord, field: keyof ExportRecord): readonly string[] {
  if (field === 'kind') return [kinds[record.kind]];
  if (field === 'contacts') return (record.contacts ?? []).map(contactText);
  const value: unknown = record[field];
  return (Array.isArray(value) ? value : [value]).filter((item) => item !== undefined).map(asText);
}

const contactText = ({ name, email, phone }: Contact): string =>
  [name, email, phone].filter((part) => part !== undefined).join(', ');

/** What was read says more than what was made of it: "to aftener i marts" more than two dates. */
function asText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return 'text' in value ? String(value.text) : JSON.stringify(value);
}
