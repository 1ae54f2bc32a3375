import { paragraphsOf, seen } from '../../model/correct.ts';
import type { ReviewEdit } from '../review.ts';
import { isDoubtful, percent } from './confidence.ts';
import { descriptionOf } from './description.ts';
import { fill, h } from './dom.ts';
import { editList } from './edit-list.ts';
import { fieldList } from './field-list.ts';
import { labelOf, t } from './messages.ts';
import { recordForm } from './record-form.ts';
import { mergePanel, splitPanel } from './split-and-merge.ts';
import type { RecordView, State } from './state.ts';

/** What a card asks of the page around it. */
export interface CardContext {
  readonly state: State;
  readonly editsOf: ReadonlyMap<number, readonly number[]>;
  readonly onShow: (record: RecordView, field?: string) => void;
  readonly onEdit: (edit: ReviewEdit) => void;
  readonly onDropped: (title: string) => void;
  /** The records before and after one, as the document has them. */
  readonly neighbours: (
    record: RecordView,
  ) => readonly [RecordView | undefined, RecordView | undefined];
}

export interface RecordCard {
  readonly element: HTMLElement;
  readonly record: RecordView;
  readonly edit: () => void;
  readonly drop: () => void;
}

/** One record: what was read, how sure it is, what was changed to read it, and the means to correct it. */
export function recordCard(record: RecordView, number: number, context: CardContext): RecordCard {
  const { offering } = record;
  const { state, onShow } = context;
  const heading = `record-${number}-title`;
  const body = h('div', { class: 'body' });
  const element = h('article', {
    class: 'card record',
    tabindex: '-1',
    'aria-labelledby': heading,
    'data-record': record.origin,
    'data-id': offering.id,
  });
  const show = (): void => {
    fill(body, ...content(record, context), actions());
  };
  const open = (panel: HTMLElement): void => {
    fill(body, panel);
    panel.querySelector<HTMLElement>('input, textarea, button')?.focus();
  };
  const close = (): void => {
    show();
    element.focus();
  };
  const edit = (): void => open(recordForm(offering, state, close));
  const drop = (): void => {
    state.add({ correction: { op: 'drop', offering: seen(offering) } });
    context.onDropped(offering.title);
  };
  const actions = (): HTMLElement => {
    const [above, below] = context.neighbours(record);
    const button = (label: string, click: () => void, kind = 'quiet') =>
      h('button', { class: `${kind} small`, on: { click } }, label);
    return h(
      'div',
      { class: 'actions no-print' },
      button(t.edit, edit, ''),
      paragraphsOf(offering).length > 0 &&
        button(t.split, () => open(splitPanel(offering, state, close))),
      (above ?? below) !== undefined &&
        button(t.merge, () => open(mergePanel(offering, above, below, state, close))),
      button(t.drop, drop, 'quiet danger'),
    );
  };
  const page = offering.evidence['title']?.[0]?.page;
  fill(
    element,
    h(
      'header',
      {},
      h('span', { class: 'ordinal number muted', 'aria-hidden': 'true' }, String(number)),
      h('h3', { id: heading, lang: 'da' }, offering.title),
      page !== undefined &&
        h(
          'button',
          {
            class: 'quiet small page-link',
            title: t.showOnPage,
            on: { click: () => onShow(record, 'title') },
          },
          t.page(page),
        ),
    ),
    body,
  );
  show();
  return { element, record, edit, drop };
}

function content(record: RecordView, context: CardContext): (HTMLElement | false | undefined)[] {
  const { offering } = record;
  const { confidence, warnings, corrected } = offering;
  const edits = context.editsOf.get(record.origin) ?? [];
  const path = [offering.catalogue, ...offering.sectionPath].filter((title) => title !== undefined);
  return [
    path.length > 0 && h('p', { class: 'path muted', lang: 'da' }, path.join(' › ')),
    h(
      'p',
      { class: 'badges' },
      h('span', { class: 'badge' }, t.kinds[offering.kind]),
      h(
        'span',
        {
          class: `badge number ${isDoubtful({ confidence }) ? 'warn' : 'good'}`,
          title: t.confidence(percent(confidence)),
        },
        percent(confidence),
      ),
      corrected !== undefined &&
        h('span', { class: 'badge accent', title: corrected.map(labelOf).join(', ') }, t.corrected),
      ...warnings.map((warning) => h('span', { class: 'badge warn wrap' }, warning)),
    ),
    fieldList(record, context.onShow),
    offering.description !== undefined && descriptionOf(offering.description),
    edits.length > 0 && editDetails(edits, context),
  ];
}

function editDetails(edits: readonly number[], { state, onEdit }: CardContext): HTMLElement {
  const doubtful = edits.filter((n) => isDoubtful(state.data.edits[n] as ReviewEdit)).length;
  const details = h(
    'details',
    { class: 'edits' },
    h(
      'summary',
      {},
      t.recordEdits(edits.length),
      doubtful > 0 && h('span', { class: 'badge warn' }, t.doubtful(doubtful)),
    ),
  );
  details.addEventListener('toggle', () => details.append(editList(edits, state, onEdit)), {
    once: true,
  });
  return details;
}
