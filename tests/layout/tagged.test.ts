import { describe, expect, it } from 'vitest';
import { layOut } from '../../src/layout/index.ts';
import { cellsOf, type Page, type Tag } from '../../src/model/index.ts';
import { prose, SyntheticPage, summary } from './setting.ts';

/** A page on which each text is marked and tagged; `tags` are in logical order. */
class TaggedPage {
  readonly sheet = new SyntheticPage(1);
  private readonly tags: Tag[] = [];
  private readonly marks: (number | undefined)[] = [];
  private next = 0;

  /** Paints a text; with `tag` at its place among the tags. */
  paint(tag: Omit<Tag, 'marks'> | undefined, ...setting: Parameters<SyntheticPage['set']>): this {
    this.sheet.set(...setting);
    const mark = tag === undefined ? undefined : this.next++;
    if (tag !== undefined && mark !== undefined) this.tags.push({ ...tag, marks: [mark] });
    while (this.marks.length < this.sheet.words.length) this.marks.push(mark);
    return this;
  }

  /** Paints more text into the tag that came last. */
  join(...setting: Parameters<SyntheticPage['set']>): this {
    this.sheet.set(...setting);
    while (this.marks.length < this.sheet.words.length) this.marks.push(this.next - 1);
    return this;
  }

  page(order = (tags: readonly Tag[]): readonly Tag[] => tags): Page {
    const page = this.sheet.page();
    const words = page.words.map((word, i) => {
      const mark = this.marks[i];
      return mark === undefined ? word : { ...word, mark };
    });
    return { ...page, words, tags: [...order(this.tags)] };
  }
}

const P = { role: 'P' };
const cell = (row: number, column: number, role = 'TD') => ({
  role,
  cell: { table: 0, row, column },
});

/** The cells of the first table of a page, row by row. */
const cellsIn = (page: TaggedPage) =>
  layOut([page.page()])
    .find(({ kind }) => kind === 'table')
    ?.lines.map(cellsOf);

describe('a tagged page', () => {
  it('goes on within a block over the next column', () => {
    const page = new TaggedPage()
      .paint(P, prose(120), { left: 60, top: 80, width: 200 })
      .paint({ role: 'H2' }, 'Regnskab for', { left: 60, top: 700, size: 14, bold: true })
      .join('kasserere', { left: 330, top: 80, size: 14, bold: true })
      .paint(P, prose(60, 1), { left: 330, top: 110, width: 200 });
    expect(summary(layOut([page.page()])).slice(1, 3)).toEqual([
      'heading: Regnskab for',
      'heading: kasserere',
    ]);
  });

  it('is read in the order of its tags, where white space alone would have it otherwise', () => {
    const page = new TaggedPage()
      .paint(P, prose(30), { left: 60, top: 80, width: 200 })
      .paint(P, prose(30, 1), { left: 330, top: 80, width: 200 })
      .paint(P, prose(30, 2), { left: 60, top: 240, width: 200 })
      .paint(P, prose(30, 3), { left: 330, top: 240, width: 200 });
    expect(summary(layOut([page.page()]))).toEqual(
      [0, 1, 2, 3].map((seed) => `paragraph: ${prose(30, seed)}`),
    );
  });

  it('is read in that order within a tag that tells no block: a side title below is not read first', () => {
    const facts = { role: 'Div' };
    const page = new TaggedPage()
      .paint({ role: 'H3' }, 'Sang i skoven', { left: 200, top: 80, width: 300 })
      .paint(P, prose(20), { left: 200, top: 100, width: 300 });
    const [before, after] = [['Sted: Skoven', 'Entré: 60 kr.'], 'Torsdag den 5. maj'] as const;
    page.paint(facts, before[0], { left: 200, top: 160, width: 300 });
    page.join(before[1], { left: 200, top: 176, width: 300 });
    page.join(after, { left: 60, top: 210, width: 100 });
    page.paint({ role: 'H3' }, 'Aften i haven', { left: 200, top: 210, width: 300 });
    const text = layOut([page.page()])
      .map((block) => block.text)
      .join('\n');
    expect(text.indexOf(after)).toBeGreaterThan(text.indexOf(before[1]));
    expect(text.indexOf(after)).toBeLessThan(text.indexOf('Aften i haven'));
  });

  it('has its tags left aside where they jump up and down the page', () => {
    const page = new TaggedPage();
    for (let i = 0; i < 6; i++)
      page.paint(P, prose(20, i), { left: 60, top: 80 + 60 * i, width: 300 });
    const upwards = page.page((tags) => tags.toReversed());
    expect(summary(layOut([upwards]))).toEqual(
      [0, 1, 2, 3, 4, 5].map((seed) => `paragraph: ${prose(20, seed)}`),
    );
  });

  it('has its tables row by row, wrapped cells whole and empty ones kept', () => {
    const rows = [
      ['Kursus', 'Indhold', 'Pris'],
      ['Asbest', 'Kend de gamle plader og lær at fjerne dem', '3.100 kr.'],
      ['Kalk', '', 'Gratis'],
    ];
    const page = new TaggedPage().paint(P, prose(20), { left: 60, top: 60, width: 450 });
    rows.forEach((texts, row) => {
      texts.forEach((text, column) => {
        const setting = { left: 60 + 120 * column, top: 140 + 40 * row, width: 100 };
        if (text !== '') page.paint(cell(row, column, row === 0 ? 'TH' : 'TD'), text, setting);
      });
    });
    expect(cellsIn(page)).toEqual(rows);
  });

  it('tells the columns of a row whose empty cells have no tags by where its cells stand', () => {
    const rows = [
      ['Kursus', 'Sted', 'Pris', 'Frist'],
      ['Fugle ved fjorden', 'Naturskolen', '250 kr.', '3. maj 2027'],
      ['Svampe i skoven', '', '175 kr.', '1. juni 2027'],
      ['Stjerner i mørket', 'Tårnet', '', ''],
    ];
    const page = new TaggedPage();
    rows.forEach((texts, row) => {
      const filled = texts.flatMap((text, i) =>
        text === '' ? [] : [{ text, left: 60 + 120 * i }],
      );
      filled.forEach(({ text, left }, column) => {
        page.paint(cell(row, column), text, { left, top: 80 + 20 * row });
      });
    });
    expect(cellsIn(page)).toEqual(rows);
  });

  it('keeps bullets that have no tag with their items', () => {
    const page = new TaggedPage()
      .paint(P, 'Du får:', { left: 60, top: 80 })
      .paint(undefined, '•', { left: 62, top: 100 })
      .paint({ role: 'LI' }, 'Viden om regler', { left: 74, top: 100 })
      .paint(undefined, '•', { left: 62, top: 114 })
      .paint({ role: 'LI' }, 'Mod på mere', { left: 74, top: 114 });
    expect(summary(layOut([page.page()]))).toEqual([
      'paragraph: Du får:',
      'list-item: • Viden om regler',
      'list-item: • Mod på mere',
    ]);
  });
});
