import { isTimeOfDay } from '../fields/dates.ts';
import { fold } from '../fold.ts';
import { groupBy } from '../group-by.ts';
import { depthByNumber, numberingOf } from '../numbering.ts';
import type { Heading, OutlineContext, OutlineItem } from './heading.ts';
import { isMatter } from './matter.ts';

/** Marks the headings that say again, at more length, what the section's title right above them says. */
export function markSubtitles(headings: readonly Heading[], context: OutlineContext): void {
  if (context.unstyled) subtitlesByWords(headings);
  else subtitlesUnderBands(headings);
}

/**
 * Where a coloured band names the part, the larger heading right under it is its subtitle. Such a class of headings
 * stands only under bands; one that also stands elsewhere is a level of its own.
 */
function subtitlesUnderBands(headings: readonly Heading[]): void {
  const underBand = (heading: Heading, n: number): boolean => {
    const above = headings[n - 1];
    return (
      above?.styleClass.band === true &&
      above.item.role === 'section' &&
      above.next === 'heading' &&
      above.page === heading.page
    );
  };
  const catalogueOf = cataloguesOf(headings);
  const groups = groupBy(
    headings.flatMap((heading, n) =>
      heading.item.role === 'section' && !heading.styleClass.band ? [{ heading, n }] : [],
    ),
    ({ heading, n }) => `${catalogueOf[n]} ${heading.styleClass.size}`,
  );
  for (const group of groups.values()) {
    if (!group.every(({ heading, n }) => underBand(heading, n))) continue;
    for (const { heading } of group) heading.item.role = 'subtitle';
  }
}

/** Words shorter than this are too common to tell that one title says another again. */
const TELLING_WORD = 5;

/**
 * Where type tells nothing: a heading that stands right under a section's title, or has no text of its own (it was
 * a figure's caption), and holds one of the title's words.
 */
function subtitlesByWords(headings: readonly Heading[]): void {
  headings.forEach((heading, n) => {
    const above = headings[n - 1];
    if (above === undefined || above.page !== heading.page) return;
    if (above.next !== 'heading' && heading.next !== 'heading') return;
    if (heading.item.role !== 'section') return;
    if (above.item.role !== 'section' && above.item.role !== 'subtitle') return;
    const words = fold(above.text)
      .split(' ')
      .filter((word) => word.length >= TELLING_WORD);
    const text = fold(heading.text);
    if (words.some((word) => text.includes(word))) heading.item.role = 'subtitle';
  });
}

/** Gives every section its depth under its catalogue, 0 for the outermost. */
export function markDepths(
  items: readonly OutlineItem[],
  headings: readonly Heading[],
  context: OutlineContext,
): void {
  if (context.unstyled) depthsByPlace(items, headings);
  else depthsByStyle(headings);
  depthsByNumbers(headings);
}

/** Where sections are numbered "1", "1.1" …, the numbers tell their depth; those without one keep theirs. */
function depthsByNumbers(headings: readonly Heading[]): void {
  const sections = headings.filter(({ item }) => item.role === 'section');
  if (numberingOf(sections.map(({ text }) => text)) !== 'order') return;
  for (const { item, text } of sections) item.depth = depthByNumber(text) ?? item.depth;
}

/** By type: a band stands above all other sections of its catalogue, then the larger above the smaller. */
function depthsByStyle(headings: readonly Heading[]): void {
  let open: { band: boolean; size: number }[] = [];
  for (const { item, styleClass, text } of headings) {
    if (item.role === 'catalogue') open = [];
    if (item.role !== 'section') continue;
    if (isTimeOfDay(text)) {
      // it parts the day that is open, however it is set
      item.depth = open.length;
      continue;
    }
    const { band, size } = styleClass;
    open = open.filter((above) => (above.band === band ? above.size > size : above.band));
    item.depth = open.length;
    // a foreword holds no sections, however it is set
    if (!isMatter(text)) open.push({ band, size });
  }
}

/**
 * By place, where type tells nothing: a section that an earlier list announces is outermost, and so is one that
 * opens a page behind front matter; one that opens while the section before it holds no offering yet stands in it;
 * any other stands beside the one before it.
 */
function depthsByPlace(items: readonly OutlineItem[], headings: readonly Heading[]): void {
  let depth = -1;
  let offerings = 0;
  let inMatter = false;
  for (const heading of headings) {
    const { item } = heading;
    if (item.role === 'catalogue') depth = -1;
    if (item.role === 'offering') offerings++;
    if (item.role !== 'section') continue;
    const outermost =
      depth === -1 ||
      isMatter(heading.text) ||
      (inMatter && heading.opensPage) ||
      isAnnounced(items, heading);
    if (outermost) {
      depth = 0;
      inMatter = isMatter(heading.text);
    } else if (offerings === 0) depth++;
    item.depth = depth;
    offerings = 0;
  }
}

/** Whether a list item or an entry of the contents before the heading says the same. */
export function isAnnounced(items: readonly OutlineItem[], heading: Heading): boolean {
  const key = fold(heading.text);
  return items.slice(0, heading.index).some(
    ({ block }) =>
      (block.kind === 'list-item' || block.kind === 'contents-entry') &&
      fold(block.text)
        .replace(/^e (?=\p{L})/u, '')
        .replace(/ \d+$/, '') === key,
  );
}

/** The number of catalogue titles up to each heading. */
function cataloguesOf(headings: readonly Heading[]): number[] {
  let count = 0;
  return headings.map(({ item }) => {
    if (item.role === 'catalogue') count++;
    return count;
  });
}
