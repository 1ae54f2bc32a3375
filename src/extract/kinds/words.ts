import { Kind, type Profile } from '../../model/index.ts';
import { fold } from '../fold.ts';
import type { KindGuesser } from './classifier.ts';

/** How much a word tells in the title, in the title of the section, and in the text. */
const WEIGHTS = { title: 4, section: 3, text: 1 };
/** How sure a kind is by what tells it (shares right on the fixtures and by bench/kinds, rounded down). */
const SURE = { named: 0.9, guessed: 0.85, catalogue: 0.8, inText: 0.6, untold: 0.4 };

/** A kind, and how sure it is. */
export interface ToldKind {
  readonly kind: Kind;
  readonly confidence: number;
}

/** In the title of a catalogue the words for these mean the catalogue itself. */
const NAMES_PUBLICATION: ReadonlySet<Kind> = new Set(['programme', 'publication', 'tool']);
/** More words of one kind in the text tell no more. */
const MOST_IN_TEXT = 2;

/**
 * The kind of an offering by the profile's words for kinds: in its title, as whole words or as the last part of
 * a compound ("Ledernetværk"), in the title of its section, and in its text. Where neither title nor section tells,
 * the catalogue's title does if it names one kind; then the classifier's guess goes before the words of the text. `other` where all of these tell nothing.
 */
export function kindOf(
  {
    title,
    section,
    catalogue,
    description,
  }: Readonly<Record<'title' | 'section' | 'catalogue' | 'description', string>>,
  profile: Profile,
  guessKind: KindGuesser = () => undefined,
): ToldKind {
  const tokens = {
    title: fold(title).split(' '),
    section: fold(section).split(' '),
    text: fold(description).split(' '),
  };
  let best: { kind: Kind; score: number; alone: boolean } = {
    kind: 'other',
    score: 0,
    alone: true,
  };
  for (const kind of Kind.options) {
    const words = (profile.kinds[kind] ?? []).map(fold);
    const count = (text: readonly string[]): number =>
      text.filter((token) => words.some((word) => isHead(token, word))).length;
    const score =
      WEIGHTS.title * count(tokens.title) +
      WEIGHTS.section * Math.min(1, count(tokens.section)) +
      WEIGHTS.text * Math.min(MOST_IN_TEXT, count(tokens.text));
    if (score > best.score) best = { kind, score, alone: true };
    else if (score > 0 && score === best.score) best = { ...best, alone: false };
  }
  if (best.score >= WEIGHTS.section) return { kind: best.kind, confidence: SURE.named };
  const named = Kind.options.filter(
    (kind) =>
      !NAMES_PUBLICATION.has(kind) &&
      fold(catalogue)
        .split(' ')
        .some((token) => (profile.kinds[kind] ?? []).some((word) => isHead(token, fold(word)))),
  );
  if (named.length === 1) return { kind: named[0] as Kind, confidence: SURE.catalogue };
  const guess = guessKind(`${title}. ${description}`);
  if (guess !== undefined) return { kind: guess.kind, confidence: SURE.guessed };
  const inText = best.score > 0 && best.alone;
  return inText
    ? { kind: best.kind, confidence: SURE.inText }
    : { kind: 'other', confidence: SURE.untold };
}

/** Whether `word` is the token, or its last part, with an inflectional ending at most. */
function isHead(token: string, word: string): boolean {
  const at = token.lastIndexOf(word);
  if (at === -1) return false;
  return /^(?:e?[nt]?s?|e?ne?s?|e?rne?s?|e?r?s?)$/.test(token.slice(at + word.length));
}
