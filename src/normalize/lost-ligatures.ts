import { lookUp } from './model/lexicon.ts';
import type { DanishModel } from './model/load.ts';
import type { Replacement } from './revision.ts';

/** What fonts draw as one glyph, and may lack the Unicode of. */
const LIGATURES = ['ti', 'tt', 'ft', 'fi', 'ff', 'fl', 'fj', 'tti', 'ffi', 'tf', 'fb'];
/** A letter that has no meaning, inside a word: "minu\uFFFDer". */
const MAIMED = /(?<before>\p{L}+)\uFFFD(?<after>\p{L}+)/gu;
const CERTAIN = 0.9;

/** Letters without meaning for which just one ligature makes a Danish word: "minu\uFFFDer" is "minutter". */
export function lostLigatures(text: string, { lexicon }: DanishModel): Replacement[] {
  if (!text.includes('\uFFFD')) return [];
  return [...text.matchAll(MAIMED)].flatMap((match) => {
    const { before = '', after = '' } = match.groups ?? {};
    const words = LIGATURES.filter(
      (letters) => lookUp(lexicon, `${before}${letters}${after}`.toLowerCase()) !== undefined,
    );
    const [letters] = words;
    if (letters === undefined || words.length > 1) return [];
    const at = match.index + before.length;
    return [
      {
        kind: 'glyph',
        at,
        before: '\uFFFD',
        after: letters,
        confidence: CERTAIN,
        reason: 'ligature',
      },
    ];
  });
}
