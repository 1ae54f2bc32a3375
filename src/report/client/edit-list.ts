import type { ReviewEdit } from '../review.ts';
import { isDoubtful, percent } from './confidence.ts';
import { h } from './dom.ts';
import { t } from './messages.ts';
import type { State } from './state.ts';

/** Changes of the text, the doubtful first: before → after in what stands around them, why, and how sure. */
export function editList(
  indices: readonly number[],
  state: State,
  onChoose: (edit: ReviewEdit) => void,
): HTMLElement {
  const order = [...indices].sort(
    (a, b) =>
      (state.data.edits[a]?.confidence ?? 1) - (state.data.edits[b]?.confidence ?? 1) || a - b,
  );
  return h('ul', { class: 'edit-list' }, ...order.map((index) => item(index, state, onChoose)));
}

function item(index: number, state: State, onChoose: (edit: ReviewEdit) => void): HTMLElement {
  const edit = state.data.edits[index] as ReviewEdit;
  const { page, kind, before, after, left, right, confidence, reason } = edit;
  const undone = state.isUndone(index);
  const undo = (): void =>
    state.add({
      correction: { op: 'undo-edit', page, kind, before, after, left, right },
      edit: index,
    });
  return h(
    'li',
    { class: undone ? 'undone' : '' },
    h(
      'button',
      { class: 'quiet text', title: t.showOnPage, on: { click: () => onChoose(edit) } },
      h('span', { class: 'around', lang: 'da' }, `…${left.slice(-18)}`),
      h('del', { lang: 'da' }, visible(before)),
      h('span', { class: 'arrow', 'aria-label': '→' }, ' → '),
      h('ins', { lang: 'da' }, visible(after)),
      h('span', { class: 'around', lang: 'da' }, `${right.slice(0, 18)}…`),
    ),
    h(
      'span',
      { class: 'why' },
      h(
        'span',
        { class: `badge number ${isDoubtful(edit) ? 'warn' : 'good'}` },
        percent(confidence),
      ),
      h('span', { class: 'muted', title: reason }, t.editKind[kind]),
      undone
        ? h('span', { class: 'badge accent' }, t.undone)
        : h('button', { class: 'quiet small', on: { click: undo } }, t.undo),
    ),
  );
}

/** Spaces and line ends that were changed must show. */
const visible = (text: string): string =>
  text === ''
    ? '∅'
    : text
        .replaceAll('\n', '↵')
        .replaceAll('\u00ad', '¬')
        .replace(/^ +| +$/g, '␣');
