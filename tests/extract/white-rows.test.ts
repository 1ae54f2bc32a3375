import { describe, expect, it } from 'vitest';
import type { PlacedWord } from '../../src/extract/tables/header.ts';
import { type BodyLine, rowsByWhite } from '../../src/extract/tables/white-rows.ts';

/** Lines of a table's body: where each stands, and which columns it has words in. */
function body(
  ...lines: readonly (readonly [baseline: number, ...columns: number[]])[]
): BodyLine[] {
  return lines.map(
    ([baseline, ...columns]) =>
      new Map(columns.map((n) => [n, [{ baseline } as PlacedWord]] as const)),
  );
}

/** The numbers of the lines that open rows and of those that stand alone, of a table of four columns. */
function rows(lines: readonly BodyLine[]) {
  const found = rowsByWhite(lines, 4);
  const numbers = (of: ReadonlySet<BodyLine>) =>
    lines.flatMap((line, n) => (of.has(line) ? [n] : []));
  return found && { openers: numbers(found.openers), lone: numbers(found.lone) };
}

describe('rows of a table that white space parts', () => {
  it('begin where a line stands off and begins the column of titles and others', () => {
    const lines = body(
      [100, 0, 1, 2, 3],
      [112, 0, 2, 3],
      [124, 2, 3],
      [144, 0, 1, 2],
      [156, 0, 1, 2],
      [168, 2],
      [188, 0, 1, 3],
    );
    expect(rows(lines)).toEqual({ openers: [0, 3, 6], lone: [] });
  });

  it('may have the title of a section between them', () => {
    const lines = body(
      [100, 0, 1, 2, 3],
      [112, 0, 2, 3],
      [124, 2, 3],
      [148, 0],
      [168, 0, 1, 2],
      [180, 0, 1, 2],
      [192, 1, 2],
      [212, 0, 1, 2, 3],
    );
    expect(rows(lines)).toEqual({ openers: [0, 4, 7], lone: [3] });
  });

  it('are not told where most lines that stand off begin no title', () => {
    expect(rows(body([100, 0, 1, 2], [112, 1], [132, 2, 3], [144, 2], [164, 3]))).toBeUndefined();
  });
});
