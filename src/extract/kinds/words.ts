import { Kind, type Profile } from '../../model/index.ts';
import { fold } from '../fold.ts';

/** The kinds that a text names by words of the profile: whole, or as the last part of a compound ("Ledernetværk"). */
export function kindsNamed(text: string, profile: Profile): Kind[] {
  const tokens = fold(text).split(' ');
  return Kind.options.filter((kind) =>
    (profile.kinds[kind] ?? [])
      .map(fold)
      .some((word) => tokens.some((token) => isHead(token, word))),
  );
}

/** Whether `word` is the token, or its last part, with an inflectional ending at most. */
function isHead(token: string, word: string): boolean {
  const at = token.lastIndexOf(word);
  if (at === -1) return false;
  return /^(?:e?[nt]?s?|e?ne?s?|e?rne?s?|e?r?s?)$/.test(token.slice(at + word.length));
}
