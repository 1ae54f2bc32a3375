import type { ReviewEdit } from '../review.ts';
import { fill, h } from './dom.ts';
import { editList } from './edit-list.ts';
import { createFilters } from './filters.ts';
import { createKeys } from './keys.ts';
import { t } from './messages.ts';
import { createPagesPane } from './pages-pane.ts';
import { type RecordCard, recordCard } from './record-card.ts';
import { createSaving } from './saving.ts';
import { correctionsPanel, warningsPanel } from './side-panels.ts';
import { createState, type RecordView, readReview } from './state.ts';
import { createToast } from './toast.ts';

const state = createState(readReview());
const { document: source, pages, offerings } = state.data.catalogue;
const { served } = state.data;
const editsOf = editsByRecord(state.data.edits);

document.documentElement.lang = t.lang;

// ── the two panes, each leading into the other ──

let chosen: RecordView | undefined;
let cards: readonly RecordCard[] = [];

const showEdit = (edit: ReviewEdit): void => {
  const [place] = edit.places;
  goTo('pages');
  document.getElementById(`page-${place?.page ?? edit.page}`)?.scrollIntoView({ block: 'start' });
  if (!pane.element.querySelector('.pages.marked')) pane.toggleEdits();
};

const pane = createPagesPane(
  state,
  (edits) => editList(edits, state, showEdit),
  (origin, field) => {
    const card = cards.find(({ record }) => record.origin === origin);
    if (card === undefined) return;
    goTo('records');
    choose(card, { field, turn: false });
  },
);

interface Choice {
  readonly field?: string | undefined;
  /** Whether the page is to be brought into view. */
  readonly turn: boolean;
}

function choose(card: RecordCard, { field, turn }: Choice): void {
  chosen = card.record;
  for (const other of cards) other.element.classList.toggle('selected', other === card);
  pane.show(card.record.origin, field, turn);
  card.element.scrollIntoView({ block: 'nearest' });
  card.element.focus({ preventScroll: true });
}

const chosenCard = (): RecordCard | undefined => cards.find(({ record }) => record === chosen);

function step(by: 1 | -1): void {
  const shown = cards.filter(({ element }) => !element.hidden);
  const now = shown.findIndex(({ record }) => record === chosen);
  const next = shown[now < 0 ? 0 : now + by];
  if (next !== undefined) choose(next, { turn: true });
}

/** On a narrow screen one pane shows at a time. */
function goTo(which: 'pages' | 'records'): void {
  document.body.dataset['pane'] = which;
  for (const [name, tab] of Object.entries(tabs))
    tab.setAttribute('aria-pressed', String(name === which));
}

const tabs = {
  pages: h('button', { on: { click: () => goTo('pages') } }, t.pages),
  records: h('button', { on: { click: () => goTo('records') } }, t.records),
};

// ── records ──

const filters = createFilters(state, editsOf, () => filter());
const list = h('div', { class: 'list' });
const status = h('p', { class: 'status muted number', role: 'status' });
const empty = h('div', { class: 'empty', hidden: true });
const toast = createToast();

function listRecords(): void {
  const records = state.records();
  const now = chosen;
  cards = records.map((record, n) =>
    recordCard(record, n + 1, {
      state,
      editsOf,
      onShow: (_, field) => {
        const card = cards[n] as RecordCard;
        choose(card, { field, turn: true });
        goTo('pages');
      },
      onEdit: showEdit,
      onDropped: (title) =>
        toast.say(t.removed(title), t.takeLastBack, () => state.remove(state.fresh().length - 1)),
      neighbours: () => [records[n - 1], records[n + 1]],
    }),
  );
  for (const card of cards) {
    card.element.addEventListener('click', (event) => {
      const control = (event.target as Element).closest(
        'button, a, input, textarea, select, summary, label',
      );
      if (control === null && chosen !== card.record && !getSelection()?.toString())
        choose(card, { turn: true });
    });
  }
  fill(list, ...cards.map(({ element }) => element));
  chosen = records.find(({ offering }) => offering.id === now?.offering.id);
  const again = chosenCard();
  if (again !== undefined) choose(again, { turn: false });
  filters.count(records);
  filter();
}

