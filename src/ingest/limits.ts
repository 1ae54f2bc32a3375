import { LimitError, type Page } from '../model/index.ts';

/** What a document may have; a limit that is not given is the default. */
export interface Limits {
  /** Pages. Default: 2,000. */
  readonly maxPages?: number | undefined;
  /** Pixels of a page image, as stored or as decoded. Default: 100 million, more than A3 at 600 dpi. */
  readonly maxPixels?: number | undefined;
  /** Characters of the text of one page. Default: 500,000, ten times a page of a newspaper. */
  readonly maxText?: number | undefined;
}

const DEFAULTS = { maxPages: 2000, maxPixels: 100_000_000, maxText: 500_000 };
/** Links, areas and rules of a page; a drawing may have thousands, of which none tells of text. */
const MOST_MARKS = 50_000;

/** The limits that hold where some are given. */
export const limitsOf = (given: Limits): Required<{ [K in keyof Limits]: number }> => ({
  maxPages: given.maxPages ?? DEFAULTS.maxPages,
  maxPixels: given.maxPixels ?? DEFAULTS.maxPixels,
  maxText: given.maxText ?? DEFAULTS.maxText,
});

/** Refuses a document of more pages than allowed. */
export function checkPages(file: string, pages: number, limits: Limits): void {
  const { maxPages } = limitsOf(limits);
  if (pages <= maxPages) return;
  throw new LimitError({
    file,
    reason: `the document has ${pages} pages, more than the ${maxPages} allowed`,
    remedy: 'Raise --max-pages',
  });
}

/** Refuses an image of more pixels than allowed, before it is decoded. */
export function checkPixels(
  file: string,
  page: number,
  { width, height }: { readonly width: number; readonly height: number },
  most: number,
): void {
  if (width * height <= most) return;
  throw new LimitError({
    file,
    page,
    reason: `its image has ${width} × ${height} pixels, more than the ${most} allowed`,
    remedy: 'Raise --max-pixels, or save the page at a lower resolution',
  });
}

/** Refuses a page of more text, links or drawing than allowed; gives back any other. */
export function checkedPage(file: string, page: Page, limits: Limits): Page {
  const { maxText } = limitsOf(limits);
  const { number, words, links, shapes, rules = [] } = page;
  const characters = words.reduce((sum, { text }) => sum + text.length, 0);
  if (characters > maxText) {
    throw new LimitError({
      file,
      page: number,
      reason: `the page has ${characters} characters of text, more than the ${maxText} allowed`,
      remedy: 'Raise --max-text, or part the text into pages',
    });
  }
  const marks = links.length + shapes.length + rules.length;
  if (marks <= MOST_MARKS) return page;
  throw new LimitError({
    file,
    page: number,
    reason: `the page has ${marks} links, areas and rules, more than the ${MOST_MARKS} allowed`,
    remedy: 'Print it to a new PDF as a picture',
  });
}
