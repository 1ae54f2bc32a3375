import { paper } from '../../../fixtures/make/sheet.ts';
import { bottom, columns, type Desk, furniture, top } from './catalogue-pages.ts';
import { linesOf } from './lines.ts';
import { photograph } from './photograph.ts';
import { type Content, type Frame, pour, running, sections } from './pour.ts';
import { type Face, openPress } from './press.ts';
import { chance as chanceOf } from './random.ts';
import { stockOf } from './stock.ts';
import { fonts, onColor, styleOf } from './style.ts';
import type { TruthDocument } from './truth.ts';

/** What stands over some columns of a region, at its head, its foot, or within one column. */
interface Float {
  readonly first: number;
  readonly last: number;
  readonly top: number;
  readonly bottom: number;
}

/** A document in three columns with coloured boxes, photographs, figures, quotations and footnotes. */
export async function magazinePages(seed: number, pages = 4): Promise<TruthDocument> {
  const chance = chanceOf(seed);
  const painting = chance.pick(['as-read', 'boxes-first', 'by-height'] as const);
  const press = openPress(`magazine-${seed}`, chance.pick(fonts), painting);
  const stock = stockOf(chance);
  const style = styleOf(chance, chance.between(8, 9.2), chance.flip(0.6));
  const desk = { press, chance, stock, style, margin: chance.between(36, 48) };
  const feet = { head: stock.title(), foot: stock.label() };
  const gutter = chance.between(12, 18);
  for (let i = 0; i < pages; i++) {
    press.newPage();
    furniture(desk, feet);
    const notes = chance.flip(0.5) ? footnotes(desk, columns(desk.margin, 3, gutter)[0]!) : bottom;
    const parted = chance.flip(0.5) ? chance.between(0.4, 0.6) : 1;
    const middle = top + (notes - top) * parted;
    await article(desk, gutter, top, parted < 1 ? middle - 22 : notes, i === 0 || chance.flip(0.4));
    if (parted < 1) await article(desk, gutter, middle, notes, true);
  }
  return press.finish();
}

/** A head over all columns with a standfirst, and text in three columns around floats. */
async function article(
  desk: Desk,
  gutter: number,
  from: number,
  to: number,
  headed: boolean,
): Promise<void> {
  const { press, chance, stock, style, margin } = desk;
  const start = headed ? head(desk, from) : from;
  const frames = columns(margin, 3, gutter, start, to);
  const taken: Float[] = [];
  const height = to - start;
  if (height > 180) {
    const kinds = ['box', 'wide-box', 'photograph', 'figure', 'quotation', 'list-box'] as const;
    const wanted = chance.whole(1, height > 400 ? 3 : 2);
    for (let i = 0; i < wanted; i++) {
      const kind = chance.pick(kinds);
      const float = placeFor(desk, kind, frames, taken, height);
      if (float !== undefined) {
        taken.push(float);
        await setters[kind](
          desk,
          areaOf(frames, float),
          `${kind}-${press.page}-${taken.length}-${from}`,
        );
      }
    }
  }
  const manner = { lists: chance.flip(0.5), subheadings: true, paragraphs: 2 };
  const text = headed
    ? chained(running(stock), 2, sections(stock, manner))
    : sections(stock, manner);
  pour(press, style, text, freeFrames(frames, taken, style.leading));
}

/** The first `count` of one text, then another. */
function* chained(
  first: Generator<Content>,
  count: number,
  then: Generator<Content>,
): Generator<Content> {
  for (let i = 0; i < count; i++) yield first.next().value as Content;
  yield* then;
}

function head({ press, chance, stock, style, margin }: Desk, from: number): number {
  const full = paper.width - 2 * margin;
  const face: Face = { cut: 'bold', size: chance.between(20, 28), color: style.main };
  const block = press.block('heading');
  let y = from;
  for (const line of linesOf(stock.title(), full, (part) => press.measure(part, face))) {
    press.line(block, line, margin, y + face.size, face);
    y += face.size * 1.15;
  }
  y += 8;
  if (chance.flip(0.6)) {
    const lead: Face = {
      ...style.body,
      cut: chance.pick(['regular', 'italic']),
      size: style.body.size * 1.25,
    };
    const intro = press.block('paragraph');
    for (const line of linesOf(stock.brief(240), full, (part) => press.measure(part, lead))) {
      press.line(intro, line, margin, y + lead.size, lead);
      y += lead.size * 1.35;
    }
  }
  return y + 14;
}

