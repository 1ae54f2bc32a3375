import { seededRandom } from '../fixtures/make/random.ts';
import { type Offering, readSource, type Source, sectionsOf } from '../fixtures/make/source.ts';
import { edited, type KnownEdit } from './edits.ts';
import { fixtureNames, fixtures } from './readings.ts';

/** The sources of all fixtures, by name. */
export const fixtureSources = (): ReadonlyMap<string, Source> =>
  new Map(fixtureNames().map((name) => [name, readSource(new URL(`${name}/`, fixtures))]));

/** The offerings of a source in printed order. */
export const offeringsOf = ({ catalogues }: Source): Offering[] =>
  catalogues
    .flatMap(({ sections }) => sectionsOf(sections))
    .flatMap(({ section }) => section.offerings);

/** Another edition of a fixture's catalogue: the same for the same seed. What is added comes from the other fixtures. */
export function editionOf(
  sources: ReadonlyMap<string, Source>,
  name: string,
  seed: number,
): { readonly source: Source; readonly edits: readonly KnownEdit[] } {
  const strangers = [...sources]
    .filter(([other]) => other !== name)
    .flatMap(([, other]) => offeringsOf(other));
  return edited(sources.get(name)!, strangers, seededRandom(seed));
}
