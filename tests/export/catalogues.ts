import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { z } from 'zod';
import { CatalogueFile, Offering } from '../../src/model/index.ts';

const fixtures = new URL('../../fixtures/', import.meta.url);

/** What is true of an offering of a fixture. */
interface Truth {
  readonly title: string;
  readonly section: readonly string[];
  readonly pages: readonly [number, number];
}

/** The fixtures as katalog would read them if it made no mistake, one catalogue.json each. */
export const fixtureCatalogues: readonly CatalogueFile[] = readdirSync(fixtures)
  .filter((name) => existsSync(new URL(`${name}/truth.json`, fixtures)))
  .map((name) => {
    const text = readFileSync(new URL(`${name}/truth.json`, fixtures), 'utf8');
    const offerings = (JSON.parse(text) as Truth[]).map(({ section, pages, ...given }, n) => ({
      kind: 'course',
      audiences: [],
      ...given,
      id: `${name}.${n + 1}`,
      sectionPath: section,
      evidence: { title: [{ page: pages[0], box: [72, 100.5, 300, 120] }] },
      confidence: 0.97,
      warnings: [],
    }));
    return catalogueOf(`${name}.pdf`, offerings);
  });

export function catalogueOf(fileName: string, offerings: readonly object[]): CatalogueFile {
  return CatalogueFile.parse({
    schema: 'katalog/catalogue@1',
    document: {
      fileName,
      sha256: createHash('sha256').update(fileName).digest('hex'),
      mediaType: 'application/pdf',
      pageCount: 999,
      language: 'da',
    },
    pages: [],
    catalogues: [],
    offerings,
    warnings: [],
  });
}

/** An offering with a value in each field. */
export const fullOffering: Offering = {
  id: 'haven.kompost',
  title: 'Kompost til begyndere',
  catalogue: 'Haven året rundt',
  sectionPath: ['Jord', 'Liv i jorden'],
  providers: ['Haveselskabet i Nørreby', 'Genbrugspladsen'],
  teachers: ['Bo Lund'],
  courseNumber: '26-104',
  audiences: ['haveejere', 'kolonihaver'],
  kind: 'course',
  description: 'Vi bygger en kompost.\n\nMedbring:\n- handsker\n- en spand',
  schedule: [
    { text: 'lørdag den 28. marts 2026', start: '2026-03-28' },
    { text: '30. marts kl. 17-19', start: '2026-03-30T17:00', end: '2026-03-30T19:00' },
    { text: 'og efter aftale' },
  ],
  recurrence: { text: 'to gange årligt', timesPerYear: 2 },
  location: 'Haven, Skovvej 7',
  price: { text: '1.250,50 kr. pr. hold', amount: 1250.5, currency: 'DKK', per: 'hold' },
  duration: { text: '2 timer', iso: 'PT2H' },
  registrationDeadline: '2026-03-20',
  contacts: [{ name: 'Åse Holm', email: 'aase@haven.example' }, { phone: '+45 70 10 20 30' }],
  links: ['https://haven.example/kompost'],
  evidence: { title: [{ page: 4, box: [72, 100, 300, 120] }] },
  confidence: 0.9,
  fieldConfidence: { title: 0.8 },
  corrected: ['location'],
  warnings: ['the price was hard to read'],
};

