import { flowing } from '../../model/index.ts';
import { fold } from '../fold.ts';
import { groupBy } from '../group-by.ts';
import type { Heading, OutlineContext, OutlineItem } from './heading.ts';
import { isMatter } from './matter.ts';

/** Danish publications speak of themselves where they begin: "Dette katalog …", "I denne oversigt …" (folded). */
const SPEAKS_OF_ITSELF =
  /\b(?:dette|denne) (?:\p{L}+ ){0,2}\p{L}*(?:katalog|oversigt|program|haefte|folder|brochure|publikation|pjece)/u;

/** What Danish publications call themselves in their titles (folded). */
const NAMES_ITSELF =
  /(?:katalog|oversigt|program|tilbud|kurser|aktivitet|forlob|arrangement|uddannelse|netvaerk)/;

/** A letter's date, which stands alone above it: "Ribe, 12. januar 2026". */
const DATE = /^(?:\p{Lu}\p{L}+, )?(?:den )?\d{1,2}\. \p{L}+ \d{4}\.?$/u;

/** A cover's title is set at least this much larger than the body. */
const COVER_SIZE = 1.5;
/** A cover that opens the document holds at most so many words in smaller type. */
const COVER_WORDS = 25;
/** More covers than this in one document are dividers between sections. */
const MOST_CATALOGUES = 3;

/**
 * Finds where catalogues begin and gives their titles the role: a cover (a page of large headings alone); failing
 * that a heading that opens a page and under which the publication speaks of itself; failing that the largest
 * heading of the first page, where nothing else is set like it.
 *
 * @returns the headings that begin a catalogue, in order; none where the document gives no title.
 */
export function markCatalogueStarts(
  items: readonly OutlineItem[],
  headings: readonly Heading[],
  context: OutlineContext,
): Heading[] {
  const open = headings.filter(
    ({ item, marked, text }) =>
      item.role !== 'list' && !marked && !isMatter(text) && !DATE.test(text),
  );
  const covers = context.unstyled ? bareFirstPage(items, open) : coverTitles(items, open);
  const starts =
    covers.length > 0
      ? covers
      : firstNonEmpty(
          () => open.filter((each) => each.opensPage && SPEAKS_OF_ITSELF.test(each.intro)),
          () => firstPageTitle(open, headings, context.pageCount),
        );
  for (const start of starts) start.item.role = 'catalogue';
  for (const cover of covers) {
    for (const other of headings) {
      if (other !== cover && other.page === cover.page) other.item.role = 'subtitle';
    }
  }
  return starts;
}

function firstNonEmpty<T>(...attempts: readonly (() => T[])[]): T[] {
  for (const attempt of attempts) {
    const found = attempt();
    if (found.length > 0) return found;
  }
  return [];
}

/** Where type tells nothing: the heading of a first page of headings alone that names a publication, else the first. */
function bareFirstPage(items: readonly OutlineItem[], headings: readonly Heading[]): Heading[] {
  const page = items[0]?.block.page;
  if (items.some(({ block }) => block.page === page && block.kind !== 'heading')) return [];
  const own = headings.filter((heading) => heading.page === page);
  const title = own.find((heading) => NAMES_ITSELF.test(fold(heading.text))) ?? own[0];
  return title === undefined ? [] : [title];
}

/** The largest heading of each page that holds nothing but headings, where these are covers and not dividers. */
function coverTitles(items: readonly OutlineItem[], headings: readonly Heading[]): Heading[] {
  const pages = groupBy(items, (item) => item.block.page);
  const body = bodySize(items);
  const first = items[0]?.block.page;
  const bare = [...pages].flatMap(([page, own]) => {
    const texts = own.flatMap(({ block }) => (block.kind === 'heading' ? [] : [flowing(block)]));
    const words = texts.join(' ').split(/\s+/).length;
    // the first page may say more under its title: for whom, what year, who publishes it
    const mayBeCover = page === first && own.length - texts.length <= 2 && pages.size > 1;
    return texts.length === 0 || (mayBeCover && words <= COVER_WORDS) ? [page] : [];
  });
  const titles = bare.flatMap((page) => {
    const largest = largestOf(headings.filter((each) => each.page === page));
    return largest !== undefined && largest.styleClass.size >= COVER_SIZE * body ? [largest] : [];
  });
  const top = Math.max(0, ...titles.map((each) => each.styleClass.size));
  const covers = titles.filter((each) => each.styleClass.size >= top * 0.9);
  const [cover, next] = covers;
  // what is titled right behind the title of the publication is its first part
  const areDividers =
    cover !== undefined &&
    next !== undefined &&
    items.every(({ block }) => block.page <= cover.page || block.page >= next.page);
  return covers.length <= MOST_CATALOGUES && !areDividers ? covers : covers.slice(0, 1);
}

/** The largest heading of the first page that has one, unless others are set like it: then it is a section. */
function firstPageTitle(
  open: readonly Heading[],
  all: readonly Heading[],
  pageCount: number,
): Heading[] {
  const page = open[0]?.page;
  const largest = largestOf(open.filter((each) => each.page === page));
  if (largest === undefined || all[0]?.marked === true) return [];
  const alike = all.filter((each) => each.styleClass === largest.styleClass && each !== largest);
  // above the first of several sections a title may stand that is set smaller, as no other heading is
  const [first] = open;
  if (alike.length > 0 && first !== largest && first?.styleClass.members.length === 1) {
    return [first];
  }
  // a page of its own may begin with a section: its title names a publication, or stands above sections
  const standsAlone =
    pageCount > 1 ||
    NAMES_ITSELF.test(fold(largest.text)) ||
    all.some((each) => each !== largest && each.item.role === 'section');
  if (!standsAlone) return [];
  const above = all.some((each) => each.styleClass.size > largest.styleClass.size * 1.04);
  return (alike.length === 0 && !above) || largest.next === 'heading' ? [largest] : [];
}

const largestOf = (headings: readonly Heading[]): Heading | undefined =>
  headings.reduce<Heading | undefined>(
    (best, each) =>
      best === undefined || each.styleClass.size > best.styleClass.size ? each : best,
    undefined,
  );

/** The type size of most letters outside headings, in points; 0 where there are none. */
function bodySize(items: readonly OutlineItem[]): number {
  const letters = new Map<number, number>();
  for (const { block } of items) {
    if (block.kind === 'heading') continue;
    const size = Math.round(block.style.size * 2) / 2;
    letters.set(size, (letters.get(size) ?? 0) + block.text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
