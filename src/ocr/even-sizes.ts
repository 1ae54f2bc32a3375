import type { ReadLine } from './tesseract-words.ts';

/** Lines of a paragraph stand so close under each other, in type sizes, and begin at one edge. */
const FARTHEST = 1.7;
const EDGE = 1;
/** Sizes that are one, and such as a misread line of that size may seem to have. */
const SAME = 0.06;
const MISREAD = 0.35;
/** … and such as it may seem to have that is the last of its size: what follows a title is smaller by as much as this. */
const MISREAD_LAST = 0.2;
/** Leadings that are one. */
const REGULAR = 0.12;

/** A line by the measures that its paragraph shares. */
interface Measure {
  readonly left: number;
  readonly baseline: number;
  readonly size: number;
}

/**
 * The lines of a page in the size of their paragraph: a line between two of one size, or after two at the same
 * leading where none of its own, smaller size follows, is of that size; that it seems otherwise is because letters in
 * it were misread.
 */
export function evened(lines: readonly ReadLine[]): ReadLine[] {
  const measures = lines.map(({ words }) => {
    const [first] = words;
    if (first?.rotation !== 0) return undefined;
    return { left: first.box[0], baseline: first.baseline, size: first.style.size };
  });
  return lines.map((line, i) => {
    const own = measures[i];
    const size = own && paragraphSize(own, measures);
    if (size === undefined) return line;
    return { words: line.words.map((word) => ({ ...word, style: { ...word.style, size } })) };
  });
}

/** The size that the neighbours of a line agree on, where the line itself seems to have another. */
function paragraphSize(
  own: Measure,
  measures: readonly (Measure | undefined)[],
): number | undefined {
  const above = neighbour(own, measures, -1);
  if (above === undefined) return undefined;
  const below = neighbour(own, measures, 1);
  const further = neighbour(above, measures, -1);
  const agrees = (other: Measure | undefined): other is Measure =>
    other !== undefined && isWithin(SAME, above.size, other.size);
  const isAfter = (first: Measure): boolean =>
    isWithin(REGULAR, own.baseline - above.baseline, above.baseline - first.baseline);
  const isBetween = agrees(below);
  // what goes on in its own size begins a paragraph under a title, which is larger
  const isFirst =
    below !== undefined && own.size < above.size && isWithin(SAME, own.size, below.size);
  const isLast = !isFirst && agrees(further) && isAfter(further);
  const other = isBetween ? below : isLast ? further : undefined;
  if (other === undefined) return undefined;
  const size = (above.size + other.size) / 2;
  return isWithin(SAME / 2, own.size, size) ||
    !isWithin(isBetween ? MISREAD : MISREAD_LAST, own.size, size)
    ? undefined
    : size;
}

/** The next line under or over another in the same column. */
function neighbour(
  { left, baseline, size }: Measure,
  measures: readonly (Measure | undefined)[],
  side: 1 | -1,
): Measure | undefined {
  let nearest: Measure | undefined;
  for (const other of measures) {
    if (other === undefined || Math.abs(other.left - left) > EDGE * size) continue;
    const distance = side * (other.baseline - baseline);
    if (distance < size / 2 || distance > FARTHEST * Math.max(size, other.size)) continue;
    if (nearest === undefined || distance < side * (nearest.baseline - baseline)) nearest = other;
  }
  return nearest;
}

const isWithin = (share: number, a: number, b: number): boolean => Math.abs(a / b - 1) <= share;
