import type { Piece } from './draft.ts';

const SOFT_HYPHEN = '\u00ad';

/**
 * Bullets of Microsoft's symbol fonts, which come as private-use characters: 0xF000 plus their code in Symbol (B7) or
 * Wingdings (the others).
 */
const SYMBOLS: Readonly<Record<string, string>> = {
  '\uf0b7': '•',
  '\uf0a7': '▪',
  '\uf06e': '■',
  '\uf0d8': '➢',
  '\uf0fc': '✓',
  '\uf0e0': '→',
};

/**
 * A glyph's text as it goes into a word: ' ' for any blank, '' for what has neither width nor meaning. Ligatures are
 * taken apart and the bullets of symbol fonts named; all else stays as the font maps it, for `normalize` to judge. Control characters, which fonts without
 * a map give, become U+FFFD so that nobody takes them for text.
 */
export function cleanGlyphText(text: string): string {
  if (text.length === 1 && text > ' ' && text < '\u007f') return text;
  if (/^[\s\u00a0]+$/u.test(text)) return ' ';
  return text
    .replace(/[\u200b-\u200d\u2060\ufeff]/gu, '')
    .replace(/[\ufb00-\ufb06]/gu, (ligature) => ligature.normalize('NFKC'))
    .replace(/\s/gu, '')
    .replace(/\p{Cc}/gu, '\ufffd')
    .replace(/\p{Co}/gu, (char) => SYMBOLS[char] ?? char);
}

/**
 * Ligatures of Calibri that Word hands on under the letters whose places they have in its font ("soluƟon", "aƩention",
 * "soŌware", "plaƞorm"). "Ō" begins names in other languages, so only behind a small letter.
 */
const WORD_LIGATURES: readonly (readonly [RegExp, string])[] = [
  [/\u019f/gu, 'ti'],
  [/\u01a9/gu, 'tt'],
  [/(?<=\p{Ll})\u014c/gu, 'ft'],
  [/(?<=\p{L})\u019e/gu, 'tf'],
];

/** A word's text with the ligatures taken apart that its font names as other letters. */
export const withoutWordLigatures = (text: string): string =>
  /[\u014c\u019e\u019f\u01a9]/u.test(text)
    ? WORD_LIGATURES.reduce((whole, [sign, letters]) => whole.replace(sign, letters), text)
    : text;

/** A soft hyphen narrower than this, in ems, has not been printed. */
const PRINTED = 0.05;

/**
 * The text of a word. A soft hyphen inside a line: one without width is a mere possibility and goes, one with width
 * is a hyphen in print. At the end of a line it stays, for `normalize` to join the word.
 */
export function settleSoftHyphens(pieces: readonly Piece[], continued: boolean): string {
  return pieces
    .map(({ glyph, text }, i) => {
      if (text !== SOFT_HYPHEN) return text;
      if (i === pieces.length - 1 && !continued) return text;
      const width = Math.hypot(glyph.end[0] - glyph.start[0], glyph.end[1] - glyph.start[1]);
      return width < PRINTED * glyph.look.size ? '' : '-';
    })
    .join('');
}
