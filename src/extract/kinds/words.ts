import { Kind, type Profile } from '../../model/index.ts';
import { fold } from '../fold.ts';

/** How a word may be inflected: e.g. "kursers". */
const INFLECTED = /^(?:e?[nt]?s?|e?ne?s?|e?rne?s?|e?r?s?)$/;
/** The same without "-en" and "-et": "Mødet med naturen" is about one, and no name for what stands under it. */
const INDEFINITE = /^(?:e?s?|e?r?s?|e?rne?s?|ne?s?)$/;

/**
 * The kinds that a text names by words of the profile: whole, or as the last part of a compound ("Ledernetværk").
 *
 * @param of a heading names what stands under it in the plural, or in the indefinite singular at least.
 */
export function kindsNamed(
  text: string,
  profile: Profile,
  of: 'offering' | 'heading' = 'offering',
): Kind[] {
  const endings = of === 'heading' ? INDEFINITE : INFLECTED;
  const tokens = fold(text).split(' ');
  return wordsOf(profile).flatMap(([kind, words]) =>
    words.some((word) => tokens.some((token) => isHead(token, word, endings))) ? [kind] : [],
  );
}

/** The words that name each kind, folded. */
type KindWords = readonly (readonly [Kind, readonly string[]])[];

const folded = new WeakMap<Profile, KindWords>();

function wordsOf(profile: Profile): KindWords {
  const known =
    folded.get(profile) ??
    Kind.options.map((kind) => [kind, (profile.kinds[kind] ?? []).map(fold)] as const);
  folded.set(profile, known);
  return known;
}

/** Whether `word` is the token, or its last part, but for its ending. */
function isHead(token: string, word: string, endings: RegExp): boolean {
  const at = token.lastIndexOf(word);
  return at !== -1 && endings.test(token.slice(at + word.length));
}
