import { h } from './dom.ts';
import { t } from './messages.ts';

/** What each key does; see `t.keys`. */
export type KeyActions = Readonly<Record<string, () => void>>;

/** Single keys, where no text is being written; they can be switched off (WCAG 2.2, 2.1.4). */
export function createKeys(actions: KeyActions): { help: () => void; dialog: HTMLDialogElement } {
  const on = h('input', { type: 'checkbox', checked: true });
  const dialog = h(
    'dialog',
    { class: 'card', 'aria-label': t.help },
    h('h2', {}, t.help),
    h(
      'dl',
      { class: 'keys' },
      ...t.keys.flatMap(([key, what]) => [
        h('dt', {}, h('kbd', {}, key as string)),
        h('dd', {}, what as string),
      ]),
    ),
    h('label', { class: 'check' }, on, ` ${t.keysOn}`),
    h(
      'div',
      { class: 'actions' },
      h('button', { class: 'primary', on: { click: () => dialog.close() } }, t.close),
    ),
  );
  document.addEventListener('keydown', (event) => {
    const writing = (event.target as Element).closest(
      'input:not([type=checkbox]), textarea, select',
    );
    if (writing !== null || dialog.open || !on.checked) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  });
  return { help: () => dialog.showModal(), dialog };
}
