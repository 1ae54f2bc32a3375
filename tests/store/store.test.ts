import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { stemmer } from '@orama/stemmers/danish';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogueFile, Offering } from '../../src/model/index.ts';
import { MARK, type NewEdition, type Store } from '../../src/store/index.ts';
import { emptyStore } from './database.ts';

const offering = (title: string, more: Partial<Offering> = {}): Offering => ({
  id: title.toLowerCase().replaceAll(' ', '-'),
  title,
  sectionPath: [],
  providers: ['Kursuscentret'],
  audiences: ['ledere'],
  kind: 'course',
  evidence: {},
  confidence: 1,
  warnings: [],
  ...more,
});

const edition = (title: string, offerings: Offering[], dated = '2026-01-01'): NewEdition => ({
  title,
  dated,
  file: {
    schema: 'katalog/catalogue@1',
    document: {
      fileName: 'x.pdf',
      sha256: '0'.repeat(64),
      mediaType: 'application/pdf',
      pageCount: 1,
    },
    pages: [],
    catalogues: [],
    offerings,
    warnings: [],
  } satisfies CatalogueFile,
});

async function* pieces(...contents: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* contents;
}

describe(`a store in ${process.env['DATABASE_URL'] ? 'PostgreSQL' : 'a folder'}`, () => {
  let store: Store & { discard(): Promise<void> };
  beforeAll(async () => {
    store = await emptyStore();
  });
  afterAll(() => store.discard());

  const document = async (name = 'x.pdf', priority = 0) => {
    const { sha256 } = await store.files.put(pieces(Buffer.from(name)));
    return store.documents.add({ fileName: name, sha256, priority, options: { ocr: 'auto' } });
  };
  const keep = async (editions: NewEdition[], given?: string) => {
    const { id } = await document(`${Math.random()}.pdf`);
    return store.transaction((parts) => parts.editions.save(id, editions, given));
  };

  describe('of files', () => {
    it('gives back what was put, in pieces of any size', async () => {
      const content = randomBytes(3_500_000);
      const { sha256, size } = await store.files.put(
        pieces(
          content.subarray(0, 10),
          content.subarray(10, 2_000_000),
          content.subarray(2_000_000),
        ),
      );
      expect(size).toBe(content.length);
      expect(Buffer.from(await store.files.get(sha256)).equals(content)).toBe(true);
      expect((await store.files.put(pieces(content))).sha256).toBe(sha256);
    });

    it('keeps nothing of an upload that broke', async () => {
      const broken = async function* () {
        yield randomBytes(1_200_000);
        throw new Error('connection lost');
      };
      await expect(store.files.put(broken())).rejects.toThrow('connection lost');
      expect(await store.files.sweep()).toBe(0);
    });
  });

  describe('of documents', () => {
    it('keeps each page once, and tells when the last has come', async () => {
      const { id } = await document();
      const opened = { mediaType: 'application/pdf', pageCount: 2, pages: [], failures: [] };
      expect(await store.documents.opened(id, opened)).toBeDefined();
      expect(await store.documents.opened(id, opened)).toBeUndefined();
      const failure = { name: 'PageError', reason: 'blank', remedy: 'none' };
      expect(await store.documents.addPage(id, 1, { failure })).toEqual({ complete: false });
      expect(await store.documents.addPage(id, 1, { failure })).toEqual({ complete: false });
      expect(await store.documents.addPage(id, 2, { failure })).toEqual({ complete: true });
      expect((await store.documents.pages(id)).failures).toHaveLength(2);
      await store.documents.move(id, ['reading'], 'failed', failure);
      expect(await store.documents.find(id)).toMatchObject({ state: 'failed', error: failure });
    });

    it('has one that comes later begin in the turn that is being served', async () => {
      const opened = { mediaType: 'application/pdf', pageCount: 100, pages: [], failures: [] };
      const [long, short] = [await document('long.pdf', 7), await document('short.pdf', 7)];
      expect(await store.documents.opened(long.id, opened)).toEqual({ turn: 0 });
      const failure = { name: 'PageError', reason: 'blank', remedy: 'none' };
      for (let n = 1; n <= 5; n++) await store.documents.addPage(long.id, n, { failure });
      expect(await store.documents.opened(short.id, opened)).toEqual({ turn: 5 });
    });

    it('lists the newest first, in parts that fit together', async () => {
      for (let n = 0; n < 5; n++) await document(`listed-${n}.pdf`);
      const first = await store.documents.list({ limit: 3 });
      const rest = await store.documents.list({ limit: 100, after: first.next });
      const ids = [...first.items, ...rest.items].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(first.items[0]?.fileName).toBe('listed-4.pdf');
    });
  });

  describe('of editions', () => {
    const titles = ['Ledelse i praksis', 'Digital post', 'Ny på posten', 'Borgerinddragelse'];

    it('lays one to the catalogue that it is an edition of', async () => {
      const [first] = await keep([
        edition(
          'Tilbud 2025',
          titles.map((title) => offering(title)),
        ),
      ]);
      const next = [...titles.slice(1), 'Noget nyt'].map((title) => offering(title));
      const [second] = await keep([edition('TILBUD 2026', next, '2026-06-01')]);
      expect(second?.edition.catalogueId).toBe(first?.edition.catalogueId);
      expect(second?.edition.current).toBe(true);
      const all = await store.editions.ofCatalogue(first?.edition.catalogueId ?? '');
      expect(all.map(({ title, current }) => [title, current])).toEqual([
        ['TILBUD 2026', true],
        ['Tilbud 2025', false],
      ]);
      const [older] = await keep([edition('Tilbud 2024', next, '2024-01-01')]);
      expect(older?.edition.current).toBe(false);
      expect((await store.editions.neighbours(older!.edition)).after?.title).toBe('Tilbud 2025');
    });

    it('lays one to the catalogue that it is given, unless that has gone', async () => {
      const [first] = await keep([edition('Vinterbadning', [offering('Isvand')])]);
      const { catalogueId } = first!.edition;
      const [given] = await keep([edition('Sauna', [offering('Gus')], '2026-06-01')], catalogueId);
      expect(given?.edition.catalogueId).toBe(catalogueId);
      const gone = crypto.randomUUID();
      const [own] = await keep([edition('Havbad', [offering('Bølger')])], gone);
      expect(own?.edition.title).toBe('Havbad');
      expect(own?.edition.catalogueId).not.toBe(gone);
    });

    it('begins a new one for a catalogue of the same title by another publisher', async () => {
      const [one] = await keep([
        edition(
          'Kurser',
          ['Yoga', 'Keramik'].map((title) => offering(title)),
        ),
      ]);
      const [other] = await keep([
        edition(
          'Kurser',
          ['Svejsning', 'Truck'].map((title) => offering(title)),
        ),
      ]);
      expect(other?.edition.catalogueId).not.toBe(one?.edition.catalogueId);
    });

    it('puts the editions of a document that is read again in place of the old ones', async () => {
      const { id } = await document('again.pdf');
      const save = (editions: NewEdition[]) =>
        store.transaction((parts) => parts.editions.save(id, editions));
      const two = [
        edition('Første', [offering('Alfa')]),
        edition('Anden', [offering('Beta'), offering('Gamma')]),
      ];
      const [before] = await save(two);
      const [after] = await save([edition('Første', [offering('Alfa rettet')])]);
      expect(after).toMatchObject({
        added: false,
        edition: { id: before?.edition.id, revision: 2 },
      });
      expect(await store.editions.ofDocument(id)).toHaveLength(1);
      expect(await store.offerings.find(after!.edition.id, 'alfa')).toBeUndefined();
    });
  });

  describe('searched', () => {
    const search = async (query: Partial<Parameters<Store['search']>[0]>) => {
      const { hits, ...rest } = await store.search({ limit: 10, offset: 0, ...query });
      return {
        ...rest,
        titles: hits.map(({ offering }) => offering.title),
        hits,
      };
    };
    beforeAll(async () => {
      await keep([
        edition('Søgning', [
          offering('Mødeledelse', { description: 'Et kursus om at lede møder.' }),
          offering('Møder', {
            description: 'Korte møder om zoner.',
            providers: ['Søhuset'],
            price: { text: '500 kr.', amount: 500, currency: 'DKK' },
            schedule: [{ text: '4. marts 2026', start: '2026-03-04T17:00' }],
            teachers: ['Aksel Ravn'],
            courseNumber: 'H26-104',
          }),
          offering('Ringeapparater', { description: 'Om <b>zoner</b> & andet.', kind: 'tool' }),
        ]),
      ]);
    });

    it('finds words in any Danish form, the title before the text', async () => {
      expect((await search({ text: 'mødet zone' })).titles).toEqual(['Møder']);
      expect((await search({ text: 'mødernes' })).titles[0]).toBe('Møder');
      expect((await search({ text: 'mødeleder' })).titles).toEqual(['Mødeledelse']);
    });

    it('finds words that begin so', async () => {
      expect((await search({ text: 'ringeapp' })).titles).toEqual(['Ringeapparater']);
    });

    it.each(['aksel ravn', 'H26-104', '104'])('finds who teaches and numbers: %s', async (text) => {
      expect((await search({ text })).titles).toEqual(['Møder']);
    });

    it('takes phrases, or, and words that must not stand there', async () => {
      expect((await search({ text: '"korte møder"' })).titles).toEqual(['Møder']);
      expect((await search({ text: 'zoner -korte' })).titles).toEqual(['Ringeapparater']);
    });

    it('is narrowed by provider, kind, day and price', async () => {
      expect((await search({ text: 'møder', provider: 'Søhuset' })).titles).toEqual(['Møder']);
      expect((await search({ text: 'zoner', kind: 'tool' })).titles).toEqual(['Ringeapparater']);
      expect((await search({ from: '2026-03-04', to: '2026-03-04' })).titles).toEqual(['Møder']);
      expect((await search({ maxPrice: 499 })).total).toBe(0);
    });

    it('is narrowed to the price exactly, with words as without', async () => {
      const prices = [0, 100, 150, 200, 9999, 10_001, 50_000];
      await keep([
        edition('Priser', [
          offering('Havkajak uden pris'),
          ...prices.map((amount) =>
            offering(`Havkajak for ${amount}`, {
              price: { text: `${amount} kr.`, amount, currency: 'DKK' as const },
            }),
          ),
        ]),
      ]);
      for (const maxPrice of [0, 99, 100, 149, 150, 10_000, 10_001, 49_999, 60_000]) {
        const fitting = prices.filter((price) => price <= maxPrice);
        const { titles } = await search({ text: 'havkajak', maxPrice });
        expect(titles.toSorted()).toEqual(
          fitting.map((price) => `Havkajak for ${price}`).toSorted(),
        );
      }
    });

    it('finds the word in an old title among hundreds of newer texts that have it', async () => {
      await keep([edition('Ældre', [offering('Kryddergartneri')])]);
      const many = Array.from({ length: 450 }, (_, n) =>
        offering(`Nyere ${n}`, { description: 'Med kryddergartneri.' }),
      );
      await keep([edition('Nyere', many)]);
      const { titles, total, more } = await search({ text: 'kryddergartneri' });
      expect(titles[0]).toBe('Kryddergartneri');
      expect({ total, more }).toEqual({ total: 60, more: true });
    });

    it('turns to the last of what was found, each once', async () => {
      const found: string[] = [];
      let last = { total: 0, more: true };
      for (let offset = 0; offset === 0 || found.length === offset; offset += 20) {
        const { titles, ...rest } = await search({ text: 'kryddergartneri', limit: 20, offset });
        found.push(...titles);
        last = rest;
        if (titles.length === 0) break;
      }
      expect(new Set(found).size).toBe(451);
      expect(found).toHaveLength(451);
      expect(last.more).toBe(false);
    });

    it('sees what is kept at once, though it remembers what it found', async () => {
      expect((await search({ text: 'isbåde' })).total).toBe(0);
      await keep([edition('Vinter', [offering('Isbåde')])]);
      expect((await search({ text: 'isbåde' })).titles).toEqual(['Isbåde']);
    });

    it('looks through older editions where they are asked for', async () => {
      const [first] = await keep([edition('Havn', [offering('Redningsveste')], '2025-01-01')]);
      await keep([edition('Havn', [offering('Sejlerknob')])], first?.edition.catalogueId);
      expect((await search({ text: 'redningsvest' })).titles).toEqual([]);
      const older = await search({ text: 'redningsvest', allEditions: true });
      expect(older.titles).toEqual(['Redningsveste']);
      const own = await search({ text: 'redningsvest', editionId: first!.edition.id });
      expect(own.titles).toEqual(['Redningsveste']);
    });

    it('takes a short word for itself, and a longer one as the beginning of others, too', async () => {
      await keep([
        edition('Sprog', [offering('It i dag'), offering('Italiensk'), offering('Lederudvikling')]),
      ]);
      expect((await search({ text: 'it' })).titles).toEqual(['It i dag']);
      expect((await search({ text: 'ital' })).titles).toEqual(['Italiensk']);
      expect((await search({ text: 'leder' })).titles).toContain('Lederudvikling');
      expect((await search({ text: 'og' })).total).toBe(0);
    });

    it('leaves out what has a word in its text that must not stand there, though the title fits', async () => {
      await keep([edition('Uden', [offering('Vandløb', { description: 'Kun om sommeren.' })])]);
      expect((await search({ text: 'vandløb -sommeren' })).titles).toEqual([]);
      expect((await search({ text: 'vandløb -vinteren' })).titles).toEqual(['Vandløb']);
    });

    it('has the stems of what it marks from the same rules as those of what it finds', async () => {
      const text = await readFile(new URL('../../fixtures/erhverv/erhverv.txt', import.meta.url));
      const words = [
        ...new Set(
          text
            .toString()
            .toLowerCase()
            .match(/\p{L}{2,}/gu),
        ),
      ];
      const { rows } = await store.sql.executeSql(
        "select word, ts_lexize('danish_stem', word) as stem from unnest($1::text[]) word",
        [words],
      );
      const read = (rows as { word: string; stem: string[] }[]).filter(
        ({ stem }) => stem.length > 0,
      );
      expect(read.length).toBeGreaterThan(300);
      const others = read.filter(({ word, stem }) => stemmer(word) !== stem[0]);
      expect(others).toEqual([]);
    });

    it('marks what was found', async () => {
      const { hits } = await search({ text: 'zoner', kind: 'tool' });
      expect(hits[0]?.highlights.text).toContain(`${MARK.start}zoner${MARK.stop}`);
    });

    it.each(["'", '\\', ':*', '&|!', '""', '-', 'a & b', '<->', "';drop table offerings"])(
      'takes %j as words or as nothing',
      async (text) => {
        await expect(search({ text })).resolves.toBeDefined();
      },
    );

    it('tells what there is to narrow it down to, the most frequent first', async () => {
      const { providers, kinds } = await store.facets({});
      expect(providers[0]).toBe('Kursuscentret');
      expect(providers).toContain('Søhuset');
      expect(kinds).toEqual(['course', 'tool']);
    });

    it('tells it of the current edition of a catalogue', async () => {
      const by = (provider: string) => offering('Sejlads', { providers: [provider, provider] });
      const [first] = await keep([edition('Fjord', [by('Bådelauget')], '2025-01-01')]);
      const { catalogueId } = first!.edition;
      expect((await store.facets({ catalogueId })).providers).toEqual(['Bådelauget']);
      await keep([edition('Fjord', [by('Havneskolen')])], catalogueId);
      expect((await store.facets({ catalogueId })).providers).toEqual(['Havneskolen']);
      const { hits } = await store.search({ catalogueId, limit: 10, offset: 0 });
      expect(hits.map(({ offering: { providers } }) => providers[0])).toEqual(['Havneskolen']);
    });
  });

  it('tells readers that what they saw is out of date when a catalogue is renamed', async () => {
    const [saved] = await keep([edition('Gammelt navn', [offering('Navngivning')])]);
    const before = await store.contentVersion();
    await store.catalogues.rename(saved!.edition.catalogueId, 'Nyt navn');
    expect(await store.contentVersion()).not.toBe(before);
    const { hits } = await store.search({ text: 'navngivning', limit: 1, offset: 0 });
    expect(hits[0]?.catalogueTitle).toBe('Nyt navn');
  });

  it('undoes a transaction that fails', async () => {
    const before = await store.contentVersion();
    const { id } = await document('undone.pdf');
    await expect(
      store.transaction(async (parts) => {
        await parts.editions.save(id, [edition('Undone', [offering('Undone')])]);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await store.contentVersion()).toBe(before);
  });
});
