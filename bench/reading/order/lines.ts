import { divisions } from '../../../fixtures/make/divide.ts';

/** Measures a text in points. */
export type Measure = (text: string) => number;

/**
 * Breaks a text into lines of `width` points, the first shorter by `indent`. With `hyphen`, words are divided where
 * a line would else stay more than a tenth short.
 */
export function linesOf(
  text: string,
  width: number,
  measure: Measure,
  { hyphen, indent = 0 }: { hyphen?: string | undefined; indent?: number } = {},
): string[] {
  const lines: string[] = [];
  const queue = text.split(/\s+/u);
  let line = '';
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    const room = width - (lines.length === 0 ? indent : 0);
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= room) {
      line = longer;
      continue;
    }
    const start = line === '' ? '' : `${line} `;
    const short = room - measure(line) > 0.1 * room;
    const division = divisions(word)
      .filter(({ joint }) => joint === 'hard' || (hyphen !== undefined && (short || line === '')))
      .map((each) => ({ ...each, head: each.head + (each.joint === 'soft' ? hyphen : '') }))
      .findLast(({ head }) => measure(start + head) <= room);
    if (division === undefined && line === '') {
      throw new RangeError(`${JSON.stringify(word)} is wider than its line of ${room} points`);
    }
    lines.push(division === undefined ? line : start + division.head);
    queue.unshift(division === undefined ? word : division.tail);
    line = '';
  }
  return line === '' ? lines : [...lines, line];
}
