import { createHash } from 'node:crypto';
import {
  correctCatalogue,
  type Outcome,
  undoWrongEdits,
  unfitWarnings,
} from './corrections/index.ts';
import { extract, loadKindGuesser, offeringIds } from './extract/index.ts';
import { openSource, type Reader } from './ingest/index.ts';
import { layOut } from './layout/index.ts';
import {
  type Block,
  CatalogueFile,
  type CorrectionsFile,
  type Edit,
  flowing,
  InternalError,
  type KatalogError,
  type Offering,
  type Page,
  type PageInfo,
  type Verdict,
  type Warning,
} from './model/index.ts';
import { createNormalizer } from './normalize/index.ts';
import { type ReadingHooks, type ReadingOptions, readPages } from './page-reader.ts';
import { loadProfiles } from './profiles.ts';

export { type PageCache, shareEngine } from './page-reader.ts';

export interface RunHooks extends ReadingHooks {
  /** Reads the file in a thread that can be ended, for files that are not to be trusted; else it is read here. */
  readonly reader?: Pick<Reader, 'open'>;
}

/** How one document is to be read. */
export interface RunOptions extends ReadingOptions {
  /** A profile's name or file; chosen from the document where absent. */
  readonly profile?: string;
  readonly password?: string;
  readonly maxPages?: number;
  readonly maxPixels?: number;
  /** What a person found wrong in an earlier result. */
  readonly corrections?: CorrectionsFile;
  /** Seconds the document may take; the caller ends it by `RunHooks.signal`. */
  readonly timeoutSeconds?: number;
}

/** A line of `edits.jsonl`: an edit, and the number of its block among the document's, from 0. */
export type EditRecord = Edit & { readonly block: number };

export interface RunResult {
  readonly catalogue: CatalogueFile;
  /** The pages as read and the blocks as mended, for a review. */
  readonly pages: readonly Page[];
  readonly blocks: readonly Block[];
  /** What became of the corrections, in their order. */
  readonly corrected: readonly Outcome[];
  /** Mended text in reading order, pages parted by form feeds. */
  readonly text: string;
  readonly edits: readonly EditRecord[];
  /** What kept pages from being read; each tells its page. */
  readonly failedPages: readonly KatalogError[];
  /** Milliseconds per stage. */
  readonly timings: Readonly<Record<string, number>>;
  /** The OCR engine, where one was used. */
  readonly engine?: { readonly name: string; readonly version: string };
}

/**
 * Reads one document: ingest, OCR where the text of a page is not to be trusted, layout, mending, extraction.
 *
 * @throws KatalogError of the class that fits: the document cannot be opened, or none of its pages can be read.
 */
export async function processDocument(
  fileName: string,
  bytes: Uint8Array,
  options: RunOptions,
  hooks: RunHooks = {},
): Promise<RunResult> {
  const clock = stopwatch();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const chooseProfile = await loadProfiles(options.profile);
  const guessKind = await loadKindGuesser();
  const normalizer = await createNormalizer();
  const open = hooks.reader?.open ?? openSource;
  const source = await open(fileName, bytes, options);
  clock.lap('open');
  const judge = (page: Page): Verdict => normalizer.judge(page);
  const read = await readPages(source, sha256, judge, options, hooks).finally(() => source.close());
  clock.lap('read');
  const blocks = layOut(read.pages);
  clock.lap('layout');
  const corrections = options.corrections?.corrections ?? [];
  const { blocks: mended, outcomes: undone } = undoWrongEdits(
    normalizer.normalize(blocks),
    corrections,
  );
  clock.lap('normalize');
  const text = textOf(mended, source.pageCount);
  const extracted = extract(
    {
      info: {
        fileName,
        sha256,
        mediaType: source.mediaType,
        pageCount: source.pageCount,
      },
      pages: read.pages.map((page) => pageInfo(page, normalizer.judge(page))),
      blocks: mended,
      warnings: [],
    },
    chooseProfile(text),
    guessKind,
  );
  const { file, outcomes: made } = correctCatalogue(extracted, corrections, {
    blocks: mended,
    nameIds: idsOf,
  });
  const catalogue = validated(fileName, file);
  const corrected = corrections.flatMap((correction) =>
    [...undone, ...made].filter((outcome) => outcome.correction === correction),
  );
  catalogue.warnings.unshift(...pageWarnings(catalogue.pages, read.failed, options));
  if (options.corrections !== undefined) {
    catalogue.warnings.push(...unfitWarnings(corrected, options.corrections, sha256));
  }
  clock.lap('extract');
  return {
    catalogue,
    pages: read.pages,
    blocks: mended,
    corrected,
    text,
    edits: mended.flatMap((block, index) => block.edits.map((edit) => ({ ...edit, block: index }))),
    failedPages: read.failed,
    timings: clock.laps,
    ...(read.engine === undefined ? {} : { engine: read.engine }),
  };
}

const idsOf = (offerings: readonly Offering[]): string[] =>
  offeringIds(
    offerings.map(({ catalogue, sectionPath, title }) => ({ catalogue, sectionPath, title })),
  );

function pageInfo(page: Page, verdict: Verdict): PageInfo {
  const letters = page.words.reduce((sum, word) => sum + word.text.length, 0);
  const sum = page.words.reduce((total, word) => total + word.confidence * word.text.length, 0);
  return {
    number: page.number,
    width: round(page.width, 1),
    height: round(page.height, 1),
    origin: page.origin,
    verdict,
    confidence: letters === 0 ? 0 : round(sum / letters, 3),
  };
}

const round = (value: number, places: number): number => Number(value.toFixed(places));

function pageWarnings(
  pages: readonly PageInfo[],
  failed: readonly KatalogError[],
  options: RunOptions,
): Warning[] {
  const failures = failed.map((error) => ({
    code: 'page-failed',
    ...(error.page === undefined ? {} : { page: error.page }),
    message: `${error.reason}. ${error.remedy}.`,
  }));
  const damaged = pages.flatMap((page) => {
    const reasons = page.verdict.reasons.join('; ');
    const advice = options.ocr === 'never' ? '; run without --ocr never to read its picture' : '';
    if (page.verdict.quality === 'damaged') {
      return [
        {
          code: 'damaged-text',
          page: page.number,
          message: `the text is damaged and was mended as far as possible (${reasons})${advice}`,
        },
      ];
    }
    return [];
  });
  return [...failures, ...damaged].sort((a, b) => (a.page ?? 0) - (b.page ?? 0));
}

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

function stopwatch(): { lap(name: string): void; readonly laps: Record<string, number> } {
  let last = performance.now();
  const laps: Record<string, number> = {};
  return {
    laps,
    lap: (name) => {
      const now = performance.now();
      laps[name] = Math.round(now - last);
      last = now;
    },
  };
}
