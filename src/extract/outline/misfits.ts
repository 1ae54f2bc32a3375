import type { Heading } from './heading.ts';
import type { StyleClass } from './style-classes.ts';

/** Share of a class that must be told to be offerings, by markers or labels, for one without to be a misfit. */
const TOLD = 0.75;
const LEAST = 3;
/** A misfit is set so much larger than the others, … */
const LARGER = 1.08;
/** … or stands so many type sizes from where any of them begins. */
const ASIDE = 3;

/**
 * Headings that recognition puts into the class of the offerings' titles although they are none: sizes that stray join
 * what was set apart. They alone have no marker and no labels under them, and are set larger, in capitals, or elsewhere
 * than the titles.
 */
export function misfitsOf(
  headings: readonly Heading[],
  classes: ReadonlySet<StyleClass>,
): ReadonlySet<Heading> {
  const misfits = [...classes].flatMap((styleClass) => {
    const members = headings.filter((each) => each.styleClass === styleClass);
    const told = members.filter(({ marked, labels }) => marked || labels > 0);
    if (told.length < LEAST || told.length < TOLD * members.length) return [];
    const size = median(told.map(({ item }) => item.block.style.size));
    const capitals = told.some(({ text }) => isCapitals(text));
    return members.filter((each) => {
      if (told.includes(each)) return false;
      const { style, box } = each.item.block;
      const aside = told.every(({ item }) => Math.abs(item.block.box[0] - box[0]) > ASIDE * size);
      return style.size > LARGER * size || aside || (isCapitals(each.text) && !capitals);
    });
  });
  return new Set(misfits);
}

const isCapitals = (text: string): boolean =>
  /\p{Lu}{2}/u.test(text) && text === text.toUpperCase();

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
