import { correctCatalogue, undoWrongEdits } from '../corrections/index.ts';
import { extract, type KindClassifier, offeringIds } from '../extract/index.ts';
import { layOut } from '../layout/index.ts';
import {
  type Block,
  CatalogueFile,
  flowing,
  InternalError,
  type Offering,
  type Page,
  type PageInfo,
  type Verdict,
} from '../model/index.ts';
import type { Normalizer } from '../normalize/index.ts';
import type { ProfileChooser } from '../profiles.ts';
import { stopwatch } from '../stopwatch.ts';
import type { ReadDocument, RecordOptions, Records } from './record-maker.ts';

/** What was loaded to make records with. */
export interface Models {
  readonly normalizer: Normalizer;
  readonly classifyKind: KindClassifier;
  readonly chooseProfile: ProfileChooser;
}

/** The stages from pages to records, in their order. Throws InternalError. */
export function makeRecords(
  { info, pages }: ReadDocument,
  { corrections: asked, reference }: Omit<RecordOptions, 'profile'>,
  { normalizer, classifyKind, chooseProfile }: Models,
): Records {
  const clock = stopwatch();
  const corrections = asked?.corrections ?? [];
  const blocks = layOut(pages);
  clock.lap('layout');
  const { blocks: mended, outcomes: undone } = undoWrongEdits(
    normalizer.normalize(blocks, reference && { reference: reference.passages }),
    corrections,
  );
  clock.lap('normalize');
  const text = textOf(mended, info.pageCount);
  const extracted = extract(
    {
      info,
      pages: pages.map((page) => pageInfo(page, normalizer.judge(page))),
      blocks: mended,
      warnings: [],
    },
    chooseProfile(text),
    classifyKind,
  );
  const { file, outcomes: made } = correctCatalogue(extracted, corrections, {
    blocks: mended,
    nameIds: idsOf,
  });
  const catalogue = validated(info.fileName, file);
  const corrected = corrections.flatMap((correction) =>
    [...undone, ...made].filter((outcome) => outcome.correction === correction),
  );
  clock.lap('extract');
  return { catalogue, blocks: mended, corrected, text, timings: clock.laps };
}

const idsOf = (offerings: readonly Offering[]): string[] =>
  offeringIds(
    offerings.map(({ catalogue, sectionPath, title }) => ({ catalogue, sectionPath, title })),
  );

/** Points: the schema knows no page without size, and there are PDFs that do. */
const LEAST_SIDE = 0.1;

function pageInfo(page: Page, verdict: Verdict): PageInfo {
  const letters = page.words.reduce((sum, word) => sum + word.text.length, 0);
  const sum = page.words.reduce((total, word) => total + word.confidence * word.text.length, 0);
  return {
    number: page.number,
    width: Math.max(LEAST_SIDE, round(page.width, 1)),
    height: Math.max(LEAST_SIDE, round(page.height, 1)),
    origin: page.origin,
    verdict,
    confidence: letters === 0 ? 0 : round(sum / letters, 3),
  };
}

const round = (value: number, places: number): number => Number(value.toFixed(places));

/** Running heads, feet and page numbers are not part of what is read. */
function textOf(blocks: readonly Block[], pageCount: number): string {
  const pages = Array.from({ length: pageCount }, () => [] as string[]);
  for (const block of blocks) {
    if (block.kind === 'page-header' || block.kind === 'page-footer') continue;
    pages[block.page - 1]?.push(block.kind === 'table' ? block.text : flowing(block));
  }
  return `${pages.map((texts) => texts.join('\n\n')).join('\n\f')}\n`;
}

/** @throws InternalError where the stages made what the schema forbids. */
function validated(file: string, catalogue: CatalogueFile): CatalogueFile {
  const result = CatalogueFile.safeParse(catalogue);
  if (result.success) return catalogue;
  const [issue] = result.error.issues;
  throw new InternalError({
    file,
    reason: `the result is not valid: ${issue?.path.join('.')}: ${issue?.message}`,
    remedy: 'Report it with the file, if it may be shared',
  });
}
