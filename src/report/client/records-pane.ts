import type { ReviewEdit } from '../review.ts';
import { fill, h } from './dom.ts';
import { createFilters } from './filters.ts';
import { t } from './messages.ts';
import { type RecordCard, recordCard } from './record-card.ts';
import type { RecordView, State } from './state.ts';
import type { Toast } from './toast.ts';

/** What the pane asks of the page around it. */
export interface RecordsContext {
  readonly state: State;
  readonly toast: Toast;
  /** What stands over the list. */
  readonly notices: readonly (HTMLElement | false)[];
  /** A record was chosen; `turn`: its page is to be brought into view. */
  readonly onChoose: (record: RecordView, { field, turn }: Choice) => void;
  /** The user wants to see where a record, or a field of it, stands. */
  readonly onShow: () => void;
  readonly onEdit: (edit: ReviewEdit) => void;
}

export interface Choice {
  readonly field?: string | undefined;
  /** Whether the page is to be brought into view. */
  readonly turn: boolean;
}

export interface RecordsPane {
  readonly element: HTMLElement;
  readonly search: HTMLInputElement;
  /** Makes the cards anew, as the records are with the corrections made here. */
  readonly list: () => void;
  readonly choose: (card: RecordCard, choice: Choice) => void;
  /** Chooses the next or the previous of those that show. */
  readonly step: (by: 1 | -1) => void;
  readonly chosen: () => RecordCard | undefined;
  readonly find: (isMeant: (record: RecordView) => boolean) => RecordCard | undefined;
}

/** The records: searched and filtered, each with a card. */
export function createRecordsPane({ state, toast, ...context }: RecordsContext): RecordsPane {
  const { offerings } = state.data.catalogue;
  const editsOf = editsByRecord(state.data.edits);
  let chosen: RecordView | undefined;
  let cards: readonly RecordCard[] = [];

  const find = (isMeant: (record: RecordView) => boolean): RecordCard | undefined =>
    cards.find(({ record }) => isMeant(record));
  const chosenCard = (): RecordCard | undefined => find((record) => record === chosen);

  const choose = (card: RecordCard, choice: Choice): void => {
    chosen = card.record;
    for (const other of cards) other.element.classList.toggle('selected', other === card);
    context.onChoose(card.record, choice);
    card.element.scrollIntoView({ block: 'nearest' });
    card.element.focus({ preventScroll: true });
  };

  const filter = (): void => {
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
  };
  const filters = createFilters(state, editsOf, filter);
  const list = h('div', { class: 'list' });
  const status = h('p', { class: 'status muted number', role: 'status' });
  const empty = h('div', { class: 'empty', hidden: true });

  const cardOf = (record: RecordView, n: number, records: readonly RecordView[]): RecordCard => {
    const card = recordCard(record, n + 1, {
      state,
      editsOf,
      onShow: (_, field) => {
        choose(card, { field, turn: true });
        context.onShow();
      },
      onEdit: context.onEdit,
      onDropped: (title) =>
        toast.say(t.removed(title), t.takeLastBack, () => state.remove(state.fresh().length - 1)),
      neighbours: () => [records[n - 1], records[n + 1]],
    });
    card.element.addEventListener('click', (event) => {
      const control = (event.target as Element).closest(
        'button, a, input, textarea, select, summary, label',
      );
      if (control === null && chosen !== record && !getSelection()?.toString())
        choose(card, { turn: true });
    });
    return card;
  };

  return {
    element: h(
      'section',
      { class: 'pane records-pane', 'aria-label': t.records },
      h('h2', { class: 'visually-hidden' }, t.records),
      filters.element,
      h(
        'div',
        { class: 'records', tabindex: '0', role: 'group', 'aria-label': t.records },
        ...context.notices,
        status,
        list,
        empty,
      ),
    ),
    search: filters.search,
    list: () => {
      const records = state.records();
      const now = chosen;
      cards = records.map(cardOf);
      fill(list, ...cards.map(({ element }) => element));
      chosen = records.find(({ offering }) => offering.id === now?.offering.id);
      const again = chosenCard();
      if (again !== undefined) choose(again, { turn: false });
      filters.count(records);
      filter();
    },
    choose,
    step: (by) => {
      const shown = cards.filter(({ element }) => !element.hidden);
      const now = shown.findIndex(({ record }) => record === chosen);
      const next = shown[now < 0 ? 0 : now + by];
      if (next !== undefined) choose(next, { turn: true });
    },
    chosen: chosenCard,
    find,
  };
}

function editsByRecord(edits: readonly ReviewEdit[]): ReadonlyMap<number, readonly number[]> {
  const byRecord = new Map<number, number[]>();
  edits.forEach(({ offerings: held }, n) => {
    for (const offering of held) byRecord.set(offering, [...(byRecord.get(offering) ?? []), n]);
  });
  return byRecord;
}
