import { groupBy } from '../group-by.ts';
import { depthByNumber } from '../numbering.ts';
import type { Heading } from './heading.ts';
import type { StyleClass } from './style-classes.ts';

/** Share of a class that must be told to be offerings, by markers or labels, for one without to be a misfit. */
const TOLD = 0.6;
const LEAST = 3;
/** Where so many members have so many labels each, one without any that has little text before the next is no offering. */
const FULL = 0.7;
const ALL_LABELS = 3;
const SHORT_INTRO = 250;
/** A misfit is set so much larger than the others, … */
const LARGER = 1.08;
/** … or stands so many type sizes from where any of them begins. */
const ASIDE = 3;

const hasAllLabels = ({ labels }: Heading): boolean => labels >= ALL_LABELS;

/** Headings that are numbered as standing above those with markers or labels: "3 Temakurser" above "3.1" and "3.2". */
export function numberedAbove(headings: readonly Heading[]): ReadonlySet<Heading> {
  const depth = commonDepth(headings.filter(({ marked, labels }) => marked || labels > 0));
  return new Set(headings.filter(({ text }) => (depthByNumber(text) ?? depth) < depth));
}

/** How deep the numbers of most headings say that they stand; 0 where most have none. */
function commonDepth(headings: readonly Heading[]): number {
  const depths = headings.flatMap(({ text }) => depthByNumber(text) ?? []);
  const [most] = [...groupBy(depths, (depth) => depth)].sort((a, b) => b[1].length - a[1].length);
  return most !== undefined && most[1].length >= TOLD * headings.length ? most[0] : 0;
}

/**
 * Headings that recognition puts into the class of the offerings' titles although they are none: sizes that stray join
 * what was set apart. They alone have no marker and no labels under them, and are set larger, in capitals, or elsewhere
 * than the titles, between the title of the publication and its first section, or have little text where each of the
 * others has many labels.
 */
export function misfitsOf(
  headings: readonly Heading[],
  classes: ReadonlySet<StyleClass>,
): ReadonlySet<Heading> {
  const misfits = [...classes].flatMap((styleClass) => {
    const members = headings.filter((each) => each.styleClass === styleClass);
    const told = members.filter(({ marked, labels }) => marked || labels > 0);
    if (told.length < LEAST || told.length < TOLD * members.length) return [];
    const isFull = told.length >= FULL * members.length && told.every(hasAllLabels);
    const size = median(told.map(({ item }) => item.block.style.size));
    const capitals = told.some(({ text }) => isCapitals(text));
    return members.filter((each) => {
      if (told.includes(each)) return false;
      const next = headings[headings.indexOf(each) + 1];
      const leads = next !== undefined && told.includes(next);
      if (isFull && leads && each.intro.length < SHORT_INTRO) return true;
      if (isUnderTitle(each, headings)) return true;
      const { style, box } = each.item.block;
      const aside = told.every(({ item }) => Math.abs(item.block.box[0] - box[0]) > ASIDE * size);
      return style.size > LARGER * size || aside || (isCapitals(each.text) && !capitals);
    });
  });
  return new Set(misfits);
}

/** Whether a heading stands under the largest one before any section, which are larger than it, too: an introduction's. */
function isUnderTitle(heading: Heading, headings: readonly Heading[]): boolean {
  const sizeOf = ({ item }: Heading): number => item.block.style.size;
  const at = headings.indexOf(heading);
  const section = headings[at + 1];
  const isSection = section !== undefined && sizeOf(section) > LARGER * sizeOf(heading);
  return (
    at > 0 &&
    isSection &&
    headings.slice(0, at).every((each) => sizeOf(each) > LARGER * sizeOf(section))
  );
}

const isCapitals = (text: string): boolean =>
  /\p{Lu}{2}/u.test(text) && text === text.toUpperCase();

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