/** What a document may hold that some format takes for its own. */
const trouble = [
  ...['"', "'", ';', ',', '|', '\n', '\r', '\r\n', '\t', '\n\n', ' ', '\ufeff', '\\', '\\n'],
  ...[
    '\u0000',
    '\u0007',
    '\u001b[31m',
    '\u007f',
    '\u0085',
    '\u2028',
    '\ufffe',
    '\ufffd',
    '\u{1fffe}',
    '🎓',
    'æøå',
    'e\u0301',
  ],
  ...['=1+1', '+45', '-1', '@SUM(A1)', '=cmd|" /C calc"!A0', "'", '＝1'],
  ...['<script>alert(1)</script>', '-->', ']]>', '&amp;', '&#x41;', '<b>', '</'],
  ...['# ', '- ', '1. ', '> ', '```', '~~a~~', '**', '_', '[a](javascript:b)', '![', '---', '==='],
  ...[
    'a | b\n--- | ---',
    'www.a.dk',
    'END:VEVENT',
    'BEGIN:VALARM',
    ';VALUE=DATE',
    '_x0041_',
    '_x000',
  ],
  ...['constructor', '__proto__', 'toString', '[]', '{}', 'null', '@id', '@context', 'NaN'],
];

const words = fc.oneof(fc.constantFrom(...trouble), fc.string({ unit: 'binary', maxLength: 6 }));
const hostileText: fc.Arbitrary<string> = fc
  .array(words, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(''))
  .filter((text) => text !== '');

const day = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const time = fc.tuple(day, fc.integer({ min: 5, max: 23 }), fc.integer({ min: 0, max: 59 }));
const localTime = fc.oneof(
  day,
  time.map(([date, hour, minute]) => `${date}T${two(hour)}:${two(minute)}`),
);
const two = (value: number): string => String(value).padStart(2, '0');
const amount = fc.double({ min: 0, max: 1e9, noNaN: true });

/** JSON knows no -0. */
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);

function some<T>(values: Record<string, fc.Arbitrary<unknown>>, required: readonly string[] = []) {
  return fc.record(values, { requiredKeys: [...required] }) as fc.Arbitrary<T>;
}

const texts = fc.array(hostileText, { maxLength: 3 });

/** Fields that a text, or a list of texts, would not do for. */
const particular: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  kind: fc.constantFrom(...Offering.shape.kind.options),
  schedule: fc.array(some({ text: hostileText, start: localTime, end: localTime }, ['text']), {
    maxLength: 3,
  }),
  recurrence: some({ text: hostileText, timesPerYear: fc.integer({ min: 1, max: 99 }) }, ['text']),
  price: some({ text: hostileText, amount, currency: fc.constant('DKK'), per: hostileText }, [
    'text',
  ]),
  duration: some({ text: hostileText, iso: hostileText }, ['text']),
  registrationDeadline: day,
  contacts: fc.array(
    some({ name: hostileText, email: fc.constant('a.b+c@d.dk'), phone: hostileText }),
    { maxLength: 3 },
  ),
  evidence: fc.dictionary(
    hostileText.filter((key) => key !== '__proto__'),
    fc.array(fc.record({ page: fc.integer({ min: 1, max: 9 }), box: fc.constant([0, 1.5, 2, 3]) })),
    { maxKeys: 2, noNullPrototype: true },
  ),
  confidence: share,
  fieldConfidence: fc.dictionary(fc.constantFrom('title', 'price'), share, {
    noNullPrototype: true,
  }),
};

const schema = z.toJSONSchema(Offering, { io: 'input' });

/** Of each field that the record has, also of those that it gets one day. */
const fields = Object.fromEntries(
  Object.entries(schema.properties ?? {}).map(([field, value]) => [
    field,
    particular[field] ?? ((value as { type?: string }).type === 'array' ? texts : hostileText),
  ]),
);

const offering = some<Offering>(fields, schema.required ?? []);

/** Several catalogues that could hardly be worse. */
export const hostileCatalogues: fc.Arbitrary<readonly CatalogueFile[]> = fc
  .array(fc.uniqueArray(offering, { selector: ({ id }) => id, maxLength: 3 }), {
    minLength: 1,
    maxLength: 2,
  })
  .map((lists) => lists.map((offerings, n) => catalogueOf(`${n}.pdf`, offerings)));

/** All offerings of all files. */
export const offeringsOf = (files: readonly CatalogueFile[]): readonly Offering[] =>
  files.flatMap(({ offerings }) => offerings);
