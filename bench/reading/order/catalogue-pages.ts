import { paper } from '../../../fixtures/make/sheet.ts';
import { linesOf } from './lines.ts';
import { type Content, type Frame, pour, sections } from './pour.ts';
import { type Face, openPress, type Press } from './press.ts';
import { type Chance, chance as chanceOf } from './random.ts';
import { type Stock, stockOf } from './stock.ts';
import { fonts, onColor, type Style, styleOf } from './style.ts';
import type { TruthDocument } from './truth.ts';

/** What a page is set with. */
export interface Desk {
  readonly press: Press;
  readonly chance: Chance;
  readonly stock: Stock;
  readonly style: Style;
  readonly margin: number;
}

export type Layout =
  | 'one-column'
  | 'two-columns'
  | 'three-columns'
  | 'side-panel'
  | 'cards'
  | 'table'
  | 'contents';

/** A document of catalogue-like pages, all of one layout. */
export async function cataloguePages(
  layout: Layout,
  seed: number,
  pages = 3,
): Promise<TruthDocument> {
  const chance = chanceOf(97 * seed + Object.keys(setters).indexOf(layout));
  const font = chance.pick(fonts);
  const painting = chance.pick(['as-read', 'boxes-first', 'by-height'] as const);
  const press = openPress(`${layout}-${seed}`, font, painting);
  const stock = stockOf(chance);
  const size = layout === 'three-columns' ? chance.between(8, 9) : chance.between(9, 11);
  const desk = {
    press,
    chance,
    stock,
    style: styleOf(chance, size, false),
    margin: chance.between(42, 62),
  };
  const feet = { head: stock.title(), foot: stock.label() };
  for (let i = 0; i < pages; i++) {
    press.newPage();
    furniture(desk, feet);
    setters[layout](desk, i === 0);
  }
  return press.finish();
}

export function furniture(
  { press, style, margin }: Desk,
  { head, foot }: { head: string; foot: string },
): void {
  const face: Face = { cut: 'italic', size: 8, color: style.main };
  press.line(press.block('furniture', 'head'), head, margin, 36, face);
  const folio = String(press.page);
  press.line(press.block('furniture', 'foot'), foot, margin, paper.height - 28, face);
  press.line(
    press.block('furniture', 'foot'),
    folio,
    paper.width - margin - 10,
    paper.height - 28,
    {
      ...face,
      cut: 'bold',
    },
  );
}

export const top = 70;
export const bottom = paper.height - 60;

export function columns(
  margin: number,
  count: number,
  gutter: number,
  from = top,
  to = bottom,
): Frame[] {
  const width = (paper.width - 2 * margin - (count - 1) * gutter) / count;
  return Array.from({ length: count }, (_, i) => {
    return { x: margin + i * (width + gutter), width, top: from, bottom: to };
  });
}

/** A title in a coloured band, or large over all columns. Returns where the text below may begin. */
function opening({ press, chance, stock, style, margin }: Desk): number {
  const block = press.block('heading');
  const text = stock.title();
  if (chance.flip(0.5)) {
    press.fill([margin, top, paper.width - margin, top + 34], style.main);
    press.line(block, text, margin + 12, top + 22, { cut: 'bold', size: 14, color: '#ffffff' });
    return top + 54;
  }
  const face: Face = { cut: 'bold', size: 22, color: style.main };
  const wide = (part: string) => press.measure(part, face);
  const lines = linesOf(text, paper.width - 2 * margin, wide);
  lines.forEach((line, i) => {
    press.line(block, line, margin, top + 20 + 26 * i, face);
  });
  return top + 22 + 26 * lines.length;
}

const manner = { lists: true, subheadings: true, paragraphs: 2 } as const;

const inColumns =
  (count: number, narrowest: number, widest: number) =>
  (desk: Desk, first: boolean): void => {
    const from = first || desk.chance.flip(0.3) ? opening(desk) : top;
    const gutter = desk.chance.between(narrowest, widest);
    const frames = columns(desk.margin, count, gutter, from);
    pour(desk.press, desk.style, sections(desk.stock, manner), frames);
  };

const setters: Record<Layout, (desk: Desk, first: boolean) => void> = {
  'one-column': inColumns(1, 0, 0),
  'two-columns': inColumns(2, 14, 28),
  'three-columns': inColumns(3, 12, 20),
  'side-panel': sidePanel,
  cards,
  table,
  contents,
};

/** Text beside a narrow panel of facts, on the right or the left, coloured or not. */
function sidePanel({ press, chance, stock, style, margin }: Desk): void {
  const full = paper.width - 2 * margin;
  const side = full * chance.between(0.26, 0.34);
  const gutter = chance.between(18, 30);
  const right = chance.flip(0.6);
  const colored = chance.flip(0.6);
  const main: Frame = {
    x: right ? margin : margin + side + gutter,
    width: full - side - gutter,
    top,
    bottom,
  };
  pour(press, style, sections(stock, manner), [main]);
  const x = right ? margin + main.width + gutter : margin;
  const height = chance.between(220, 420);
  const dark = chance.flip(0.5);
  if (colored)
    press.fill(
      [x, top, x + side, top + height],
      dark ? style.main : style.pale,
      chance.pick([0, 6]),
    );
  const inset = colored ? 10 : 0;
  const frame = {
    x: x + inset,
    width: side - 2 * inset,
    top: top + inset,
    bottom: top + height - inset,
  };
  const facts = onColor(style, colored && dark ? '#ffffff' : '#1d1d1b', 0.92);
  pour(press, { ...facts, hyphen: undefined }, factsOf(stock), [frame], `side-${press.page}`);
}