function filter(): void {
  let shown = 0;
  for (const { element, record } of cards) {
    element.hidden = !filters.accepts(record);
    if (!element.hidden) shown++;
  }
  status.textContent = t.shownOf(shown, cards.length);
  empty.hidden = shown > 0;
  fill(
    empty,
    h('p', {}, offerings.length === 0 ? t.noRecords : t.noMatch),
    offerings.length > 0 && h('button', { on: { click: () => filters.clear() } }, t.clearFilters),
  );
}

// ── corrections ──

const corrections = correctionsPanel(state);
const saving = createSaving(state, toast);

state.onChange(() => {
  corrections.update();
  listRecords();
});

// ── the page ──

const keys = createKeys({
  j: () => step(1),
  k: () => step(-1),
  o: () => {
    const card = chosenCard();
    if (card === undefined) return;
    goTo('pages');
    pane.show(card.record.origin, 'title');
  },
  e: () => chosenCard()?.edit(),
  x: () => chosenCard()?.drop(),
  z: () => state.remove(state.fresh().length - 1),
  n: () => pane.turnPage(1),
  p: () => pane.turnPage(-1),
  m: () => pane.toggleEdits(),
  s: () => saving.save(),
  '/': () => {
    goTo('records');
    filters.search.focus();
  },
  '?': () => keys.help(),
});

function switchTheme(): void {
  const { style } = document.documentElement;
  const dark =
    style.colorScheme === 'dark' ||
    (style.colorScheme === '' && matchMedia('(prefers-color-scheme: dark)').matches);
  style.colorScheme = dark ? 'light' : 'dark';
}

const goToPage = (page: number): void => {
  goTo('pages');
  document.getElementById(`page-${page}`)?.scrollIntoView({ block: 'start' });
};

fill(
  document.getElementById('app') as HTMLElement,
  h(
    'header',
    { class: 'top' },
    served && h('a', { class: 'button quiet no-print', href: served.back }, '← ', t.back),
    h('h1', {}, source.fileName),
    h(
      'p',
      { class: 'muted number' },
      `${t.pageCount(source.pageCount)} · ${t.recordCount(offerings.length)}`,
    ),
    h('span', { class: 'grow' }),
    h(
      'button',
      {
        class: 'quiet icon no-print',
        'aria-label': t.theme,
        title: t.theme,
        on: { click: switchTheme },
      },
      '◐',
    ),
    h('button', { class: 'quiet no-print keys-button', on: { click: () => keys.help() } }, t.help),
    saving.button && h('span', { class: 'no-print' }, saving.button),
  ),
  h(
    'main',
    {},
    pane.element,
    h(
      'section',
      { class: 'pane records-pane', 'aria-label': t.records },
      h('h2', { class: 'visually-hidden' }, t.records),
      filters.element,
      h(
        'div',
        { class: 'records', tabindex: '0', role: 'group', 'aria-label': t.records },
        warningsPanel(state, goToPage),
        corrections.element,
        status,
        list,
        empty,
      ),
    ),
  ),
  h(
    'nav',
    { class: 'tabs no-print', 'aria-label': `${t.pages}, ${t.records}` },
    tabs.pages,
    tabs.records,
  ),
  toast.element,
  keys.dialog,
);

goTo(pages.length > 0 && offerings.length === 0 ? 'pages' : 'records');
if (!saving.restore()) listRecords();

/** `#record=ID` in the address leads to a record. */
const wanted = new URLSearchParams(location.hash.slice(1)).get('record');
const first =
  wanted === null ? undefined : cards.find(({ record }) => record.offering.id === wanted);
if (first !== undefined) choose(first, { turn: true });

function editsByRecord(edits: readonly ReviewEdit[]): ReadonlyMap<number, readonly number[]> {
  const byRecord = new Map<number, number[]>();
  edits.forEach(({ offerings: held }, n) => {
    for (const offering of held) byRecord.set(offering, [...(byRecord.get(offering) ?? []), n]);
  });
  return byRecord;
}
