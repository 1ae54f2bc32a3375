import {
  type Block,
  type CatalogueFile,
  type Correction,
  type CorrectionsFile,
  type Edit,
  type Line,
  type Offering,
  rawText,
} from '../../src/model/index.ts';

/** A record with what a test says of it; the rest is as in any. */
export const offering = (title: string, rest: Partial<Offering> = {}): Offering => ({
  id: `kurser.${title.toLowerCase().replaceAll(' ', '-')}`,
  title,
  catalogue: 'Kurser',
  sectionPath: ['Haven'],
  providers: [],
  audiences: [],
  kind: 'course',
  evidence: { title: [{ page: 1, box: [72, 100, 200, 112] }] },
  confidence: 1,
  warnings: [],
  ...rest,
});

export const catalogueOf = (...offerings: readonly Offering[]): CatalogueFile => ({
  schema: 'katalog/catalogue@1',
  document: {
    fileName: 'kurser.pdf',
    sha256: 'a'.repeat(64),
    mediaType: 'application/pdf',
    pageCount: 3,
  },
  pages: [],
  catalogues: [
    {
      id: 'kurser',
      title: 'Kurser',
      audiences: [],
      pages: [1, 3],
      sections: [{ path: ['Haven'], page: 1 }],
      contacts: [],
    },
  ],
  offerings: [...offerings],
  warnings: [],
});

export const fileOf = (...corrections: readonly Correction[]): CorrectionsFile => ({
  schema: 'katalog/corrections@1',
  document: { fileName: 'kurser.pdf', sha256: 'a'.repeat(64) },
  corrections: [...corrections],
});

/** Ids as the records' titles make them. */
export const nameIds = (offerings: readonly Offering[]): string[] =>
  offerings.map(({ title }) => `kurser.${title.toLowerCase().replaceAll(' ', '-')}`);

const STYLE = { size: 10, bold: false, italic: false };

/** A block of lines as read, with edits that lead to its text; each word is 30 points wide. */
export function blockOf(lines: readonly string[], edits: readonly Edit[] = []): Block {
  const set = lines.map((text, row): Line => {
    const [top, bottom] = [100 + 12 * row, 110 + 12 * row];
    const words = text.split(' ').map((word, n) => ({
      text: word,
      box: [72 + 32 * n, top, 102 + 32 * n, bottom] as const,
      baseline: bottom - 2,
      rotation: 0 as const,
      style: STYLE,
      confidence: 1,
    }));
    const box = [72, top, 72 + 32 * words.length, bottom] as const;
    return { text, page: 1, box, baseline: bottom - 2, style: STYLE, confidence: 1, words };
  });
  const raw = rawText(set);
  const text = edits.reduce(
    (now, { at, before, after }) => now.slice(0, at) + after + now.slice(at + before.length),
    raw,
  );
  return {
    kind: 'paragraph',
    page: 1,
    box: [72, 100, 500, 200],
    lines: set,
    style: STYLE,
    raw,
    text,
    edits: [...edits],
  };
}

export const edit = (at: number, before: string, after: string): Edit => ({
  kind: 'spelling',
  page: 1,
  at,
  before,
  after,
  confidence: 0.8,
  reason: 'a test',
});
