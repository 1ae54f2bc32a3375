import type { Draft } from '../draft.ts';
import type { Segment } from '../lines/segment.ts';
import type { Token } from '../words/token.ts';
import { SMALL } from './footnotes.ts';

/** A raised figure, with the sign that may follow it. */
const FIGURE = /^(\d{1,3})[.,;:)]?$/u;
/** On page images a raised figure is part of its word: "prisen1", "prisen.1". */
const FIGURE_AFTER_WORD = /^\p{L}{3,}[.,;:)]?(\d{1,2})[.,;:]?$/u;
const ASTERISKS_AFTER_WORD = /[\p{L}\d)](\*{1,3})[.,;:)]?$/u;

/**
 * Says of the blocks of a page which footnotes they refer to, and makes footnotes of those that are referred to: each is
 * known by its page and mark. One that nothing refers to may be small print that belongs where it stands, and stays a
 * paragraph.
 */
export function linkFootnotes(drafts: readonly Draft[]): Draft[] {
  const marks = new Set(drafts.filter(({ footnote }) => footnote).map(markOf));
  marks.delete(undefined);
  if (marks.size === 0) return [...drafts];
  const referred = new Set<string>();
  const linked = drafts.map((draft) => {
    if (draft.footnote) return draft;
    const own = draft.lines.flatMap(references).filter((mark) => marks.has(mark));
    for (const mark of own) referred.add(mark);
    return own.length === 0 ? draft : { ...draft, notes: [...new Set(own)].map(nameOn(draft)) };
  });
  return linked.map((draft) => {
    const mark = draft.footnote ? markOf(draft) : undefined;
    return mark === undefined || !referred.has(mark)
      ? draft
      : { ...draft, kind: 'footnote' as const, notes: [nameOn(draft)(mark)] };
  });
}

const nameOn =
  ({ lines }: Draft) =>
  (mark: string): string =>
    `${lines[0]!.page}:${mark}`;

/** The mark that a footnote opens with. */
const markOf = ({ lines }: Draft): string | undefined =>
  /^(?:\d{1,3}|\*{1,3})/u.exec(lines[0]!.tokens[0]!.text)?.[0];

/** The marks that a line of text refers to. */
function references(line: Segment): string[] {
  return line.tokens.flatMap((token, n) => {
    const asterisks = ASTERISKS_AFTER_WORD.exec(token.text)?.[1];
    if (asterisks !== undefined) return [asterisks];
    const figure = line.estimated
      ? FIGURE_AFTER_WORD.exec(token.text)?.[1]
      : n > 0 && isRaised(token, line)
        ? FIGURE.exec(token.text)?.[1]
        : undefined;
    return figure === undefined ? [] : [figure];
  });
}

const isRaised = (token: Token, line: Segment): boolean =>
  token.style.size <= SMALL * line.size && token.baseline < line.baseline;
