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
 * How many times as likely a kind is where a word of the profile names it. Assumptions, as the texts that the classifier
 * learns from cannot tell: their headings mislead more often than in print, for it to learn what happens.
 */
const NAMED = { title: 20, section: 20, catalogue: 5 };

/** In the title of a catalogue the words for these mean the catalogue itself. */
const NAMES_PUBLICATION: ReadonlySet<Kind> = new Set(['programme', 'publication', 'tool']);

/** The most that a kind is sure of where the texts alone would tell another. An assumption, as above. */
const BY_NAME_ONLY = 0.6;

/** A kind less likely than this is a guess among many. */
const LEAST = 0.2;

/**
 * The kind of an offering: what its title and text make likely, by the classifier, and what words of the profile name
 * in its title and in those of its section and catalogue. `other` where no kind is likely.
 */
export function kindOf(texts: KindTexts, profile: Profile, classify: KindClassifier): ToldKind {
  const named = {
    title: kindsNamed(texts.title, profile),
    section: kindsNamed(texts.section, profile, 'heading'),
    catalogue: kindsNamed(texts.catalogue, profile, 'heading').filter(
      (kind) => !NAMES_PUBLICATION.has(kind),
    ),
  };
  const byTexts = classify(features(texts, profile));
  const likely = byTexts.map((probability, n) => {
    const kind = Kind.options[n]!;
    return (['title', 'section', 'catalogue'] as const).reduce(
      (product, where) => (named[where].includes(kind) ? product * NAMED[where] : product),
      probability,
    );
  });
  const best = indexOfMost(likely);
  const share = likely[best]! / likely.reduce((sum, each) => sum + each, 0);
  const confidence = best === indexOfMost(byTexts) ? share : Math.min(share, BY_NAME_ONLY);
  return {
    kind: share < LEAST ? 'other' : Kind.options[best]!,
    confidence: Number(confidence.toFixed(2)),
  };
}

const indexOfMost = (values: readonly number[]): number => values.indexOf(Math.max(...values));
