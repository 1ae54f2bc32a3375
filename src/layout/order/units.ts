import { type Box, holdsCentre, union } from '../../model/index.ts';
import { height, width } from '../extent.ts';
import type { Figure } from '../figures/captions.ts';
import type { Segment } from '../lines/segment.ts';
import type { RuledTable } from '../tables/ruled.ts';
import type { Container } from '../words/containers.ts';

/** What is put in order: a line, or a figure, a table or a box with all that is in it. */
export type Unit =
  | { readonly kind: 'line'; readonly box: Box; readonly line: Segment }
  | { readonly kind: 'figure'; readonly box: Box; readonly figure: Figure }
  | { readonly kind: 'table'; readonly box: Box; readonly table: RuledTable }
  | {
      readonly kind: 'box';
      readonly box: Box;
      readonly inner: Box;
      readonly units: readonly Unit[];
    };

/** Lines and figures as units; what stands in a filled area is in the unit of that area, areas within areas too. */
export function unitsOf(
  lines: readonly Segment[],
  figures: readonly Figure[],
  tables: readonly RuledTable[],
): Unit[] {
  const inside = new Map<Container, Unit[]>();
  const top: Unit[] = figures.map((figure) => ({ kind: 'figure', box: figure.box, figure }));
  const place = (unit: Unit, container: Container | undefined) => {
    if (container === undefined) top.push(unit);
    else inside.set(container, [...(inside.get(container) ?? []), unit]);
  };
  for (const line of lines) place({ kind: 'line', box: line.box, line }, line.container);
  for (const table of tables) place({ kind: 'table', box: table.box, table }, table.container);
  const smallestFirst = [...inside.keys()].sort((a, b) => area(a) - area(b));
  for (const [i, container] of smallestFirst.entries()) {
    const units = inside.get(container)!;
    const inner = union(units.map((unit) => unit.box));
    const box = union([container.levelBox, inner]);
    const outer = smallestFirst
      .slice(i + 1)
      .find((other) => holdsCentre(other.levelBox, container.levelBox));
    (outer === undefined ? top : inside.get(outer)!).push({ kind: 'box', box, inner, units });
  }
  return top;
}

const area = ({ levelBox }: Container): number => width(levelBox) * height(levelBox);

/** The lines among units, those in boxes and figures left out. */
export const linesOf = (units: readonly Unit[]): Segment[] =>
  units.flatMap((unit) => (unit.kind === 'line' ? [unit.line] : []));
