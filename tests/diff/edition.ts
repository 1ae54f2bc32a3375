import { CatalogueFile, type Offering, type Origin, type Verdict } from '../../src/model/index.ts';

export interface Manner {
  readonly origin: Origin;
  readonly quality: Verdict['quality'];
  readonly confidence: number;
}

export const SET: Manner = { origin: 'text-layer', quality: 'clean', confidence: 1 };
export const SCANNED: Manner = { origin: 'ocr', quality: 'clean', confidence: 0.95 };
export const BADLY_SCANNED: Manner = { origin: 'ocr', quality: 'clean', confidence: 0.85 };
export const ENGLISH_READ: Manner = { origin: 'text-layer', quality: 'damaged', confidence: 1 };

type Told = Partial<Offering> & Pick<Offering, 'title'>;

/** An edition with such offerings, all on one page that was read in such a manner. */
export function edition(offerings: readonly Told[], manner: Manner = SET): CatalogueFile {
  const place = { page: 1, box: [0, 0, 1, 1] as const };
  return CatalogueFile.parse({
    schema: 'katalog/catalogue@1',
    document: {
      fileName: 'katalog.pdf',
      sha256: '0'.repeat(64),
      mediaType: 'application/pdf',
      pageCount: 1,
    },
    pages: [
      {
        number: 1,
        width: 595,
        height: 842,
        origin: manner.origin,
        verdict: { quality: manner.quality, reasons: [] },
        confidence: manner.confidence,
      },
    ],
    catalogues: [],
    offerings: offerings.map((told) => ({
      id: told.title.toLowerCase().replaceAll(/\W+/g, '-'),
      sectionPath: [],
      providers: [],
      audiences: [],
      kind: 'other',
      evidence: { title: [place] },
      confidence: 1,
      warnings: [],
      ...told,
    })),
    warnings: [],
  });
}

const words = [
  'vi',
  'læser',
  'sammen',
  'høsten',
  'båden',
  'kender',
  'træet',
  'havnen',
  'vejen',
  'lyset',
  'stuen',
  'maden',
  'sangen',
  'smeden',
  'broen',
  'krogen',
  'fjorden',
  'marken',
  'skoven',
  'byen',
];

/** A text of its own for each number. */
export const textOf = (n: number, length = 30): string =>
  Array.from(
    { length },
    (_, i) => `${words[(n * 7 + i * (1 + (n % 5))) % words.length]}${n}x${i % 7}`,
  ).join(' ');
