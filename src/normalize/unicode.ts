import type { Replacement } from './revision.ts';

/** Latin ligatures ﬀ … ﬆ, which fonts use and readers hand on. */
const LIGATURE = '[\\uFB00-\\uFB06]';
/** A letter with combining marks, or one of the letters that only ever stand for another (K, Å and Ohm signs). */
const COMPOSABLE = '\\P{M}\\p{M}+|[\\u212A\\u212B\\u2126]';
/** Spaces that are no U+0020: no-break, figure, thin, ideographic … */
const ODD_SPACE = '[\\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F\\u3000]';
/** What has no width and no meaning in Danish: zero-width spaces and joiners, marks of direction, byte order mark. */
const INVISIBLE = '[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\uFEFF]';
/** Control characters other than tab, line feed, form feed and carriage return. */
const CONTROL = '[\\u0000-\\u0008\\u000B\\u000E-\\u001F\\u007F-\\u009F]';
/** A soft hyphen inside a line; at the end of a line it is a line-end hyphen. */
const SOFT_HYPHEN = '\\u00AD(?![ \\t]*[\\r\\n\\f])';

const PATTERN = new RegExp(
  [LIGATURE, COMPOSABLE, ODD_SPACE, INVISIBLE, CONTROL, SOFT_HYPHEN]
    .map((part) => `(${part})`)
    .join('|'),
  'gu',
);

type Rule = readonly [kind: Replacement['kind'], reason: string, after: (before: string) => string];
const RULES: readonly Rule[] = [
  ['glyph', 'ligature', (before) => before.normalize('NFKC')],
  ['unicode', 'composed form (NFC)', (before) => before.normalize('NFC')],
  ['unicode', 'space of another width', () => ' '],
  ['unicode', 'character without width', () => ''],
  ['unicode', 'control character', () => ''],
  ['unicode', 'soft hyphen inside a line', () => ''],
];

/** Brings characters to their plain, composed forms. Quotes and dashes stay as they are. */
export function plainCharacters(text: string): Replacement[] {
  const found: Replacement[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const before = match[0];
    const rule = RULES[match.slice(1).findIndex((group) => group !== undefined)]!;
    const [kind, reason, change] = rule;
    const after = change(before);
    if (after !== before) {
      found.push({ kind, at: match.index, before, after, confidence: 1, reason });
    }
  }
  return found;
}

const IS_LETTERS = /^\p{L}\p{M}*$/u;
/** Other scripts need their joiners. */
const ENDS_IN_LETTER = /\p{Script=Latin}\p{M}*$/u;
const BEGINS_WITH_LETTER = /^\p{Script=Latin}/u;

/**
 * Of those only what makes words: letters themselves, and what stands between two of them without a width. The rest
 * of a plain text, its spaces among them, is as its author wants it.
 */
export function lettersInPlainForm(text: string): Replacement[] {
  return plainCharacters(text).filter(({ at, before, after }) => {
    if (after !== '') return IS_LETTERS.test(before);
    const end = at + before.length;
    return (
      ENDS_IN_LETTER.test(text.slice(Math.max(0, at - 8), at)) &&
      BEGINS_WITH_LETTER.test(text.slice(end, end + 2))
    );
  });
}
