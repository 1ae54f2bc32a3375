import { Kind, type Profile } from '../model/index.ts';
import { fold } from './fold.ts';

/** How much more a word tells in a title than in the text under it. */
const TITLE_WEIGHT = 3;

/**
 * The kind of an offering by the profile's words for kinds: in its title, as whole words or as the last part of
 * a compound ("Ledernetværk"), and in its text. `other` where none of them stands there.
 */
export function kindOf(title: string, description: string, profile: Profile): Kind {
  const inTitle = fold(title).split(' ');
  const inText = fold(description).split(' ');
  let best: { kind: Kind; score: number } = { kind: 'other', score: 0 };
  for (const kind of Kind.options) {
    const words = (profile.kinds[kind] ?? []).map(fold);
    const count = (text: readonly string[]): number =>
      text.filter((token) => words.some((word) => isHead(token, word))).length;
    const score = TITLE_WEIGHT * count(inTitle) + Math.min(2, count(inText));
    if (score > best.score) best = { kind, score };
  }
  return best.kind;
}

/** Whether `word` is the token, or its last part, with an inflectional ending at most. */
function isHead(token: string, word: string): boolean {
  const at = token.lastIndexOf(word);
  if (at === -1) return false;
  return /^(?:e?[nt]?s?|e?ne?s?|e?rne?s?|e?r?s?)$/.test(token.slice(at + word.length));
}
