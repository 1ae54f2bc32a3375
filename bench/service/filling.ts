import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { CatalogueFile, Offering } from '../../src/model/index.ts';
import type { Store } from '../../src/store/index.ts';

/** Offerings of an edition. */
const PER_EDITION = 250;
/** Of so many catalogues one has two editions, to be compared. */
const COMPARED = 10;

/** Words of the fixtures, so that they are spread as in Danish. */
async function vocabulary(): Promise<string[]> {
  const names = ['erhverv', 'bibliotek', 'museer', 'sundhed', 'natur', 'idraet', 'aftenskole'];
  const texts = await Promise.all(
    names.map((name) =>
      readFile(
        fileURLToPath(new URL(`../../fixtures/${name}/${name}.txt`, import.meta.url)),
        'utf8',
      ),
    ),
  );
  return texts.join(' ').match(/\p{L}{2,}/gu) ?? [];
}

export const words = await vocabulary();
let seed = 1;
/** Park and Miller's generator: the same data each time. */
export const random = (below: number): number => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % below;
};
/** A run of real text, so that words stand together as they do. */
const passage = (length: number): string => {
  const start = random(words.length - length);
  return words.slice(start, start + length).join(' ');
};

function offering(n: number): Offering {
  return {
    id: `tilbud-${n}`,
    title: `${passage(3)} ${words[random(words.length)]} ${n}`,
    sectionPath: [passage(2)],
    providers: [`Udbyder ${random(300)}`],
    audiences: [`Gruppe ${random(20)}`],
    kind: (['course', 'network', 'tool', 'webinar'] as const)[random(4)]!,
    description: passage(60 + random(80)),
    price: { text: 'kr.', amount: random(50) * 100, currency: 'DKK' },
    evidence: {},
    confidence: 1,
    warnings: [],
  };
}

const file = (offerings: Offering[]): CatalogueFile => ({
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
});

/** Keeps so many offerings, all of them different; the ids of editions that have one before them. */
export async function fill(store: Store, wanted: number): Promise<readonly string[]> {
  const { sha256 } = await store.files.put(
    (async function* () {
      yield Buffer.from('x');
    })(),
  );
  const save = async (title: string, dated: string, offerings: Offering[], given?: string) => {
    const document = await store.documents.add({
      fileName: 'x.pdf',
      sha256,
      priority: 0,
      options: { ocr: 'auto' },
    });
    await store.documents.move(document.id, ['queued'], 'done');
    return store.transaction((parts) =>
      parts.editions.save(document.id, [{ title, dated, file: file(offerings) }], given),
    );
  };
  const second: string[] = [];
  for (let n = 0; n < wanted; n += PER_EDITION) {
    const older = Array.from({ length: PER_EDITION }, (_, at) => offering(n + at));
    const [first] = await save(`Katalog ${n}`, '2025-01-01', older);
    if (n % (PER_EDITION * COMPARED) !== 0) continue;
    const newer = older.map((each, at) =>
      at % 10 === 0 ? { ...each, description: passage(80) } : each,
    );
    const [saved] = await save(`Katalog ${n}`, '2026-01-01', newer, first?.edition.catalogueId);
    second.push(saved?.edition.id ?? '');
  }
  // what PostgreSQL does by itself in the minutes after
  await store.sql.executeSql('vacuum analyze');
  return second;
}
