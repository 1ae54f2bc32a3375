import fc from 'fast-check';
import MarkdownIt, { type Token } from 'markdown-it';
import { expect, test } from 'vitest';
import type { CatalogueFile } from '../../src/model/index.ts';
import {
  catalogueOf,
  fixtureCatalogues,
  fullOffering,
  hostileCatalogues,
  offeringsOf,
} from './catalogues.ts';
import { exported } from './exported.ts';

/** With HTML, tables, struck text and bare links, as a site might have it. */
const reader = new MarkdownIt({ html: true });

interface Entry {
  readonly title: string;
  /** Of its headings, outermost first. */
  readonly place: readonly string[];
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly description: string;
}

const plain = (token: Token | undefined): string =>
  (token?.children ?? [])
    .map(({ type, content }) => (type === 'hardbreak' || type === 'softbreak' ? '\n' : content))
    .join('');

/** The offerings of a document: headings that fields follow. */
function read(text: string): Entry[] {
  const tokens = reader.parse(text, {});
  const headings: string[] = [];
  const entries: Entry[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]!.type !== 'heading_open') continue;
    const depth = Number(tokens[at]!.tag.slice(1));
    headings.splice(depth - 1, Infinity, plain(tokens[at + 1]));
    if (tokens[at + 3]?.type !== 'bullet_list_open') continue;
    const end = tokens.findIndex(
      (token, n) => n > at + 3 && token.level === 0 && token.type === 'bullet_list_close',
    );
    const next = tokens.findIndex((token, n) => n > end && token.type === 'heading_open');
    entries.push({
      title: headings.at(-1)!,
      place: headings.slice(0, -1),
      fields: readFields(tokens.slice(at + 3, end)),
      description: readText(tokens.slice(end + 1, next === -1 ? undefined : next)),
    });
  }
  return entries;
}

function readFields(tokens: readonly Token[]): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  let label = '';
  for (const token of tokens) {
    if (token.type !== 'inline') continue;
    const [, name, value] =
      /^([^:]+):(?: (.*))?$/s.exec(token.level === 3 ? plain(token) : '') ?? [];
    if (name === undefined) fields[label]!.push(plain(token));
    else {
      label = name;
      fields[label] = value === undefined ? [] : [value];
    }
  }
  return fields;
}

/** As catalogue.json has it: blank lines part paragraphs, "- " begins an item. */
function readText(tokens: readonly Token[]): string {
  let text = '';
  for (const [n, token] of tokens.entries()) {
    if (token.type !== 'inline') continue;
    const isItem = tokens[n - 2]?.type === 'list_item_open';
    const isFirst = tokens[n - 3]?.type === 'bullet_list_open';
    const gap = text === '' ? '' : isItem && !isFirst ? '\n' : '\n\n';
    text += `${gap}${isItem ? '- ' : ''}${plain(token)}`;
  }
  return text;
}

test('gives back titles, places, fields and descriptions of the fixtures', async () => {
  const entries = read(await exported(fixtureCatalogues, 'markdown'));
  expect(
    entries.map(({ title, place, fields, description }) => ({
      title,
      place,
      description,
      providers: fields['Udbyder'] ?? [],
      audiences: fields['Målgruppe'] ?? [],
      times: fields['Tid'] ?? [],
      price: fields['Pris']?.[0],
      location: fields['Sted']?.[0],
    })),
  ).toEqual(
    fixtureCatalogues.flatMap(({ document, offerings }) =>
      offerings.map((each) => ({
        title: each.title,
        place: [each.catalogue ?? document.fileName, ...each.sectionPath],
        description: each.description ?? '',
        providers: each.providers,
        audiences: each.audiences,
        times: (each.schedule ?? []).map(({ text }) => text),
        price: each.price?.text,
        location: each.location,
      })),
    ),
  );
});

test('names every field in Danish', async () => {
  const [entry] = read(await exported([catalogueOf('a.pdf', [fullOffering])], 'markdown'));
  expect(entry).toEqual({
    title: 'Kompost til begyndere',
    place: ['Haven året rundt', 'Jord', 'Liv i jorden'],
    fields: {
      Type: ['Kursus'],
      Udbyder: ['Haveselskabet i Nørreby', 'Genbrugspladsen'],
      Underviser: ['Bo Lund'],
      Kursusnummer: ['26-104'],
      Målgruppe: ['haveejere', 'kolonihaver'],
      Tid: ['lørdag den 28. marts 2026', '30. marts kl. 17-19', 'og efter aftale'],
      Hyppighed: ['to gange årligt'],
      Varighed: ['2 timer'],
      Sted: ['Haven, Skovvej 7'],
      Pris: ['1.250,50 kr. pr. hold'],
      Tilmeldingsfrist: ['2026-03-20'],
      Kontakt: ['Åse Holm, aase@haven.example', '+45 70 10 20 30'],
      Link: ['https://haven.example/kompost'],
    },
    description: 'Vi bygger en kompost.\n\nMedbring:\n\n- handsker\n- en spand',
  });
});

const titles = (files: readonly CatalogueFile[]): string[] =>
  offeringsOf(files).map(({ title }) => title);

test('shows every text as it is: nothing becomes HTML, a link, a table or a heading', async () => {
  await fc.assert(
    fc.asyncProperty(hostileCatalogues, async (files) => {
      const text = await exported(files, 'markdown');
      const tokens = reader.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
      const allowed =
        /^(heading|paragraph|bullet_list|list_item|strong)_(open|close)$|^(inline|text|text_special|hardbreak|softbreak)$/;
      for (const { type } of tokens) expect(type).toMatch(allowed);
      const visible = (title: string) => title.replace(/[\p{C}\s\ufffd]+/gu, '');
      expect(read(text).map(({ title }) => visible(title))).toEqual(titles(files).map(visible));
    }),
    { numRuns: 40 },
  );
});
