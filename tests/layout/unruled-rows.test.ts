import { describe, expect, it } from 'vitest';
import { unruledRows } from '../../src/layout/tables/unruled-rows.ts';
import type { Token } from '../../src/layout/words/token.ts';
import type { Word } from '../../src/model/index.ts';
import { SyntheticPage } from './setting.ts';

const token = (word: Word): Token => ({ ...word, source: word, container: undefined });

/** A table of three columns set without rules between its rows: each cell a text, its lines parted by "\n". */
class Table {
  readonly page = new SyntheticPage(1);
  top = 100;

  row(cells: readonly string[], gap: number): this {
    const lines = Math.max(...cells.map((cell) => cell.split('\n').length));
    cells.forEach((text, n) => {
      this.page.set(text, { left: 50 + 160 * n, top: this.top, size: 10, leading: 13 });
    });
    this.top += 13 * lines + gap;
    return this;
  }

  /** How many lines of the first column stand in each row. */
  rows(): number[] {
    const tokens = this.page.words.map(token);
    const ys = unruledRows(tokens, [80, this.top + 20]);
    const first = tokens.filter(({ box }) => box[0] < 52);
    const edges = [0, ...ys, 2000];
    return edges
      .slice(1)
      .map((to, i) => first.filter(({ box }) => box[1] > edges[i]! && box[1] < to).length);
  }
}

describe('rows that no rules part', () => {
  it('begin above lines that stand off and that most columns begin with', () => {
    const table = new Table()
      .row(['Strik\nfor alle,\nogså nye', '3. maj 2027\nog 4. maj', 'Salen'], 8)
      .row(['Kor\nfor børn', '4. maj 2027\nog 5. maj\nog 6. maj', 'Kirken\ni Vestby'], 8)
      .row(['Dans', '6. maj 2027\nog 7. maj', 'Hallen'], 8);
    expect(table.rows()).toEqual([3, 2, 1]);
  });

  it('begin so also where but one column holds more than a line', () => {
    const table = new Table()
      .row(['Strik\nmed pinde\nog garn', '3. maj 2027', 'Salen'], 5)
      .row(['Kor\nfor børn\nog voksne', '4. maj 2027', 'Kirken'], 5)
      .row(['Dans\ni par', '6. maj 2027', 'Hallen'], 5);
    expect(table.rows()).toEqual([3, 3, 2]);
  });

  it('are not parted where their lines are as far apart as those in a cell', () => {
    const table = new Table()
      .row(['Strik\nfor alle', '3. maj 2027\nog 4. maj', 'Salen'], 0)
      .row(['Kor', '4. maj 2027\nog 5. maj', 'Kirken'], 0);
    expect(table.rows()).toEqual([3]);
  });

  it('end where a text over the width of the table stands off farther', () => {
    const table = new Table()
      .row(['Strik\nfor alle,\nogså nye', '3. maj 2027\nog 4. maj', 'Salen\npå skolen'], 8)
      .row(['Kor\nfor børn', '4. maj 2027\nog 5. maj\nog 6. maj', 'Kirken\ni Vestby'], 16)
      .row(
        ['Alle hold kan prøves en aften uden at det koster noget, hvis der er plads til det'],
        0,
      );
    expect(table.rows()).toEqual([3, 2, 1]);
  });

  it('are no rows where there is but one column', () => {
    const page = new SyntheticPage(1).set('En tekst\npå to linjer', { left: 50, top: 100 });
    expect(unruledRows(page.words.map(token), [80, 200])).toEqual([]);
  });
});
