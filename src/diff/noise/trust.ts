import type { CatalogueFile, Edit, Offering, PageInfo } from '../../model/index.ts';

/** How a text was read: as it was set, off a page image, or from a reading that lost letters. */
export type Manner = 'clean' | 'recognised' | 'damaged';

/** How far a reading can be trusted. */
export interface Trust {
  readonly manner: Manner;
  /** How many times as often as on a well-read page letters are confused. */
  readonly rate: number;
  /** Whether type was seen: without it titles are hard to tell from text. */
  readonly styled: boolean;
}

/** Whether an edition was read as it was set, so that nothing may be laid to the reading. */
export const isExact = ({ manner, styled }: Trust): boolean => manner === 'clean' && styled;

/** What there is to know of one edition's reading. */
export interface Reading {
  trustOf(offering: Offering): Trust;
  /** What a mended word was read as; undefined where it is not known what was mended. */
  readonly readAs: ((word: string) => readonly string[]) | undefined;
}

/** About what tesseract's confidence was on 200 dpi pages that it read well; no bench measures it yet. */
const WELL_READ = 0.95;
/** At a confidence of 0.85 three times as many letters are confused. */
const RATE_PER_LOSS = 20;
/** Where so much of the text is damaged, a page too short to be judged is damaged too. */
const MOSTLY = 0.5;
const ORDER: readonly Manner[] = ['clean', 'recognised', 'damaged'];

export function readingOf(file: CatalogueFile, edits: readonly Edit[] | undefined): Reading {
  const worded = file.pages.filter(({ verdict }) => verdict.quality !== 'empty');
  const damaged = worded.filter(({ verdict }) => verdict.quality === 'damaged');
  const isDamagedThroughout = damaged.length > worded.length * MOSTLY;
  const trusts = new Map(
    file.pages.map((page) => [page.number, trustIn(page, isDamagedThroughout)]),
  );
  const leastOf = (pages: Iterable<number>): Trust =>
    [...new Set(pages)].map((page) => trusts.get(page) ?? CLEAN).reduce(lesser, CLEAN);
  return {
    trustOf: ({ evidence }) =>
      leastOf(Object.values(evidence).flatMap((places) => places.map(({ page }) => page))),
    readAs: edits && mended(edits),
  };
}

const CLEAN: Trust = { manner: 'clean', rate: 1, styled: true };

function trustIn({ origin, verdict, confidence }: PageInfo, isDamagedThroughout: boolean): Trust {
  const rate = 1 + Math.max(0, WELL_READ - confidence) * RATE_PER_LOSS;
  const isDamaged = verdict.quality === 'damaged' || (isDamagedThroughout && origin !== 'ocr');
  const manner = isDamaged ? 'damaged' : origin === 'ocr' ? 'recognised' : 'clean';
  return { manner, rate, styled: manner === 'clean' && origin === 'text-layer' };
}

/** The less trusted manner, the higher rate, and type only where both have it. */
const lesser = (a: Trust, b: Trust): Trust => ({
  manner: ORDER.indexOf(a.manner) > ORDER.indexOf(b.manner) ? a.manner : b.manner,
  rate: Math.max(a.rate, b.rate),
  styled: a.styled && b.styled,
});

function mended(edits: readonly Edit[]): (word: string) => readonly string[] {
  const readings = new Map<string, Set<string>>();
  for (const { before, after } of edits) {
    if (before === after) continue;
    const key = after.toLowerCase();
    readings.set(key, (readings.get(key) ?? new Set()).add(before));
  }
  return (word) => [...(readings.get(word.toLowerCase()) ?? [])];
}
