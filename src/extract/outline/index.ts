import type { Block } from '../../model/index.ts';
import { fold } from '../fold.ts';
import { groupBy } from '../group-by.ts';
import { markCatalogueStarts } from './catalogue-starts.ts';
import { countedFacts } from './counted.ts';
import {
  type Heading,
  type OutlineContext,
  type OutlineItem,
  type Role,
  readHeadings,
} from './heading.ts';
import { leadingSections } from './leading-sections.ts';
import { isListTitle, isMatter } from './matter.ts';
import { misfitsOf, numberedAbove } from './misfits.ts';
import { areLabels, offeringClasses } from './offering-classes.ts';
import { markPanels } from './panels.ts';
import { isAnnounced, markDepths, markSubtitles } from './sections.ts';
import type { StyleClass } from './style-classes.ts';

export type { OutlineContext, OutlineItem } from './heading.ts';

/** How the introduction of a section speaks of what it introduces (folded). */
const SPEAKS_OF_WHAT_FOLLOWS =
  /\b(?:nedenfor|nedenstaende|i det folgende|pa de (?:folgende|naeste) sider|en raekke|eksempler pa|udbydes der|der udbydes|tilbuddene|aktiviteterne|kurserne|forlobene|netvaerkene|arrangementerne|programmerne)\b/;

/** So many labelled lines under a heading tell an offering, however the heading is set. */
const TELLING_LABELS = 2;

/** A heading smaller than this part of the offerings' titles is a heading within an offering. */
const INNER = 0.97;

/**
 * Finds what each block is: the title of a catalogue, of a section or of an offering, or text under one of them.
 * Offerings are told by what repeats (see `offeringClasses`); what is set apart from them and stands above them is
 * a section or a catalogue.
 *
 * @param blocks the body in reading order, without running heads, feet and figures.
 */
export function outline(blocks: readonly Block[], context: OutlineContext): OutlineItem[] {
  const items: OutlineItem[] = blocks.map((block) => ({ block, role: 'body', depth: 0 }));
  const headings = readHeadings(items, context);
  const classes = offeringClasses(headings);
  const misfits = context.approximate ? misfitsOf(headings, classes) : new Set<Heading>();
  const isOther = (heading: Heading): boolean =>
    isMatter(heading.text) ||
    misfits.has(heading) ||
    (context.unstyled && introducesOthers(heading, items, headings));
  const leading = leadingSections(headings, classes);
  const above = context.approximate ? numberedAbove(headings) : new Set<Heading>();
  const counts = groupBy(headings, ({ text }) => fold(text));
  // a part of the publication, not of the offering before it, however small its title is set
  const opensPart = ({ text, opensPage }: Heading): boolean =>
    opensPage && isMatter(text) && counts.get(fold(text))?.length === 1;
  const facts = context.approximate ? countedFacts(headings) : new Set<Heading>();
  for (const heading of headings) {
    if (facts.has(heading)) {
      heading.item.role = 'inner';
      continue;
    }
    const isAbove = leading.has(heading.styleClass) || above.has(heading);
    const role = isAbove ? 'section' : roleOf(heading, classes, isOther);
    heading.item.role = role === 'inner' && opensPart(heading) ? 'section' : role;
  }
  markLists(items, headings, context);
  markPanels(items, headings);
  const starts = markCatalogueStarts(items, headings, context);
  markSubtitles(headings, context);
  markDepths(items, headings, context);
  const [first] = starts;
  if (first !== undefined) for (const item of items.slice(0, first.index)) item.role = 'front';
  return items;
}

/** More headings of one text that names a list are labels within offerings ("Indhold"). */
const MOST_LISTS = 2;

/** Where more of the headings of a page than this stand on other pages, too, it is a list down to the last of these. */
const MOST_NAMED = 0.6;

/** Marks contents pages and indexes: their headings with all text up to the next heading. */
function markLists(
  items: readonly OutlineItem[],
  headings: readonly Heading[],
  { approximate }: OutlineContext,
): void {
  headings.forEach((heading, n) => {
    if (!isListTitle(heading.text)) return;
    const key = fold(heading.text);
    if (headings.filter((each) => fold(each.text) === key).length > MOST_LISTS) return;
    // its larger entries look like headings; what they name stands on another page
    const isEntry = ({ text, page }: Heading): boolean => {
      const named = fold(text).replace(/ \d+$/, '');
      const elsewhere = headings.some((each) => each.page !== page && fold(each.text) === named);
      return elsewhere || !/\p{L}{2}/u.test(text);
    };
    const rest = headings.slice(n + 1);
    const onPage = rest.slice(
      0,
      countWhile(rest, ({ page }) => page === heading.page),
    );
    const sure = countWhile(onPage, isEntry);
    // entries that were misread name nothing: those behind them tell that the list goes on
    const last = approximate ? onPage.findLastIndex(isEntry) + 1 : 0;
    const named = onPage.slice(0, last).filter(isEntry).length;
    const entries = named > MOST_NAMED * last ? Math.max(sure, last) : sure;
    const end = headings[n + 1 + entries]?.index ?? items.length;
    for (const item of items.slice(heading.index, end)) item.role = 'list';
  });
}

function countWhile<T>(values: readonly T[], holds: (value: T) => boolean): number {
  const end = values.findIndex((value) => !holds(value));
  return end === -1 ? values.length : end;
}

/**
 * Where type tells nothing: whether a heading without a marker introduces offerings rather than being one. Its text
 * says so, a list before it announces it, or most offerings are marked and none of these stands before it.
 */
function introducesOthers(
  heading: Heading,
  items: readonly OutlineItem[],
  headings: readonly Heading[],
): boolean {
  if (SPEAKS_OF_WHAT_FOLLOWS.test(heading.intro) || isAnnounced(items, heading)) return true;
  const marked = headings.filter((each) => each.marked);
  const [first] = marked;
  return first !== undefined && marked.length >= headings.length / 3 && first.index > heading.index;
}

function roleOf(
  heading: Heading,
  classes: ReadonlySet<StyleClass>,
  isOther: (heading: Heading) => boolean,
): Role {
  const isLabel = areLabels(heading.styleClass);
  const isTold = heading.labels >= TELLING_LABELS && !isMatter(heading.text) && !isLabel;
  if (heading.marked || isTold) return 'offering';
  if (classes.has(heading.styleClass)) {
    return heading.next === 'text' && !isOther(heading) ? 'offering' : 'section';
  }
  const smallest = Math.min(...[...classes].map((each) => each.size));
  const { band, size } = heading.styleClass;
  return !band && (size < smallest * INNER || isLabel) && classes.size > 0 ? 'inner' : 'section';
}
