import { percent } from './confidence.ts';
import { fill, h } from './dom.ts';
import { t } from './messages.ts';
import { createSheet, type PageInfo, type Place, type Sheet } from './page-sheet.ts';
import type { State } from './state.ts';

export interface PagesPane {
  readonly element: HTMLElement;
  /** Shows the boxes of the record and brings the first of `field` into view; whether there is one. */
  readonly show: (record: number | undefined, field?: string, scroll?: boolean) => boolean;
  readonly turnPage: (by: 1 | -1) => void;
  readonly toggleEdits: () => void;
}

/** The document's pages, each with the boxes of what was extracted from it; a page is drawn when it comes near. */
export function createPagesPane(
  state: State,
  listOfEdits: (edits: readonly number[]) => HTMLElement,
  onChoose: (record: number, field: string) => void,
): PagesPane {
  const { catalogue, edits } = state.data;
  const sheets = new Map<number, Sheet>();
  const scroller = h('div', {
    class: 'pages',
    tabindex: '0',
    role: 'group',
    'aria-label': t.pages,
  });
  const failed = catalogue.warnings.filter(({ code }) => code === 'page-failed');
  for (let number = 1; number <= catalogue.document.pageCount; number++) {
    const info = catalogue.pages.find((page) => page.number === number);
    const section = h('section', {
      class: 'page',
      id: `page-${number}`,
      'aria-label': t.page(number),
    });
    scroller.append(section);
    if (info === undefined) {
      const reason = failed.find(({ page }) => page === number)?.message;
      fill(
        section,
        heading(number),
        h('p', { class: 'trouble' }, `${t.missingPage} ${reason ?? ''}`),
      );
      continue;
    }
    const outside = edits.flatMap(({ places, offerings, page }, n) =>
      offerings.length === 0 && (places[0]?.page ?? page) === number ? [n] : [],
    );
    const sheet = createSheet(info, state, onChoose);
    sheets.set(number, sheet);
    fill(section, heading(number, info), sheet.element, outside.length > 0 && editDetails(outside));
  }

  function editDetails(outside: readonly number[]): HTMLElement {
    const details = h('details', { class: 'edits' }, h('summary', {}, t.pageEdits(outside.length)));
    details.addEventListener('toggle', () => details.append(listOfEdits(outside)), { once: true });
    return details;
  }

  drawWhenNear(scroller, sheets);
  let marked = false;
  const mark = h(
    'button',
    { 'aria-pressed': 'false', on: { click: () => toggleEdits() } },
    t.showEdits,
  );
  const toggleEdits = (): void => {
    marked = !marked;
    mark.setAttribute('aria-pressed', String(marked));
    scroller.classList.toggle('marked', marked);
  };
  let zoom = 1;
  const setZoom = (factor: number): void => {
    zoom = Math.min(4, Math.max(0.5, zoom * factor));
    scroller.style.setProperty('--zoom', String(zoom));
  };
  const current = (): number => {
    const top = scroller.getBoundingClientRect().top + 80;
    const past = [...scroller.children].filter((page) => page.getBoundingClientRect().top <= top);
    return Math.max(1, past.length);
  };
  const turnPage = (by: 1 | -1): void => {
    scroller.children[current() - 1 + by]?.scrollIntoView({ block: 'start' });
  };
  const bar = h(
    'div',
    { class: 'bar no-print' },
    h('h2', {}, t.pages),
    h('span', { class: 'grow' }),
    edits.length > 0 && mark,
    h(
      'button',
      {
        class: 'icon',
        'aria-label': t.zoomOut,
        title: t.zoomOut,
        on: { click: () => setZoom(1 / 1.25) },
      },
      '−',
    ),
    h(
      'button',
      {
        class: 'icon',
        'aria-label': t.zoomIn,
        title: t.zoomIn,
        on: { click: () => setZoom(1.25) },
      },
      '+',
    ),
  );
  return {
    element: h('section', { class: 'pane pages-pane', 'aria-label': t.pages }, bar, scroller),
    show: (record, field, scroll = true) => {
      for (const sheet of sheets.values()) sheet.select(record, field);
      const places = record === undefined ? [] : placesOf(state, record, field);
      const first = places[0];
      if (first === undefined) return false;
      if (scroll) scrollTo(scroller, sheets.get(first.page), first);
      return true;
    },
    turnPage,
    toggleEdits,
  };
}

function placesOf(state: State, record: number, field: string | undefined): readonly Place[] {
  const evidence = state.data.catalogue.offerings[record]?.evidence ?? {};
  const own = field === undefined ? undefined : evidence[field];
  return own ?? [...(evidence['title'] ?? []), ...Object.values(evidence).flat()];
}

const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** Brings a place into the upper half of the pane. */
function scrollTo(scroller: HTMLElement, sheet: Sheet | undefined, { box }: Place): void {
  if (sheet === undefined) return;
  const area = sheet.element.getBoundingClientRect();
  const pane = scroller.getBoundingClientRect();
  const y = area.top - pane.top + scroller.scrollTop + (box[1] / sheet.info.height) * area.height;
  const x = area.left - pane.left + scroller.scrollLeft + (box[0] / sheet.info.width) * area.width;
  scroller.scrollTo({
    top: y - pane.height * 0.25,
    left: x - pane.width * 0.2,
    behavior: calm.matches ? 'auto' : 'smooth',
  });
}

function heading(number: number, info?: PageInfo): HTMLElement {
  const quality = info?.verdict.quality;
  return h(
    'header',
    {},
    h('h3', {}, t.page(number)),
    info && h('span', { class: 'badge' }, t.origin[info.origin]),
    info &&
      quality !== undefined &&
      quality !== 'clean' &&
      h(
        'span',
        {
          class: `badge ${quality === 'damaged' ? 'bad' : 'warn'}`,
          title: info.verdict.reasons.join('; '),
        },
        t.quality[quality],
      ),
    info && info.origin === 'ocr' && h('span', { class: 'badge number' }, percent(info.confidence)),
  );
}

/** Draws pages as they come near the visible part, and forgets them when they are far: long documents stay light. */
function drawWhenNear(scroller: HTMLElement, sheets: ReadonlyMap<number, Sheet>): void {
  const byElement = new Map([...sheets.values()].map((sheet) => [sheet.element as Element, sheet]));
  const near = new Set<Sheet>();
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const sheet = byElement.get(target) as Sheet;
        if (isIntersecting) {
          near.add(sheet);
          sheet.draw();
        } else {
          near.delete(sheet);
          sheet.clear();
        }
      }
    },
    { root: scroller, rootMargin: '150% 0px' },
  );
  for (const element of byElement.keys()) watch.observe(element);
  // pages come in the document behind this script
  const arriving = setInterval(() => {
    for (const sheet of near) sheet.draw();
    if (document.readyState === 'complete') clearInterval(arriving);
  }, 50);
}
