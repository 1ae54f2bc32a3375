import { Kind, type Profile } from '../../model/index.ts';
import type { KindClassifier } from './classifier.ts';
import { features, type KindTexts } from './features.ts';
import { kindsNamed } from './words.ts';

/** A kind, and how sure it is, 0–1. */
export interface ToldKind {
  readonly kind: Kind;
  readonly confidence: number;
}

/**
 * How many times as likely a kind is where a word of the profile names it. Assumptions: in the texts that the classifier
 * learns from, sections and catalogues are called many things; what its title says counts there already, and is given
 * more weight for words that a user's profile adds (on those texts it makes no difference).
 */
const NAMED = { title: 4, section: 3, catalogue: 3 };

/** In the title of a catalogue the words for these mean the catalogue itself. */
const NAMES_PUBLICATION: ReadonlySet<Kind> = new Set(['programme', 'publication', 'tool']);

/** A kind less likely than this is a guess among many. */
const LEAST = 0.2;

/**
 * The kind of an offering: what its title and text make likely, by the classifier, and what words of the profile name
 * in its title and in those of its section and catalogue. `other` where no kind is likely.
 */
export function kindOf(texts: KindTexts, profile: Profile, classify: KindClassifier): ToldKind {
  const named = {
    title: kindsNamed(texts.title, profile),
    section: kindsNamed(texts.section, profile),
    catalogue: kindsNamed(texts.catalogue, profile).filter((kind) => !NAMES_PUBLICATION.has(kind)),
  };
  const likely = classify(features(texts, profile)).map((probability, n) => {
    const kind = Kind.options[n]!;
    return (['title', 'section', 'catalogue'] as const).reduce(
      (product, where) => (named[where].includes(kind) ? product * NAMED[where] : product),
      probability,
    );
  });
  const most = Math.max(...likely);
  const confidence = Number((most / likely.reduce((sum, each) => sum + each, 0)).toFixed(2));
  return confidence < LEAST
    ? { kind: 'other', confidence }
    : { kind: Kind.options[likely.indexOf(most)]!, confidence };
}
