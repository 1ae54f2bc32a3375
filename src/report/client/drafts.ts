import type { Fresh, State } from './state.ts';

/**
 * Corrections that are not saved yet, kept by the browser in case the page is closed. Where it keeps nothing (some do
 * not for files on the disk) there is no draft: the page asks before it is left in any case.
 */
export interface Drafts {
  readonly read: () => readonly Fresh[];
  readonly write: (fresh: readonly Fresh[]) => void;
}

export function openDrafts({ data }: State): Drafts {
  const key = `katalog corrections ${data.catalogue.document.sha256}`;
  const store = storage();
  return {
    read: () => JSON.parse(store?.getItem(key) ?? '[]') as readonly Fresh[],
    write: (fresh) => {
      if (fresh.length === 0) store?.removeItem(key);
      else store?.setItem(key, JSON.stringify(fresh));
    },
  };
}

function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    // A page without an origin of its own may not ask: the browser throws.
    return undefined;
  }
}
