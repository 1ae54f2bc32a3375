import { z } from 'zod';

/** One reversible change of text. `at` counts UTF-16 units in the block's text as it stood when the edit was made. */
export const Edit = z.object({
  kind: z.enum(['unicode', 'glyph', 'dehyphenate', 'diacritic', 'split', 'merge', 'spelling']),
  page: z.number().int().positive(),
  at: z.number().int().nonnegative(),
  before: z.string(),
  after: z.string(),
  confidence: z.number().min(0).max(1),
  reason: z.string(),
});
export type Edit = z.infer<typeof Edit>;

/** Makes one edit. Throws a RangeError when the text does not hold `before` at `at`. */
export function applyEdit(text: string, edit: Edit): string {
  return replaceAt(text, edit.at, edit.before, edit.after);
}

/** The text as it was before `edits`, which are in the order they were made. */
export function undoEdits(text: string, edits: readonly Edit[]): string {
  return edits.reduceRight((t, edit) => replaceAt(t, edit.at, edit.after, edit.before), text);
}

function replaceAt(text: string, at: number, before: string, after: string): string {
  if (!text.startsWith(before, at)) {
    throw new RangeError(`edit does not fit: expected ${JSON.stringify(before)} at ${at}`);
  }
  return text.slice(0, at) + after + text.slice(at + before.length);
}

/**
 * The run `[start, end)` of the text as read from which `[start, end)` of the mended text came. An end that
 * falls inside changed text is widened to the whole of the change.
 */
export function traceToRaw(
  start: number,
  end: number,
  edits: readonly Edit[],
): readonly [start: number, end: number] {
  let [from, to] = [start, end];
  for (let i = edits.length - 1; i >= 0; i--) {
    const { at, before, after } = edits[i] as Edit;
    const growth = before.length - after.length;
    const changedTo = at + after.length;
    if (from >= changedTo && from > at) from += growth;
    else if (from > at) from = at;
    if (to > at && to < changedTo) to = changedTo;
    if (to >= changedTo && to > at) to += growth;
  }
  return [from, Math.max(from, to)];
}
