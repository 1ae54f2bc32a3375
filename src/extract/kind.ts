import { Kind, type Profile } from '../model/index.ts';
import { fold } from './fold.ts';

/** How much a word tells in the title, in the title of the section, and in the text. */
const WEIGHTS = { title: 4, section: 3, text: 1 };
/** More words of one kind in the text tell no more. */
const MOST_IN_TEXT = 2;

/**
 * The kind of an offering by the profile's words for kinds: in its title, as whole words or as the last part of
 * a compound ("Ledernetværk"), in the title of its section, and in its text. `other` where none of them stands there.
 */
export function kindOf(
  { title, section, description }: { title: string; section: string; description: string },
  profile: Profile,
): Kind {
  const tokens = {
    title: fold(title).split(' '),
    section: fold(section).split(' '),
    text: fold(description).split(' '),
  };
  let best: { kind: Kind; score: number } = { kind: 'other', score: 0 };
  for (const kind of Kind.options) {
    const words = (profile.kinds[kind] ?? []).map(fold);
    const count = (text: readonly string[]): number =>
      text.filter((token) => words.some((word) => isHead(token, word))).length;
    const score =
      WEIGHTS.title * count(tokens.title) +
      WEIGHTS.section * Math.min(1, count(tokens.section)) +
      WEIGHTS.text * Math.min(MOST_IN_TEXT, count(tokens.text));
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
