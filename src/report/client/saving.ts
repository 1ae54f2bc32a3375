import type { Served } from '../page-data.ts';
import { h } from './dom.ts';
import { openDrafts } from './drafts.ts';
import { t } from './messages.ts';
import type { State } from './state.ts';
import type { Toast } from './toast.ts';

/** How corrections leave the page: sent to the one who serves it, or handed over as a file. */
export interface Saving {
  /** The button; undefined where one may look only. */
  readonly button: HTMLElement | undefined;
  save(): void;
  /** Takes up what was kept of an earlier visit; whether there was anything. */
  restore(): boolean;
}

/** Saves what is new in `state`, keeps it in the browser until then, and asks before the page is left without. */
export function createSaving(state: State, { say }: Toast): Saving {
  const { served, catalogue } = state.data;
  const drafts = openDrafts(state);
  const count = h('span', { class: 'number' });
  const button = h('button', { class: 'primary', on: { click: () => save() } }, t.save, count);
  let unsaved = false;

  const changes = (): number => state.fresh().length + state.withdrawn.size;

  function show(): void {
    count.textContent = changes() > 0 ? String(changes()) : '';
    button.disabled = changes() === 0;
  }

  const done = (): void => {
    unsaved = false;
    drafts.write([]);
  };

  /** To the one who serves the page; where it cannot be saved all stays as it is, and says why. */
  async function send(text: string, { saveTo, version, back }: Served): Promise<void> {
    button.disabled = true;
    try {
      const { ok, status } = await fetch(saveTo, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
        body: text,
      });
      if (!ok) {
        say(status === 412 ? t.savedByOther : t.notSaved(String(status)));
        return show();
      }
    } catch (error) {
      say(t.notSaved(String(error)));
      return show();
    }
    done();
    location.assign(back);
  }

  /** As a file, for the next run. */
  function handOver(text: string): void {
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    h('a', { href: url, download: 'corrections.json' }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    done();
    say(t.saved(catalogue.document.fileName));
  }

  function save(): void {
    if (served?.maySave === false || button.disabled) return;
    const text = `${JSON.stringify(state.file(), undefined, 2)}\n`;
    if (served === undefined) handOver(text);
    else void send(text, served);
  }

  state.onChange(() => {
    unsaved = true;
    drafts.write(state.fresh());
    show();
  });
  addEventListener('beforeunload', (event) => {
    if (unsaved && changes() > 0) event.preventDefault();
  });
  show();
  return {
    button: served?.maySave === false ? undefined : button,
    save,
    restore: () => {
      const kept = drafts.read();
      if (kept.length === 0) return false;
      state.replaceAll(kept);
      say(t.restored(kept.length), t.discard, () => state.replaceAll([]));
      return true;
    },
  };
}
