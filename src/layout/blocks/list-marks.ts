import { possibleMark } from '../lines/bullets.ts';
import type { Segment } from '../lines/segment.ts';

/** Dashes and numbers open items where several lines at one left edge begin so, in order. */
export function listMarks(lines: readonly Segment[]): Set<Segment> {
  const marks = lines.filter((line) => possibleMark(line) !== undefined);
  const isOneOfSeveral = (line: Segment) => {
    const peers = marks.filter(
      (other) =>
        possibleMark(other) === possibleMark(line) &&
        Math.abs(other.box[0] - line.box[0]) < 0.3 * line.size,
    );
    return peers.length > 1 && numberFits(line, peers);
  };
  return new Set(marks.filter(isOneOfSeveral));
}

/** A numbered item is number 1 or comes after its predecessor: "4. marts" is none. */
function numberFits(line: Segment, marks: readonly Segment[]): boolean {
  const number = Number.parseInt(line.text, 10);
  if (Number.isNaN(number)) return true;
  const numbers = marks.map((mark) => Number.parseInt(mark.text, 10));
  if (number === 1) return numbers.includes(2);
  return numbers.slice(0, marks.indexOf(line)).includes(number - 1);
}
