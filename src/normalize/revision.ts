import type { Edit } from '../model/index.ts';

/** A change of `before` to `after` at `at` in a revision's text, before any other change of the same pass. */
export interface Replacement {
  readonly kind: Edit['kind'];
  readonly at: number;
  readonly before: string;
  readonly after: string;
  readonly confidence: number;
  readonly reason: string;
}

/** Where the text of a page begins. */
export interface PageStart {
  readonly at: number;
  readonly page: number;
}

/** A text under way from raw to mended: what it is now, how it came to be, and on which page each part stands. */
export interface Revision {
  readonly text: string;
  readonly edits: readonly Edit[];
  /** By rising offset, the first at 0. */
  readonly pages: readonly PageStart[];
}

export const newRevision = (text: string, pages: readonly PageStart[]): Revision => ({
  text,
  edits: [],
  pages,
});

/**
 * Makes all replacements of one pass. They are in rising order and do not overlap; each becomes an edit whose
 * offset counts in the text as it stands when the edits before it are made.
 */
export function revise(revision: Revision, replacements: readonly Replacement[]): Revision {
  if (replacements.length === 0) return revision;
  const pieces: string[] = [];
  const edits: Edit[] = [];
  const pages: PageStart[] = [];
  let [read, shift, pageIndex] = [0, 0, 0];
  const movePages = (upTo: number): void => {
    for (; pageIndex < revision.pages.length; pageIndex++) {
      const start = revision.pages[pageIndex]!;
      if (start.at > upTo) return;
      pages.push({ at: start.at + shift, page: start.page });
    }
  };
  for (const { kind, at, before, after, confidence, reason } of replacements) {
    if (at < read || !revision.text.startsWith(before, at)) {
      throw new RangeError(`replacement does not fit: ${JSON.stringify(before)} at ${at}`);
    }
    movePages(at);
    const page = revision.pages[Math.max(0, pageIndex - 1)]!.page;
    edits.push({ kind, page, at: at + shift, before, after, confidence, reason });
    pieces.push(revision.text.slice(read, at), after);
    read = at + before.length;
    shift += after.length - before.length;
    // A page that begins inside what is replaced begins after it.
    for (; revision.pages[pageIndex] !== undefined; pageIndex++) {
      const start = revision.pages[pageIndex]!;
      if (start.at >= read) break;
      pages.push({ at: read + shift, page: start.page });
    }
  }
  movePages(Number.POSITIVE_INFINITY);
  pieces.push(revision.text.slice(read));
  return { text: pieces.join(''), edits: revision.edits.concat(edits), pages };
}