function* factsOf(stock: Stock): Generator<Content> {
  for (;;) {
    yield { kind: 'subheading', text: stock.label() };
    yield { kind: 'paragraph', text: stock.brief(90) };
  }
}

/** Boxes with a heading and a text each, read row by row. */
function cards({ press, chance, stock, style, margin }: Desk): void {
  const across = chance.pick([2, 2, 3]);
  const gutter = chance.between(12, 20);
  const rows = 3;
  const height = (bottom - top - (rows - 1) * gutter) / rows;
  const grid = columns(margin, across, gutter);
  const bordered = chance.flip(0.3);
  for (let row = 0; row < rows; row++) {
    const y = top + row * (height + gutter);
    for (const { x, width } of grid) {
      const box = [x, y, x + width, y + height] as const;
      if (!bordered) press.fill(box, style.pale);
      else {
        press.rule(x, y, x + width, y);
        press.rule(x, y + height, x + width, y + height);
        press.rule(x, y, x, y + height);
        press.rule(x + width, y, x + width, y + height);
      }
      const frame = { x: x + 10, width: width - 20, top: y + 10, bottom: y + height - 10 };
      pour(press, onColor(style, '#1d1d1b', 0.95), card(stock), [frame], `cards-${press.page}`);
    }
  }
}

function* card(stock: Stock): Generator<Content> {
  yield { kind: 'subheading', text: stock.title() };
  for (;;) yield { kind: 'paragraph', text: stock.brief(140) };
}

/** Tables between texts: ruled, striped or open; one column of wrapped text; perhaps a cell over several rows. */
function table({ press, chance, stock, style, margin }: Desk): void {
  const full = paper.width - 2 * margin;
  let y = opening({ press, chance, stock, style, margin });
  const above = [{ kind: 'paragraph', text: stock.paragraph() }] as const;
  y = pour(press, style, above, [{ x: margin, width: full, top: y, bottom }]) + 16;
  const look = chance.pick(['ruled', 'lined', 'striped', 'open'] as const);
  const shares = chance.pick([
    [0.22, 0.5, 0.28],
    [0.18, 0.3, 0.34, 0.18],
    [0.3, 0.7],
    [0.25, 0.25, 0.5],
  ]);
  const size = style.body.size * 0.95;
  const leading = size * 1.25;
  const pad = look === 'open' ? leading * 0.45 : 5;
  const rows = chance.whole(5, 9);
  const end = bottom - 90;
  for (let row = 0; row <= rows && y < end; row++) {
    const head = row === 0;
    const face: Face = { cut: head ? 'bold' : 'regular', size, color: style.body.color };
    const cells = shares.map((share, i) => {
      const text = head ? shortLabel(stock) : cellText(stock, chance, share, i);
      return linesOf(text, share * full - 12, (part) => press.measure(part, face));
    });
    const height = Math.max(...cells.map((lines) => lines.length)) * leading + 2 * pad;
    if (look === 'striped' && row % 2 === 1)
      press.fill([margin, y, margin + full, y + height], style.pale);
    if (look === 'ruled' || look === 'lined') {
      press.rule(margin, y, margin + full, y);
      press.rule(margin, y + height, margin + full, y + height);
    }
    const block = press.block('table-row');
    let x = margin;
    shares.forEach((share, i) => {
      if (look === 'ruled') press.rule(x, y, x, y + height);
      cells[i]!.forEach((line, j) => {
        press.line(block, line, x + 6, y + pad + (j + 0.76) * leading, face);
      });
      x += share * full;
    });
    if (look === 'ruled') press.rule(x, y, x, y + height);
    y += height;
  }
  const below = sections(stock, { ...manner, lists: false });
  pour(press, style, below, [{ x: margin, width: full, top: y + 20, bottom }]);
}

/** A label without words too long for a narrow column. */
function shortLabel(stock: Stock): string {
  for (;;) {
    const label = stock.label();
    if (label.split(' ').every((word) => word.length < 13)) return label;
  }
}

function cellText(stock: Stock, chance: Chance, share: number, column: number): string {
  if (column === 0) return shortLabel(stock);
  if (share > 0.4) return stock.brief(160);
  if (share > 0.27) return stock.brief(70);
  return chance.pick(['1.450 kr.', '9-16', '4. marts', 'Gratis', '2 timer', 'Kl. 17-20 i salen']);
}

/** A page of contents in two levels, with leaders or without. */
function contents({ press, chance, stock, style, margin }: Desk, first: boolean): void {
  if (!first) {
    pour(press, style, sections(stock, manner), columns(margin, 1, 0));
    return;
  }
  press.line(press.block('heading'), 'Indhold', margin, top + 20, {
    cut: 'bold',
    size: 20,
    color: style.main,
  });
  const leaders = chance.flip(0.5);
  const right = paper.width - margin;
  let number = 3;
  for (let y = top + 60; y < bottom - 200; y += style.leading * 1.3) {
    const main = chance.flip(0.3);
    const face: Face = { ...style.body, cut: main ? 'bold' : 'regular' };
    const block = press.block('contents-entry');
    const x = margin + (main ? 0 : 14);
    const title = stock.title();
    const folio = String(number);
    const end = right - press.measure(folio, face);
    const room = end - x - press.measure(title, face) - 12;
    const dots =
      leaders && room > 20 ? ` ${'.'.repeat(Math.floor(room / press.measure('.', face)))}` : '';
    press.line(block, title + dots, x, y, face);
    press.line(block, folio, end, y, face);
    number += chance.whole(0, 2);
  }
}
