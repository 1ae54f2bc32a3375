import { paragraphsOf, seen } from '../../model/correct.ts';
import { FACT_FIELDS } from '../../model/fields.ts';
import type { Offering } from '../../model/index.ts';
import type { ReviewEdit } from '../review.ts';
import { isDoubtful, percent } from './confidence.ts';
import { descriptionOf } from './description.ts';
import { fill, h } from './dom.ts';
import { editList } from './edit-list.ts';
import { labelOf, t } from './messages.ts';
import { recordForm } from './record-form.ts';
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
    fieldList(record, context),
    offering.description !== undefined && descriptionOf(offering.description),
    edits.length > 0 && editDetails(edits, context),
  ];
}

const LISTED = ['providers', 'audiences', ...FACT_FIELDS] as const;

function fieldList(record: RecordView, { onShow }: CardContext): HTMLElement | false {
  const { offering } = record;
  const items = LISTED.flatMap((field) => {
    const values = linesOf(offering[field]);
    if (values.length === 0) return [];
    const placed = offering.evidence[field] !== undefined;
    const name = placed
      ? h(
          'button',
          { class: 'quiet text', title: t.showOnPage, on: { click: () => onShow(record, field) } },
          t.fields[field],
        )
      : t.fields[field];
    const marked = offering.corrected?.includes(field);
    return [
      h('dt', {}, name, marked && h('span', { class: 'badge accent' }, t.corrected)),
      h('dd', { lang: 'da', 'data-field': field }, ...values.map(valueLine)),
    ];
  });
  return items.length > 0 && h('dl', {}, ...items);
}

/** A line of a field's value: as printed, and what it says to a computer. */
interface ValueLine {
  readonly text: string;
  readonly meaning?: string;
}

function linesOf(value: unknown): ValueLine[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(linesOf);
  if (typeof value !== 'object' || value === null) return [{ text: String(value) }];
  const { text, currency, ...parts } = value as Record<string, string | number>;
  const meaning = Object.entries(parts).map(([name, part]) => partOf(name, part, currency));
  if (text === undefined) return [{ text: meaning.join(' · ') }];
  return [{ text: String(text), ...(meaning.length > 0 && { meaning: meaning.join(' ') }) }];
}

function partOf(
  name: string,
  part: string | number,
  currency: string | number | undefined,
): string {
  if (name === 'amount') return `${part} ${currency ?? ''}`.trim();
  if (name === 'per') return `/ ${part}`;
  if (name === 'timesPerYear') return `${part} ${t.columns.timesPerYear.toLowerCase()}`;
  const moment = String(part).replace('T', ' ');
  if (name === 'start') return moment;
  if (name === 'end') return `– ${moment}`;
  return String(part);
}

const valueLine = ({ text, meaning }: ValueLine): HTMLElement =>
  h('span', { class: 'line' }, linked(text), meaning !== undefined && h('small', {}, meaning));

/** Addresses of the web can be followed; no other scheme is made into a link. */
const linked = (text: string): HTMLElement | string =>
  /^https?:\/\/[^\s]+$/i.test(text)
    ? h('a', { href: text, target: '_blank', rel: 'noopener noreferrer' }, text)
    : text;

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

function splitPanel(offering: Offering, state: State, close: () => void): HTMLElement {
  const choose = (paragraph: string): void => {
    const line = paragraph.split('\n', 1)[0] as string;
    const title = h('input', { required: true, lang: 'da' });
    title.value = line.length <= 120 ? line.replace(/^- /, '') : '';
    const submit = (event: Event): void => {
      event.preventDefault();
      close();
      state.add({
        correction: { op: 'split', offering: seen(offering), paragraph, title: title.value.trim() },
      });
    };
    fill(
      panel,
      h(
        'form',
        { on: { submit } },
        h('label', { class: 'field' }, h('span', { class: 'name' }, t.splitTitle), title),
        h(
          'div',
          { class: 'actions' },
          h('button', { class: 'primary' }, t.apply),
          h('button', { type: 'button', on: { click: close } }, t.cancel),
        ),
      ),
    );
    title.focus();
  };
  const panel = h(
    'div',
    { class: 'panel' },
    h('p', {}, t.splitHint),
    descriptionOf(offering.description ?? '', (paragraph) =>
      h('button', { class: 'cut small', on: { click: () => choose(paragraph) } }, t.splitHere),
    ),
    h('div', { class: 'actions' }, h('button', { on: { click: close } }, t.cancel)),
  );
  return panel;
}

function mergePanel(
  offering: Offering,
  above: RecordView | undefined,
  below: RecordView | undefined,
  state: State,
  close: () => void,
): HTMLElement {
  const into = (target: RecordView | undefined, label: (title: string) => string) =>
    target !== undefined &&
    h(
      'button',
      {
        on: {
          click: () =>
            state.add({
              correction: { op: 'merge', offering: seen(offering), into: seen(target.offering) },
            }),
        },
      },
      label(target.offering.title),
    );
  return h(
    'div',
    { class: 'panel choices' },
    into(above, t.mergeInto),
    into(below, t.mergeIntoNext),
    h('button', { class: 'quiet', on: { click: close } }, t.cancel),
  );
}
