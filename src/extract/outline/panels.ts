import type { Block, Box } from '../../model/index.ts';
import type { Heading, OutlineItem } from './heading.ts';

/**
 * Marks the titles of panels: boxes with a title and its text that hold nothing else, as "Godt at vide" beside the
 * offerings. What follows such a box is not under its title, as what follows a section's is, though a section may have its
 * introduction in a box with its title: then it is set larger than the offerings, as are the other sections, and none
 * of these stands without a box.
 */
export function markPanels(items: readonly OutlineItem[], headings: readonly Heading[]): void {
  const boxed = headings.filter(
    (heading, n) => heading.item.role === 'section' && isAlone(items, heading, headings[n + 1]),
  );
  const sizesOf = (of: readonly Heading[]): number[] => of.map(({ styleClass }) => styleClass.size);
  const title = Math.min(...sizesOf(headings.filter(({ item }) => item.role === 'offering')));
  const others = headings.filter(
    (heading) => heading.item.role === 'section' && !boxed.includes(heading),
  );
  const section = Math.max(0, ...sizesOf(others));
  for (const { item, styleClass } of boxed) {
    if (styleClass.size <= Math.max(title, section)) item.role = 'panel';
  }
}

/** In points. */
const width = ([x0, , x1]: Box): number => Math.round(x1 - x0);

/** Whether a heading stands in a box with text of its own, and the next one, and what comes before it, do not. */
function isAlone(
  items: readonly OutlineItem[],
  { item, index }: Heading,
  next: Heading | undefined,
): boolean {
  const isInBox = (other: Block | undefined): boolean => {
    const [box, own] = [other?.background, item.block.background];
    if (box === undefined || own === undefined) return false;
    // a box that a column or page ends within goes on in the same colour
    if (other?.page === item.block.page && box.box[0] === own.box[0])
      return String(box.box) === String(own.box);
    return box.color === own.color && width(box.box) === width(own.box);
  };
  return (
    isInBox(items[index + 1]?.block) &&
    items[index + 1]?.block.kind !== 'heading' &&
    !isInBox(items[index - 1]?.block) &&
    !isInBox(next?.item.block)
  );
}
