import type { Correction } from '../../model/index.ts';
import { fill, h } from './dom.ts';
import { labelOf, t } from './messages.ts';
import type { State } from './state.ts';

/** The warnings on the document, each leading to its page. */
export function warningsPanel(
  { data }: State,
  onPage: (page: number) => void,
): HTMLElement | false {
  const { warnings } = data.catalogue;
  if (warnings.length === 0) return false;
  return h(
    'details',
    { class: 'card notice' },
    h('summary', {}, h('span', { class: 'badge warn' }, '!'), ` ${t.warnings(warnings.length)}`),
    h(
      'ul',
      {},
      ...warnings.map(({ code, page, message }) =>
        h(
          'li',
          {},
          page !== undefined &&
            h('button', { class: 'quiet small', on: { click: () => onPage(page) } }, t.page(page)),
          h('span', { title: code }, message),
        ),
      ),
    ),
  );
}

/** All corrections: those given to this run and those made here, each to be taken back. */
export function correctionsPanel(state: State): { element: HTMLElement; update: () => void } {
  const element = h('details', { class: 'card notice no-print' });
  const update = (): void => {
    const { given } = state.data;
    const fresh = state.fresh();
    const count = given.length - state.withdrawn.size + fresh.length;
    element.hidden = given.length + fresh.length === 0;
    fill(
      element,
      h('summary', {}, h('span', { class: 'badge accent' }, '✎'), ` ${t.corrections(count)}`),
      h(
        'ul',
        {},
        ...given.map(({ correction, unfit }, n) => {
          const out = state.withdrawn.has(n);
          return h(
            'li',
            { class: out ? 'undone' : '' },
            line(correction),
            unfit === undefined
              ? h('span', { class: 'badge good' }, out ? t.takenBack : t.given)
              : h('span', { class: 'badge warn wrap' }, `${t.unfit} ${unfit}`),
            h(
              'button',
              {
                class: 'quiet small',
                'aria-pressed': String(out),
                on: { click: () => state.withdraw(n, !out) },
              },
              t.takeBack,
            ),
          );
        }),
        ...fresh.map(({ correction }, n) =>
          h(
            'li',
            {},
            line(correction),
            h('span', { class: 'badge accent' }, t.fresh),
            h('button', { class: 'quiet small', on: { click: () => state.remove(n) } }, t.takeBack),
          ),
        ),
      ),
    );
  };
  update();
  return { element, update };
}

const line = (correction: Correction): HTMLElement =>
  h(
    'span',
    {},
    describe(correction),
    correction.op === 'set' &&
      h(
        'span',
        { class: 'change', lang: 'da' },
        ' ',
        h('del', {}, shown(correction.before)),
        ' → ',
        h('ins', {}, shown(correction.after)),
      ),
  );

const SHOWN = 60;

function shown(value: unknown): string {
  const text = value === undefined ? '' : typeof value === 'string' ? value : wordsOf(value);
  if (text === '') return t.nothing;
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

const wordsOf = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.values(value).map(wordsOf).join(' › ')
    : String(value);

function describe(correction: Correction): string {
  switch (correction.op) {
    case 'set':
      return t.describe.set(labelOf(correction.field), correction.offering.title);
    case 'rename-section':
      return t.describe['rename-section'](correction.before.join(' › '));
    case 'rename-catalogue':
      return t.describe['rename-catalogue'](correction.before);
    case 'split':
      return t.describe.split(correction.offering.title);
    case 'merge':
      return t.describe.merge(correction.offering.title, correction.into.title);
    case 'drop':
      return t.describe.drop(correction.offering.title);
    case 'undo-edit':
      return t.describe['undo-edit'](correction.before, correction.after);
  }
}
