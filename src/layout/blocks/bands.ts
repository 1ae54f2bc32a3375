import { isDark } from '../../model/index.ts';
import type { Draft } from '../draft.ts';
import { height, width } from '../extent.ts';
import { endsSentence, startsCapital } from '../lines/text-ends.ts';
import { type Container, isDisc } from '../words/containers.ts';

/** A band is at most so many type sizes high, and wider than its text. */
const HIGHEST = 5;
const FILLED = 0.9;
/** Lines of one title differ in size by no more than this, as estimated. */
const EVEN_SIZE = 0.15;
/** Besides the title, a band may hold a date or a price; what holds more is the head of a table. */
const MOST_BLOCKS = 2;

/** A title alone in its band may run over so many lines. */
const MOST_LINES = 3;

/** The blocks that are the title of a dark band: a single short line, the first in it, or a few that it holds alone. */
export function bandTitles(drafts: readonly Draft[]): Set<Draft> {
  const inside = new Map<Container, Draft[]>();
  for (const draft of drafts) {
    const { container } = draft.lines[0]!;
    if (container === undefined || isDisc(container) || !isDark(container.color)) continue;
    inside.set(container, [...(inside.get(container) ?? []), draft]);
  }
  const titles = new Set<Draft>();
  for (const [container, held] of inside) {
    const [first] = held;
    if (first === undefined || held.length > MOST_BLOCKS) continue;
    if (isTitle(first, container) || (held.length === 1 && isLongTitle(first, container))) {
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

function isLongTitle({ lines }: Draft, { levelBox }: Container): boolean {
  const [first, last] = [lines[0]!, lines.at(-1)!];
  if (lines.length > MOST_LINES || !startsCapital(first.text) || endsSentence(last.text)) {
    return false;
  }
  const isUneven = lines.some((line) => Math.abs(line.size / first.size - 1) > EVEN_SIZE);
  return !isUneven && height(levelBox) < HIGHEST * first.size;
}
