import type { ReviewEdit } from '../review.ts';
import { fill, h } from './dom.ts';
import { editList } from './edit-list.ts';
import { createKeys } from './keys.ts';
import { t } from './messages.ts';
import { createPagesPane } from './pages-pane.ts';
import { createRecordsPane } from './records-pane.ts';
import { createSaving } from './saving.ts';
import { correctionsPanel, warningsPanel } from './side-panels.ts';
import { createState, readReview } from './state.ts';
import { createToast } from './toast.ts';

const state = createState(readReview());
const { document: source, pages, offerings } = state.data.catalogue;
const { served } = state.data;

document.documentElement.lang = t.lang;

// ── the two panes, each leading into the other; on a narrow screen one shows at a time ──

const tabs = {
  pages: h('button', { on: { click: () => goTo('pages') } }, t.pages),
  records: h('button', { on: { click: () => goTo('records') } }, t.records),
};

function goTo(which: keyof typeof tabs): void {
  document.body.dataset['pane'] = which;
  for (const [name, tab] of Object.entries(tabs))
    tab.setAttribute('aria-pressed', String(name === which));
}

function goToPage(page: number): void {
  goTo('pages');
  document.getElementById(`page-${page}`)?.scrollIntoView({ block: 'start' });
}

const showEdit = (edit: ReviewEdit): void => {
  goToPage(edit.places[0]?.page ?? edit.page);
  if (!pagesPane.element.querySelector('.pages.marked')) pagesPane.toggleEdits();
};

const pagesPane = createPagesPane(
  state,
  (edits) => editList(edits, state, showEdit),
  (origin, field) => {
    const card = recordsPane.find((record) => record.origin === origin);
    if (card === undefined) return;
    goTo('records');
    recordsPane.choose(card, { field, turn: false });
  },
);

const toast = createToast();
const corrections = correctionsPanel(state);
const recordsPane = createRecordsPane({
  state,
  toast,
  notices: [warningsPanel(state, goToPage), corrections.element],
  onChoose: ({ origin }, { field, turn }) => pagesPane.show(origin, field, turn),
  onShow: () => goTo('pages'),
  onEdit: showEdit,
});
const saving = createSaving(state, toast);

state.onChange(() => {
  corrections.update();
  recordsPane.list();
});

// ── the page ──

const keys = createKeys({
  j: () => recordsPane.step(1),
  k: () => recordsPane.step(-1),
  o: () => {
    const card = recordsPane.chosen();
    if (card === undefined) return;
    goTo('pages');
    pagesPane.show(card.record.origin, 'title');
  },
  e: () => recordsPane.chosen()?.edit(),
  x: () => recordsPane.chosen()?.drop(),
  z: () => state.remove(state.fresh().length - 1),
  n: () => pagesPane.turnPage(1),
  p: () => pagesPane.turnPage(-1),
  m: () => pagesPane.toggleEdits(),
  s: () => saving.save(),
  '/': () => {
    goTo('records');
    recordsPane.search.focus();
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
  h('main', {}, pagesPane.element, recordsPane.element),
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
if (!saving.restore()) recordsPane.list();

/** `#record=ID` in the address leads to a record. */
const wanted = new URLSearchParams(location.hash.slice(1)).get('record');
const first =
  wanted === null ? undefined : recordsPane.find(({ offering }) => offering.id === wanted);
if (first !== undefined) recordsPane.choose(first, { turn: true });
