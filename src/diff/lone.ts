import type { CatalogueFile, Noise, Offering } from '../model/index.ts';
import type { Reading } from './noise/trust.ts';
import { isExact } from './noise/trust.ts';
import { foldedLetters } from './noise/typography.ts';

/** Share of the words that a damaged reading keeps as they are. */
const KEPT = 0.75;

/** Tells whether an offering's words stand in the headings of an edition, or in what introduces its sections. */
type Holds = (offering: Offering) => boolean;

function holdings({ offerings, catalogues }: CatalogueFile): Holds {
  const passages = [
    ...offerings.map(({ title }) => title),
    ...catalogues.flatMap(({ title, intro = '', sections }) => [
      `${title} ${intro}`,
      ...sections.map(({ path, subtitle = '', intro: text = '' }) =>
        [path.at(-1), subtitle, text].join(' '),
      ),
    ]),
  ].map((passage) => new Set(wordsOf(passage)));
  return ({ title, description = '' }) => {
    const words = wordsOf(`${title} ${description}`);
    const least = words.length * KEPT;
    return passages.some(
      (passage) =>
        passage.size >= least && words.filter((word) => passage.has(word)).length >= least,
    );
  };
}

const wordsOf = (text: string): string[] =>
  text
    .split(/\s+/u)
    .map(foldedLetters)
    .filter((word) => word !== '');

/**
 * Parts offerings that one reading has and the other has not into those that the publisher added or removed and
 * those that the reading made of a heading, a piece of a title or an introduction that stands in both.
 */
export function settleLone(
  offerings: readonly Offering[],
  own: Reading,
  other: CatalogueFile,
): { readonly real: Offering[]; readonly made: Offering[] } {
  const doubtful = offerings.filter((offering) => !isExact(own.trustOf(offering)));
  const made = doubtful.length === 0 ? [] : doubtful.filter(holdings(other));
  const isMade = new Set(made);
  return { real: offerings.filter((offering) => !isMade.has(offering)), made };
}

export const loneNoise = (offering: Offering, side: 'before' | 'after'): Noise => ({
  before: side === 'before' ? offering.id : '',
  after: side === 'after' ? offering.id : '',
  path: 'title',
  was: side === 'before' ? offering.title : '',
  is: side === 'after' ? offering.title : '',
  reason: 'a heading, or a part of one, read as an offering',
});
