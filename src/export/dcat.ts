import { createHash } from 'node:crypto';
import type { CatalogueFile, Contact } from '../model/index.ts';
import type { ExportOptions } from './formats.ts';

/**
 * A record of the exported offerings as one data set, in the words of DCAT-AP-DK 2.0
 * (https://digst.github.io/DCAT-AP-DK/releases/v.2.0/docs/), as JSON-LD. Title and description are what the profile
 * demands of a data set; what it recommends is given where it is known. Who publishes the data, and where, no
 * catalogue can tell: the options do.
 */
export function dcat(files: readonly CatalogueFile[], options: ExportOptions): string {
  const identifier = `urn:sha256:${digest(files)}`;
  const record = {
    '@context': prefixes,
    '@id': identifier,
    '@type': 'dcat:Dataset',
    'dct:title': danish(titleOf(files)),
    'dct:description': danish(descriptionOf(files)),
    'dct:identifier': identifier,
    ...some('dct:language', unique(files.flatMap(languageOf))),
    ...some('dcat:keyword', keywordsOf(files).map(danish)),
    ...some('dcat:contactPoint', contactsOf(files).map(vcard)),
    ...some('dct:temporal', periodOf(files)),
    ...(options.publisher !== undefined && {
      'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': options.publisher },
    }),
    ...(options.url !== undefined && {
      'dcat:distribution': {
        '@type': 'dcat:Distribution',
        'dcat:accessURL': { '@id': options.url },
      },
    }),
  };
  return `${JSON.stringify(record, undefined, 2)}\n`;
}

const prefixes = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/** Of the documents' bytes: the same catalogues are the same data set. */
const digest = (files: readonly CatalogueFile[]): string =>
  createHash('sha256')
    .update([...unique(files.map(({ document }) => document.sha256))].sort().join('\n'))
    .digest('hex');

function titleOf(files: readonly CatalogueFile[]): string {
  const titles = files.flatMap(({ catalogues }) => catalogues.map(({ title }) => title));
  return unique(titles.length > 0 ? titles : fileNames(files)).join('; ');
}

function descriptionOf(files: readonly CatalogueFile[]): string {
  const count = files.reduce((sum, { offerings }) => sum + offerings.length, 0);
  return `${count} tilbud, læst af katalog fra ${unique(fileNames(files)).join(', ')}.`;
}

const fileNames = (files: readonly CatalogueFile[]): readonly string[] =>
  files.map(({ document }) => document.fileName);

const keywordsOf = (files: readonly CatalogueFile[]): readonly string[] =>
  unique(files.flatMap(({ offerings }) => offerings.flatMap(({ audiences }) => audiences)));

/** http://publications.europa.eu/resource/authority/language, for what `document.language` can be expected to be. */
const euLanguages: Readonly<Record<string, string>> = {
  da: 'DAN',
  de: 'DEU',
  en: 'ENG',
  nb: 'NOB',
  nn: 'NNO',
  no: 'NOR',
  sv: 'SWE',
};

function languageOf({ document: { language = '' } }: CatalogueFile): readonly object[] {
  const code = euLanguages[language];
  const authority = 'http://publications.europa.eu/resource/authority/language';
  return code === undefined
    ? []
    : [{ '@id': `${authority}/${code}`, '@type': 'dct:LinguisticSystem' }];
}

/** The catalogues' own, not those of single offerings. */
const contactsOf = (files: readonly CatalogueFile[]): readonly Contact[] =>
  unique(files.flatMap(({ catalogues }) => catalogues.flatMap(({ contacts }) => contacts)));

const vcard = ({ name, email, phone }: Contact): object => ({
  '@type': 'vcard:Kind',
  ...(name !== undefined && { 'vcard:fn': name }),
  ...(email !== undefined && { 'vcard:hasEmail': { '@id': `mailto:${encodeURI(email)}` } }),
  ...(phone !== undefined && {
    'vcard:hasTelephone': { '@id': `tel:${phone.replace(/[^\d+]/g, '')}` },
  }),
});

/** From the first date of an offering to the last. */
function periodOf(files: readonly CatalogueFile[]): readonly object[] {
  const entries = files.flatMap(({ offerings }) =>
    offerings.flatMap((each) => each.schedule ?? []),
  );
  const days = entries
    .flatMap(({ start, end }) => [start, end])
    .filter((time) => time !== undefined)
    .map((time) => time.slice(0, 10))
    .sort();
  if (days.length === 0) return [];
  const date = (day: string) => ({ '@type': 'xsd:date', '@value': day });
  const period = { 'dcat:startDate': date(days[0]!), 'dcat:endDate': date(days.at(-1)!) };
  return [{ '@type': 'dct:PeriodOfTime', ...period }];
}

const danish = (text: string): object => ({ '@language': 'da', '@value': text });

const some = (property: string, values: readonly object[]): object =>
  values.length > 0 ? { [property]: values } : {};

/** Each value once, in the order of its first. */
const unique = <T>(values: readonly T[]): readonly T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];
