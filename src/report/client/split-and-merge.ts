import { seen } from '../../model/correct.ts';
import type { Offering } from '../../model/index.ts';
import { descriptionOf } from './description.ts';
import { fill, h } from './dom.ts';
import { t } from './messages.ts';
import type { RecordView, State } from './state.ts';

/** To choose where a record is parted in two. */
export function splitPanel(offering: Offering, state: State, close: () => void): HTMLElement {
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

/** To choose which neighbour a record becomes part of. */
export function mergePanel(
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
