import { type Offering as Printed, type Source, sectionsOf } from '../../fixtures/make/source.ts';
import type { CatalogueFile, Offering } from '../../src/model/index.ts';
import { plainly } from '../likeness.ts';

/** An edition as it was set, and as it was read. */
export interface SetAndRead {
  readonly source: Source;
  readonly file: CatalogueFile;
}

const words = (text: string): string => plainly(text.replaceAll(/^\s*[-•] /gmu, '')).toLowerCase();

const printedText = ({ text }: Printed): string => text.flat().join(' ');

/** Whether an offering of an edition, by its title, was read otherwise than it is set, or not at all. */
export function isMisread({ source, file }: SetAndRead, title: string): boolean {
  const printed = source.catalogues
    .flatMap(({ sections }) => sectionsOf(sections))
    .flatMap(({ section, path }) => section.offerings.map((offering) => ({ offering, path })))
    .filter(({ offering }) => words(offering.title) === words(title));
  const read = file.offerings.filter((offering) => words(offering.title) === words(title));
  return (
    printed.length !== read.length ||
    !printed.every(({ offering, path }) => read.some((record) => isRight(record, offering, path)))
  );
}

function isRight(record: Offering, printed: Printed, path: readonly string[]): boolean {
  const fieldOf = (as: string): string =>
    words(
      printed.fields
        .filter((field) => field.as === as)
        .map(({ text }) => text)
        .join(' '),
    );
  const { schedule = [], price, location = '', description = '', sectionPath, providers } = record;
  return (
    words(description) === words(printedText(printed)) &&
    words(sectionPath.at(-1) ?? '') === words(path.at(-1) ?? '') &&
    (printed.providers.length === 0 ||
      words(providers.join()) === words(printed.providers.join())) &&
    words(schedule.map(({ text }) => text).join(' ')) === fieldOf('schedule') &&
    words(price?.text ?? '') === fieldOf('price') &&
    words(location) === fieldOf('location')
  );
}
