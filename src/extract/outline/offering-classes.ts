import { fold } from '../fold.ts';
import { groupBy } from '../group-by.ts';
import type { Heading } from './heading.ts';
import type { StyleClass } from './style-classes.ts';

/** Share of a class that must carry a provider marker or labelled fields for the whole class to open offerings. */
const TOLD = 0.4;
/** Share that must be followed by text, where nothing else tells. */
const FOLLOWED = 0.7;
/** Share of different texts below which a class is labels ("Indhold", "Udbytte") and not titles. */
const DISTINCT = 0.6;

/**
 * The classes of headings that open offerings: those of which many carry a provider marker or labelled fields;
 * failing these, the most frequent one whose headings differ and are followed by text, and of about equally
 * frequent ones the smallest, which stands nearest to the text.
 */
export function offeringClasses(headings: readonly Heading[]): ReadonlySet<StyleClass> {
  const groups = [...groupBy(headings, (heading) => heading.styleClass)].filter(
    ([styleClass, group]) => group.length >= 2 && !areLabels(styleClass),
  );
  const told = groups.filter(
    ([, group]) => share(group, (each) => each.marked || each.labels > 0) >= TOLD,
  );
  if (told.length > 0) return new Set(told.map(([styleClass]) => styleClass));
  const titles = groups.filter(
    ([styleClass, group]) =>
      !styleClass.band &&
      share(group, (each) => each.next === 'text') >= FOLLOWED &&
      new Set(group.map((each) => fold(each.text))).size / group.length >= DISTINCT,
  );
  const most = Math.max(0, ...titles.map(([, group]) => group.length));
  const best = titles
    .filter(([, group]) => group.length >= most * 0.6)
    .sort(([a], [b]) => a.size - b.size)[0];
  return new Set(best === undefined ? [] : [best[0]]);
}

/** So many headings of few texts are labels. */
const LEAST_LABELS = 3;

/** Whether headings set alike say the same again and again, as "Indhold" and "Udbytte" under the titles of offerings. */
export const areLabels = ({ members }: StyleClass): boolean =>
  members.length >= LEAST_LABELS &&
  new Set(members.map(({ text }) => fold(text))).size < members.length / 2;

const share = (group: readonly Heading[], test: (heading: Heading) => boolean): number =>
  group.filter(test).length / group.length;
