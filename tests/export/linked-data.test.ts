import fc from 'fast-check';
import jsonld from 'jsonld';
import { describe, expect, test } from 'vitest';
import type { CatalogueFile, Offering } from '../../src/model/index.ts';
import {
  catalogueOf,
  fixtureCatalogues,
  fullOffering,
  hostileCatalogues,
  offeringsOf,
} from './catalogues.ts';
import { exported } from './exported.ts';

/**
 * What the context at https://schema.org says of the words in use, as far as it goes beyond the vocabulary: which
 * values are dates or addresses.
 */
const schemaOrg = {
  '@context': {
    type: '@type',
    id: '@id',
    '@vocab': 'http://schema.org/',
    schema: 'http://schema.org/',
    startDate: { '@id': 'schema:startDate', '@type': 'Date' },
    endDate: { '@id': 'schema:endDate', '@type': 'Date' },
    validThrough: { '@id': 'schema:validThrough', '@type': 'Date' },
    eventAttendanceMode: { '@id': 'schema:eventAttendanceMode', '@type': '@id' },
    isBasedOn: { '@id': 'schema:isBasedOn', '@type': '@id' },
  },
};

/** Nothing is fetched: the one address that is known has its context here. */
const documentLoader = async (url: string) => {
  if (url !== 'https://schema.org') throw new Error(`${url} is not to be asked`);
  return { documentUrl: url, document: schemaOrg };
};

type Expanded = Record<
  string,
  readonly { '@value'?: unknown; '@id'?: string; '@list'?: Expanded[] }[]
>;

async function expand(text: string): Promise<Expanded[]> {
  return (await jsonld.expand(JSON.parse(text), { documentLoader })) as unknown as Expanded[];
}

const s = (word: string): string => `http://schema.org/${word}`;
const own = (field: string): string => `urn:katalog:terms:${field}`;

/** All values of a path of schema.org's words. */
function at(node: Expanded, ...path: readonly string[]): unknown[] {
  const [first, ...rest] = path;
  const found = (node[s(first!)] ?? []) as unknown as Expanded[];
  return rest.length > 0
    ? found.flatMap((each) => at(each, ...rest))
    : found.map((each) => each['@value']);
}

/** The record, from what a processor understood. */
function offeringOf(node: Expanded): object {
  const ownFields = Object.entries(node)
    .filter(([name]) => name.startsWith(own('')))
    .map(([name, [value]]) => [
      name.slice(own('').length),
      value?.['@list']?.map((item) => item['@value']) ?? value?.['@value'],
    ]);
  const given = {
    title: at(node, 'name')[0],
    description: at(node, 'description')[0],
    providers: [...at(node, 'provider', 'name'), ...at(node, 'organizer', 'name')],
    audiences: at(node, 'audience', 'audienceType'),
    location: [
      ...at(node, 'location', 'name'),
      ...at(node, 'hasCourseInstance', 'location', 'name'),
      ...at(node, 'offers', 'availableAtOrFrom', 'name'),
    ][0],
    registrationDeadline: at(node, 'offers', 'validThrough')[0],
  };
  return Object.fromEntries(
    [...Object.entries(given), ...ownFields].filter(([, value]) => value !== undefined),
  );
}