function placeFor(
  { chance }: Desk,
  kind: keyof typeof setters,
  frames: readonly Frame[],
  taken: readonly Float[],
  height: number,
): Float | undefined {
  const wide =
    kind === 'wide-box' || ((kind === 'photograph' || kind === 'figure') && chance.flip(0.5));
  const span = wide ? 2 : 1;
  const first = chance.whole(0, 3 - span);
  const last = first + span - 1;
  if (taken.some((other) => other.first <= last && other.last >= first)) return undefined;
  const [from, to] = [frames[0]!.top, frames[0]!.bottom];
  const own = kind === 'quotation' ? 90 : Math.min(chance.between(130, 260), height * 0.6);
  const where = wide ? chance.pick(['head', 'foot']) : chance.pick(['head', 'foot', 'within']);
  if (where === 'head') return { first, last, top: from, bottom: from + own };
  if (where === 'foot') return { first, last, top: to - own, bottom: to };
  const at = from + (height - own) * chance.between(0.3, 0.7);
  return { first, last, top: at, bottom: at + own };
}

function areaOf(frames: readonly Frame[], { first, last, top: y0, bottom: y1 }: Float): Frame {
  const left = frames[first]!;
  const right = frames[last]!;
  return { x: left.x, width: right.x + right.width - left.x, top: y0, bottom: y1 };
}

/** What floats leave of the columns, in reading order. */
function freeFrames(frames: readonly Frame[], taken: readonly Float[], leading: number): Frame[] {
  const air = 0.9 * leading;
  return frames.flatMap((frame, i) => {
    const float = taken.find(({ first, last }) => first <= i && last >= i);
    if (float === undefined) return [frame];
    const parts = [
      { ...frame, bottom: float.top - air },
      { ...frame, top: float.bottom + air },
    ];
    return parts.filter((part) => part.bottom - part.top > 4 * leading);
  });
}

type SetFloat = (desk: Desk, area: Frame, chain: string) => void | Promise<void>;

const setters = {
  box: coloredBox,
  'wide-box': coloredBox,
  'list-box': listBox,
  photograph: withPhotograph,
  figure: barChart,
  quotation,
} satisfies Record<string, SetFloat>;

const inner = ({ x, width, top: y0, bottom: y1 }: Frame, pad: number): Frame => {
  return { x: x + pad, width: width - 2 * pad, top: y0 + pad, bottom: y1 - pad };
};

/** White on a dark colour, or dark on a pale one; wide ones in two columns. */
function coloredBox({ press, chance, stock, style }: Desk, area: Frame, chain: string): void {
  const dark = chance.flip(0.6);
  const { x, top: y0, width, bottom: y1 } = area;
  press.fill([x, y0, x + width, y1], dark ? style.main : style.pale, chance.pick([0, 0, 8]));
  const pad = chance.between(8, 12);
  const frame = inner(area, pad);
  const inBox = onColor(style, dark ? '#ffffff' : '#1d1d1b', chance.pick([1, 0.95]));
  if (width < 250) {
    pour(press, inBox, boxText(stock), [frame], chain);
    return;
  }
  const gutter = 14;
  const half = (frame.width - gutter) / 2;
  const left = { ...frame, width: half };
  pour(press, inBox, boxText(stock), [left, { ...left, x: frame.x + half + gutter }], chain);
}

function* boxText(stock: Desk['stock']): Generator<Content> {
  yield { kind: 'heading', text: stock.label() };
  for (;;) yield { kind: 'paragraph', text: stock.brief(180) };
}

