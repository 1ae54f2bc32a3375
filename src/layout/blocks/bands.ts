import { luminance } from '../../model/index.ts';
import type { Draft } from '../draft.ts';
import { height, width } from '../extent.ts';
import { type Container, isDisc } from '../words/containers.ts';

/** Fills darker than this carry light text. */
const DARK = 0.5;
/** A band is at most so many type sizes high, and wider than its text. */
const HIGHEST = 5;
const FILLED = 0.9;
/** Besides the title, a band may hold a date or a price; what holds more is the head of a table. */
const MOST_BLOCKS = 2;

/** The blocks that are the title of a dark band: a single short line, the first in it. */
export function bandTitles(drafts: readonly Draft[]): Set<Draft> {
  const inside = new Map<Container, Draft[]>();
  for (const draft of drafts) {
    const { container } = draft.lines[0]!;
    if (container === undefined || isDisc(container) || luminance(container.color) > DARK) continue;
    inside.set(container, [...(inside.get(container) ?? []), draft]);
  }
  const titles = new Set<Draft>();
  for (const [container, held] of inside) {
    const [first] = held;
    if (first !== undefined && held.length <= MOST_BLOCKS && isTitle(first, container)) {
      titles.add(first);
    }
  }
  return titles;
}

function isTitle({ lines }: Draft, { levelBox }: Container): boolean {
  const [line] = lines;
  if (line === undefined || lines.length > 1) return false;
  return height(levelBox) < HIGHEST * line.size && width(line.box) < FILLED * width(levelBox);
}
