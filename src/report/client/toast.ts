import { fill, h } from './dom.ts';

/** Milliseconds for which it stands. */
const STANDS = 12_000;

/** A note that goes by itself. */
export interface Toast {
  readonly element: HTMLElement;
  /** Says something for a while, with what can be done about it. */
  say(text: string, action?: string, act?: () => void): void;
}

export function createToast(): Toast {
  const element = h('div', { class: 'toast card no-print', role: 'status', hidden: true });
  let silence: ReturnType<typeof setTimeout> | undefined;
  const say: Toast['say'] = (text, action, act) => {
    clearTimeout(silence);
    const answer = (): void => {
      element.hidden = true;
      act?.();
    };
    fill(
      element,
      h('p', {}, text),
      action !== undefined && h('button', { class: 'small', on: { click: answer } }, action),
    );
    element.hidden = false;
    silence = setTimeout(() => {
      element.hidden = true;
    }, STANDS);
  };
  return { element, say };
}
