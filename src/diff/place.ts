import type { CatalogueFile, Offering } from '../model/index.ts';
import type { Tolerance } from './align.ts';
import type { FieldFinding } from './finding.ts';
import { isExact, type Trust } from './noise/trust.ts';
import { foldedLetters } from './noise/typography.ts';
import { compareText } from './words.ts';

/** The paths that a reading of an edition has offerings under, letters only. */
type KnownPlaces = ReadonlySet<string>;

/** What two editions know of their sections. */
export interface Places {
  readonly before: KnownPlaces;
  readonly after: KnownPlaces;
  /** The section that a subtitle belongs to, letters only: a reading may take the one for the other. */
  readonly subtitles: ReadonlyMap<string, string>;
}

export function placesIn(before: CatalogueFile, after: CatalogueFile): Places {
  const sections = [before, after].flatMap((file) => file.catalogues.flatMap((c) => c.sections));
  const subtitles = new Map(
    sections.flatMap(({ path, subtitle }) =>
      subtitle === undefined ? [] : [[foldedLetters(subtitle), path.at(-1)!] as const],
    ),
  );
  const known = ({ offerings }: CatalogueFile): KnownPlaces =>
    new Set(
      offerings
        .map((offering) => sectionTitles(placeOf(offering), subtitles))
        .flatMap((path) => path.map((_, n) => keyOf(path.slice(0, n + 1)))),
    );
  return { before: known(before), after: known(after), subtitles };
}

/** A path with the section's title where a reading has its subtitle. */
const sectionTitles = (path: readonly string[], subtitles: Places['subtitles']): string[] =>
  path.map((title) => subtitles.get(foldedLetters(title)) ?? title);

/** Titles of catalogues and sections of an edition, letters only. */
export const headingsIn = ({ catalogues }: CatalogueFile): ReadonlySet<string> =>
  new Set(
    catalogues
      .flatMap(({ title, sections }) => [
        title,
        ...sections.flatMap(({ path, subtitle }) => [...path, subtitle ?? '']),
      ])
      .map(foldedLetters),
  );

const keyOf = (path: readonly string[]): string => path.map(foldedLetters).join('/');

/** The titles that an offering stands under, outermost first. */
export const placeOf = ({ catalogue, sectionPath }: Offering): string[] =>
  catalogue === undefined ? [...sectionPath] : [catalogue, ...sectionPath];

/**
 * Whether an offering stands in another section. Where titles may have been missed, or text been taken for one, a
 * section that one reading does not have at all tells nothing: both paths are compared as far as both know them.
 */
export function comparePlace(
  before: Offering,
  after: Offering,
  known: Places,
  tolerance: Tolerance,
): FieldFinding | undefined {
  const [was, is] = [placeOf(before), placeOf(after)];
  if (was.length === is.length && was.every((title, n) => title === is[n])) return undefined;
  const path = 'sectionPath';
  const [printed, prints] = [was.join(' / '), is.join(' / ')];
  const compared = compareText(printed, prints, tolerance);
  if (!compared.changed) {
    return { aspect: 'moved', noise: compared.noise.map((noise) => ({ ...noise, path })) };
  }
  const [ours, theirs] = [sectionTitles(was, known.subtitles), sectionTitles(is, known.subtitles)];
  const both = {
    was: titlesKnown(ours, known, tolerance, 'after'),
    is: titlesKnown(theirs, known, tolerance, 'before'),
  };
  const left = (titles: readonly string[], cut: number): string => titles.slice(0, cut).join(' / ');
  const common = compareText(left(ours, both.was), left(theirs, both.is), tolerance);
  if (common.changed)
    return { aspect: 'moved', change: { path, before: was, after: is }, noise: [] };
  const reason = 'a section title that was not read';
  return { aspect: 'moved', noise: [{ path, was: printed, is: prints, reason }] };
}

/** How many titles of a path the other reading knows, or would if it could be trusted to. */
function titlesKnown(
  titles: readonly string[],
  known: Places,
  tolerance: Tolerance,
  other: 'before' | 'after',
): number {
  const own: Trust = tolerance[other === 'before' ? 'after' : 'before'];
  const mayMiss = !isExact(tolerance[other]) || own.manner === 'damaged';
  if (!mayMiss) return titles.length;
  const unknown = titles.findIndex((_, n) => !known[other].has(keyOf(titles.slice(0, n + 1))));
  return unknown < 0 ? titles.length : unknown;
}
