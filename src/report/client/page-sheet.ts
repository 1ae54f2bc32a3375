import { type PageLook, pageId } from '../page-data.ts';
import type { ReviewEdit } from '../review.ts';
import { isDoubtful, percent } from './confidence.ts';
import { fill, h } from './dom.ts';
import { labelOf, t } from './messages.ts';
import { drawPage } from './page-drawing.ts';
import type { State } from './state.ts';

export type PageInfo = State['data']['catalogue']['pages'][number];
export type Place = ReviewEdit['places'][number];

export interface Sheet {
  readonly element: HTMLElement;
  readonly info: PageInfo;
  readonly draw: () => void;
  readonly clear: () => void;
  readonly select: (record: number | undefined, field: string | undefined) => void;
}

/** One page: its picture and, upon it, the boxes. Boxes stay; pictures come and go. */
export function createSheet(
  info: PageInfo,
  state: State,
  onChoose: (record: number, field: string) => void,
): Sheet {
  const picture = h('div', { class: 'picture' });
  const boxes = boxesOn(info, state, onChoose);
  const marks = marksOn(info, state.data.edits);
  const element = h('div', { class: 'sheet' }, picture, marks, ...boxes.map((box) => box.element));
  element.style.aspectRatio = `${info.width} / ${info.height}`;
  let drawn = false;
  return {
    element,
    info,
    draw: () => {
      if (drawn) return;
      const data = document.getElementById(pageId(info.number));
      if (data === null) return; // still on its way: the document is being read
      drawn = true;
      fill(picture, lookOf(JSON.parse(data.textContent as string) as PageLook, info));
    },
    clear: () => {
      drawn = false;
      fill(picture);
    },
    select: (record, field) => {
      for (const box of boxes) {
        const chosen = box.record === record;
        box.element.classList.toggle('selected', chosen);
        box.element.classList.toggle('hot', chosen && field !== undefined && box.field === field);
      }
    },
  };
}

function lookOf(look: PageLook, info: PageInfo): HTMLElement | SVGElement {
  if ('drawing' in look) return drawPage(look.drawing, info.width, info.height);
  if ('trouble' in look) return h('p', { class: 'trouble' }, `${t.noPicture} ${look.trouble}`);
  return h('img', { src: look.picture, alt: t.page(info.number), decoding: 'async' });
}

interface PlacedBox {
  readonly element: HTMLElement;
  readonly record: number;
  readonly field: string;
}

function boxesOn(
  info: PageInfo,
  state: State,
  onChoose: (record: number, field: string) => void,
): PlacedBox[] {
  // what is large lies below what is small, so that each can be pointed at
  return state.data.catalogue.offerings
    .flatMap(({ evidence, title, confidence }, record) =>
      Object.entries(evidence).flatMap(([field, places]) =>
        places
          .filter(({ page }) => page === info.number)
          .map(({ box }) => ({ record, field, box, title, confidence })),
      ),
    )
    .sort((a, b) => area(b.box) - area(a.box))
    .map(({ record, field, box, title, confidence }) => {
      const name = `${labelOf(field)}: ${title}`;
      const element = h('button', {
        class: `box ${field === 'title' ? 'title' : 'value'} ${isDoubtful({ confidence }) ? 'doubt' : ''}`,
        'aria-label': name,
        title: name,
        'data-record': record,
        'data-field': field,
        // the keyboard reaches a record by its title
        tabindex: field === 'title' ? '0' : '-1',
        on: { click: () => onChoose(record, field) },
      });
      put(element, box, info);
      return { element, record, field };
    });
}

type Box = Place['box'];
const area = ([x0, y0, x1, y1]: Box): number => (x1 - x0) * (y1 - y0);

function put(element: HTMLElement, [x0, y0, x1, y1]: Box, { width, height }: PageInfo): void {
  const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(3)}%`;
  element.style.left = share(x0, width);
  element.style.top = share(y0, height);
  element.style.width = share(x1 - x0, width);
  element.style.height = share(y1 - y0, height);
}

function marksOn(info: PageInfo, edits: readonly ReviewEdit[]): HTMLElement {
  const marks = edits.flatMap((edit) =>
    edit.places
      .filter(({ page }) => page === info.number)
      .map(({ box }) => {
        const name = `${edit.before || t.nothing} → ${edit.after || t.nothing} (${percent(edit.confidence)})`;
        const mark = h('span', { class: isDoubtful(edit) ? 'mark doubt' : 'mark', title: name });
        put(mark, box, info);
        return mark;
      }),
  );
  return h('div', { class: 'marks', 'aria-hidden': 'true' }, ...marks);
}