/** A pale box with a list in red. */
function listBox({ press, stock, style }: Desk, area: Frame, chain: string): void {
  const { x, top: y0, width, bottom: y1 } = area;
  press.fill([x, y0, x + width, y1], style.pale);
  const red = { ...onColor(style, '#1d1d1b'), item: '#c4122f' };
  const title: Face = { ...style.subheading, color: '#c4122f' };
  pour(press, { ...red, subheading: title }, listText(stock), [inner(area, 9)], chain);
}

function* listText(stock: Desk['stock']): Generator<Content> {
  yield { kind: 'subheading', text: stock.label() };
  for (;;) for (const text of stock.list()) yield { kind: 'list-item', text };
}

async function withPhotograph(
  { press, chance, stock, style }: Desk,
  area: Frame,
  chain: string,
): Promise<void> {
  const { x, top: y0, width, bottom: y1 } = area;
  const face: Face = {
    cut: chance.pick(['regular', 'italic']),
    size: style.body.size * 0.85,
    color: '#444444',
  };
  const lines = linesOf(stock.brief(110), width, (part) => press.measure(part, face));
  const end = y1 - lines.length * face.size * 1.25 - 5;
  press.picture(await photograph(chance, width * 1.5, (end - y0) * 1.5), [x, y0, x + width, end]);
  const caption = press.block('caption', chain);
  lines.forEach((line, i) => {
    press.line(caption, line, x, end + 5 + face.size * (0.8 + 1.25 * i), face);
  });
}

/** Bars with their values, names under them, and a caption above. */
function barChart({ press, chance, stock, style }: Desk, area: Frame, chain: string): void {
  const { x, top: y0, width, bottom: y1 } = area;
  const face: Face = { cut: 'bold', size: style.body.size * 0.88, color: style.body.color };
  const caption = press.block('caption', chain);
  const name = `Figur ${press.page}. ${stock.label()}`;
  press.line(caption, name, x, y0 + face.size, face);
  const labels: Face = { cut: 'regular', size: style.body.size * 0.75, color: style.body.color };
  const bars = Math.floor(width / 34);
  const ground = y1 - 14;
  press.rule(x, ground, x + width, ground);
  for (let i = 0; i < bars; i++) {
    const value = chance.whole(8, 92);
    const at = x + 6 + i * 34;
    const high = (ground - y0 - 34) * (value / 100);
    press.fill([at, ground - high, at + 20, ground], style.main);
    const block = press.block('figure', chain);
    press.line(block, `${value} %`, at, ground - high - 3, labels);
    press.line(block, String(2015 + i), at, ground + 9, labels);
  }
}

/** A sentence from the text in large type between rules. */
function quotation({ press, chance, stock, style }: Desk, area: Frame, chain: string): void {
  const { x, top: y0, width } = area;
  const face: Face = {
    cut: chance.pick(['italic', 'bold']),
    size: style.body.size * 1.5,
    color: style.main,
  };
  const marks = chance.pick(['»«', '“”', '””'] as const);
  const text = `${marks[0]}${stock.brief(75)}${marks[1]}`;
  const block = press.block('paragraph', chain);
  press.rule(x, y0 + 2, x + width, y0 + 2, style.main);
  let y = y0 + 8;
  for (const line of linesOf(text, width, (part) => press.measure(part, face))) {
    press.line(block, line, x, y + face.size, face);
    y += face.size * 1.2;
  }
}

/** Notes in small type at the foot of the first column. Returns where the text above must end. */
function footnotes({ press, chance, stock, style, margin }: Desk, column: Frame): number {
  const face: Face = { ...style.body, size: style.body.size * 0.8 };
  const leading = face.size * 1.25;
  const count = chance.whole(1, 3);
  const notes = Array.from({ length: count }, (_, i) => `${i + 1} ${stock.brief(100)}`);
  const wide = paper.width - 2 * margin;
  const set = notes.map((note) => linesOf(note, wide, (part) => press.measure(part, face)));
  let y = bottom - set.flat().length * leading;
  const start = y - 14;
  press.rule(column.x, y - 4, column.x + 60, y - 4);
  for (const lines of set) {
    const block = press.block('footnote', `notes-${press.page}`);
    for (const line of lines) {
      press.line(block, line, margin, y + 0.8 * face.size, face);
      y += leading;
    }
  }
  return start;
}
