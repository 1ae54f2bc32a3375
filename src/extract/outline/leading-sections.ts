import { fold } from '../fold.ts';
import { groupBy } from '../group-by.ts';
import type { Heading } from './heading.ts';
import type { StyleClass } from './style-classes.ts';

/** Share of a class's headings that must stand right above the title of an offering. */
const ABOVE_TITLES = 0.6;
/** More of them than this share of the titles are kickers, one for each, as "Kursus" over the title of a course. */
const MOST = 0.6;
/** Share of different texts below which a class is labels. */
const DISTINCT = 0.6;

/**
 * Classes of headings that are smaller than the titles of offerings and name sections all the same ("DIALOG" in
 * small capitals): they differ, stand right above titles, and only now and then.
 */
export function leadingSections(
  headings: readonly Heading[],
  titles: ReadonlySet<StyleClass>,
): ReadonlySet<StyleClass> {
  const isTitle = (heading: Heading | undefined): boolean =>
    heading !== undefined && (heading.marked || titles.has(heading.styleClass));
  const count = headings.filter(isTitle).length;
  const places = headings.flatMap((heading, n) => (isTitle(heading) ? [] : [n]));
  const groups = groupBy(places, (n) => (headings[n] as Heading).styleClass);
  return new Set(
    [...groups].flatMap(([styleClass, own]) => {
      const above = own.filter(
        (n) => headings[n]?.next === 'heading' && isTitle(headings[n + 1]),
      ).length;
      const texts = new Set(own.map((n) => fold((headings[n] as Heading).text)));
      const isOne =
        above >= 2 &&
        above >= own.length * ABOVE_TITLES &&
        own.length <= count * MOST &&
        texts.size >= own.length * DISTINCT;
      return isOne ? [styleClass] : [];
    }),
  );
}
