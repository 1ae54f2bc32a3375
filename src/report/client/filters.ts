import { CORRECTABLE_FIELDS } from '../../model/fields.ts';
import { fold } from '../../model/fold.ts';
import { isDoubtful } from './confidence.ts';
import { h } from './dom.ts';
import { t } from './messages.ts';
import type { RecordView, State } from './state.ts';

export interface Filters {
  readonly element: HTMLElement;
  readonly search: HTMLInputElement;
  readonly accepts: (record: RecordView) => boolean;
  readonly clear: () => void;
  /** Counts anew what each filter would leave. */
  readonly count: (records: readonly RecordView[]) => void;
}

/** The search box and the filters over the records; all that are pressed must hold. */
export function createFilters(
  state: State,
  editsOf: ReadonlyMap<number, readonly number[]>,
  onChange: () => void,
): Filters {
  const damaged = new Set(
    state.data.catalogue.pages
      .filter((page) => page.verdict.quality === 'damaged')
      .map(({ number }) => number),
  );
  const tests: readonly { label: string; hint?: string; test: (record: RecordView) => boolean }[] =
    [
      { label: t.uncertain, hint: t.uncertainHint, test: ({ offering }) => isDoubtful(offering) },
      { label: t.withWarnings, test: ({ offering }) => offering.warnings.length > 0 },
      {
        label: t.onDamaged,
        hint: t.damagedHint,
        test: ({ offering }) =>
          Object.values(offering.evidence).some((places) =>
            places.some(({ page }) => damaged.has(page)),
          ),
      },
      {
        label: t.withEdits,
        hint: t.editsHint,
        test: ({ origin }) =>
          (editsOf.get(origin) ?? []).some((n) =>
            isDoubtful(state.data.edits[n] ?? { confidence: 1 }),
          ),
      },
      { label: t.corrected, test: ({ offering }) => offering.corrected !== undefined },
    ];
  const search = h('input', {
    type: 'search',
    placeholder: `${t.search}  ( / )`,
    'aria-label': t.search,
    on: { input: onChange },
  });
  const chips = tests.map(({ label, hint, test }) => {
    const number = h('span', { class: 'number' });
    const press = (): void => {
      button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
      onChange();
    };
    const button = h(
      'button',
      { class: 'small', 'aria-pressed': 'false', title: hint, on: { click: press } },
      label,
      number,
    );
    return { button, number, test, isOn: () => button.getAttribute('aria-pressed') === 'true' };
  });
  return {
    element: h(
      'div',
      { class: 'filters no-print', role: 'search' },
      search,
      h(
        'div',
        { class: 'chips', role: 'group', 'aria-label': t.filters },
        ...chips.map(({ button }) => button),
      ),
    ),
    search,
    accepts: (record) => {
      const words = fold(search.value)
        .split(' ')
        .filter((word) => word !== '');
      if (!chips.every(({ isOn, test }) => !isOn() || test(record))) return false;
      if (words.length === 0) return true;
      const text = textOf(record);
      return words.every((word) => text.includes(word));
    },
    clear: () => {
      search.value = '';
      for (const { button } of chips) button.setAttribute('aria-pressed', 'false');
      onChange();
    },
    count: (records) => {
      for (const { button, number, test, isOn } of chips) {
        const count = records.filter(test).length;
        number.textContent = String(count);
        button.hidden = count === 0 && !isOn();
      }
    },
  };
}

const texts = new WeakMap<RecordView, string>();

/** All that the fields of a record say, folded for the search. */
function textOf(record: RecordView): string {
  let text = texts.get(record);
  if (text === undefined) {
    text = fold(CORRECTABLE_FIELDS.flatMap((field) => textsIn(record.offering[field])).join('\n'));
    texts.set(record, text);
  }
  return text;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
  return value === undefined ? [] : [String(value)];
}