describe('jsonld', () => {
  test('gives back the records of the fixtures', async () => {
    const nodes = await expand(await exported(fixtureCatalogues, 'jsonld'));
    expect(nodes.map(offeringOf)).toEqual(offeringsOf(fixtureCatalogues));
  });

  test('gives back whatever the texts hold, for each kind', async () => {
    await fc.assert(
      fc.asyncProperty(hostileCatalogues, async (files) => {
        const nodes = await expand(await exported(files, 'jsonld'));
        expect(nodes.map(offeringOf)).toEqual(offeringsOf(files));
      }),
    );
  });

  const only = async (change: Partial<Offering>): Promise<Expanded> =>
    (
      await expand(
        await exported([catalogueOf('a.pdf', [{ ...fullOffering, ...change }])], 'jsonld'),
      )
    )[0]!;

  test('says a course with its instances, offer, provider and audience in words of schema.org', async () => {
    const node = await only({});
    expect(node['@type']).toEqual([s('Course')]);
    const [instance] = node[s('hasCourseInstance')] as unknown as Expanded[];
    expect(instance!['@type']).toEqual([s('CourseInstance')]);
    expect(at(node, 'hasCourseInstance', 'startDate')).toEqual([
      '2026-03-28',
      '2026-03-30T17:00:00',
    ]);
    expect(at(node, 'hasCourseInstance', 'courseWorkload')).toEqual(['PT2H', 'PT2H']);
    expect(at(node, 'hasCourseInstance', 'instructor', 'name')).toEqual(['Bo Lund', 'Bo Lund']);
    expect(at(node, 'courseCode')).toEqual(['26-104']);
    expect(at(node, 'provider', 'name')).toEqual(fullOffering.providers);
    expect(at(node, 'audience', 'audienceType')).toEqual(fullOffering.audiences);
    expect(at(node, 'offers', 'price')).toEqual([1250.5]);
    expect(at(node, 'offers', 'priceCurrency')).toEqual(['DKK']);
    expect(at(node, 'offers', 'priceSpecification', 'unitText')).toEqual(['hold']);
    expect(at(node, 'offers', 'offeredBy', 'email')).toEqual(['aase@haven.example']);
  });

  test.each([
    ['programme', 'Course'],
    ['session', 'EducationEvent'],
    ['webinar', 'EducationEvent'],
    ['meeting', 'Event'],
    ['visit', 'Event'],
    ['network', 'Service'],
    ['mentoring', 'Service'],
    ['coaching', 'Service'],
    ['tool', 'LearningResource'],
    ['publication', 'CreativeWork'],
    ['other', 'Service'],
  ] as const)('says a %s as %s', async (kind, type) => {
    expect((await only({ kind }))['@type']).toEqual([s(type)]);
  });

  test('gives an event its only date, or parts with several', async () => {
    const [schedule] = fullOffering.schedule!;
    expect(at(await only({ kind: 'visit', schedule: [schedule!] }), 'startDate')).toEqual([
      '2026-03-28',
    ]);
    const several = await only({ kind: 'visit' });
    expect(at(several, 'subEvent', 'startDate')).toEqual(['2026-03-28', '2026-03-30T17:00:00']);
  });

  test('knows free from paid', async () => {
    expect(at(await only({ price: { text: 'Gratis', amount: 0 } }), 'offers', 'category')).toEqual([
      'Free',
    ]);
    expect(at(await only({}), 'offers', 'category')).toEqual(['Paid']);
    expect(at(await only({ price: { text: 'efter aftale' } }), 'offers', 'category')).toEqual([]);
  });
});

describe('dcat', () => {
  const dct = (word: string) => `http://purl.org/dc/terms/${word}`;
  const dcat = (word: string) => `http://www.w3.org/ns/dcat#${word}`;
  const values = (node: Expanded, name: string) =>
    node[name]?.map((each) => each['@value'] ?? each['@id']);

  const file: CatalogueFile = {
    ...catalogueOf('haven.pdf', [fullOffering]),
    catalogues: [
      {
        id: 'haven',
        title: 'Haven året rundt',
        audiences: [],
        pages: [1, 9],
        sections: [],
        contacts: [{ name: 'Åse Holm', email: 'aase@haven.example', phone: '+45 70 10 20 30' }],
      },
    ],
  };

  test('has what DCAT-AP-DK demands of a data set: its type, a title and a description', async () => {
    const [node, ...others] = await expand(await exported([file], 'dcat'));
    expect(others).toEqual([]);
    expect(node!['@type']).toEqual([dcat('Dataset')]);
    expect(values(node!, dct('title'))).toEqual(['Haven året rundt']);
    expect(values(node!, dct('description'))).toEqual(['1 tilbud, læst af katalog fra haven.pdf.']);
  });

  test('has what it recommends, where it is known', async () => {
    const [node] = await expand(
      await exported([file], 'dcat', {
        publisher: 'Nørreby Kommune',
        url: 'https://data.example/haven.csv',
      }),
    );
    expect(values(node!, dct('identifier'))![0]).toMatch(/^urn:sha256:[0-9a-f]{64}$/);
    expect(values(node!, dct('language'))).toEqual([
      'http://publications.europa.eu/resource/authority/language/DAN',
    ]);
    expect(values(node!, dcat('keyword'))).toEqual(fullOffering.audiences);
    const inner = (name: string) => node![name]![0] as unknown as Expanded;
    expect(values(inner(dcat('contactPoint')), 'http://www.w3.org/2006/vcard/ns#hasEmail')).toEqual(
      ['mailto:aase@haven.example'],
    );
    expect(values(inner(dct('temporal')), dcat('startDate'))).toEqual(['2026-03-28']);
    expect(values(inner(dct('temporal')), dcat('endDate'))).toEqual(['2026-03-30']);
    expect(values(inner(dct('publisher')), 'http://xmlns.com/foaf/0.1/name')).toEqual([
      'Nørreby Kommune',
    ]);
    expect(values(inner(dcat('distribution')), dcat('accessURL'))).toEqual([
      'https://data.example/haven.csv',
    ]);
  });

  test('is sound RDF, whatever the texts hold', async () => {
    await fc.assert(
      fc.asyncProperty(hostileCatalogues, async (files) => {
        const text = await exported(files, 'dcat', { publisher: '"<x>' });
        const quads = (await jsonld.toRDF(JSON.parse(text), {
          documentLoader,
        })) as unknown as object[];
        expect(quads.length).toBeGreaterThanOrEqual(4);
      }),
      { numRuns: 30 },
    );
  });
});
