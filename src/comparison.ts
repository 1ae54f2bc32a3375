import { readFile } from 'node:fs/promises';
import { type Comparison, type Confusions, compareEditions, historyOf } from './diff/index.ts';
import {
  type CatalogueFile,
  ConfusionTable,
  type DiffFile,
  type Edit,
  type HistoryFile,
  NothingFoundError,
  type Offering,
  type Warning,
} from './model/index.ts';
import { loadProfiles } from './profiles.ts';

/** A catalogue as published at one time, and what was mended in it where that is on record. */
export interface Edition {
  /** As the user knows it. */
  readonly label: string;
  readonly file: CatalogueFile;
  readonly edits?: readonly Edit[];
}

export interface ComparisonOptions {
  /** A profile's name or file: its rules tell which changes are important. */
  readonly profile?: string;
  readonly showNoise?: boolean;
}

const MODEL = new URL('../models/danish/', import.meta.url);

/** How readers err, as the Danish model has it. */
export async function loadConfusions(): Promise<Confusions> {
  const table = async (name: string): Promise<ConfusionTable> =>
    ConfusionTable.parse(JSON.parse(await readFile(new URL(name, MODEL), 'utf8')));
  const [recognised, damaged] = await Promise.all([
    table('recognition.json'),
    table('channel.json'),
  ]);
  return { recognised, damaged };
}

/**
 * Compares each edition with the next, by what katalog knows of how readers err.
 *
 * @throws NothingFoundError for an edition without an offering: to compare with it would tell that all was added or
 * removed.
 */
export async function compareInTurn(
  editions: readonly Edition[],
  { profile, showNoise = false }: ComparisonOptions = {},
): Promise<Comparison[]> {
  for (const { label, file } of editions) {
    if (file.offerings.length > 0) continue;
    throw new NothingFoundError({
      file: label,
      reason: 'it holds nothing that looks like an offering, so there is nothing to compare',
      remedy: 'Read it by itself with katalog run, and see what text.txt holds',
    });
  }
  const [confusions, chooseProfile] = await Promise.all([loadConfusions(), loadProfiles(profile)]);
  return editions.slice(1).map((after, n) => {
    const before = editions[n]!;
    const { severity } = chooseProfile(textOf(after.file.offerings));
    const edits = {
      ...(before.edits && { before: before.edits }),
      ...(after.edits && { after: after.edits }),
    };
    const compared = compareEditions(before.file, after.file, {
      confusions,
      edits,
      showNoise,
      ...(severity && { severity }),
    });
    return { ...compared, diff: warned(compared.diff, partialWarnings([before, after])) };
  });
}

/** The history of all offerings over editions that were compared in turn. */
export const historyIn = (
  editions: readonly Edition[],
  comparisons: readonly Comparison[],
): HistoryFile =>
  warned(
    historyOf(
      editions.map(({ file }) => file),
      comparisons,
    ),
    partialWarnings(editions),
  );

/** Pages that an edition is without: what stood on them is not compared. */
export const partialWarnings = (editions: readonly Edition[]): Warning[] =>
  editions.flatMap(({ label, file }) =>
    file.warnings
      .filter(({ code }) => code === 'page-failed')
      .map(
        (warning): Warning => ({
          ...warning,
          message: `${label}, page ${warning.page}: ${warning.message} What stood on it looks removed or added`,
        }),
      ),
  );

const warned = <F extends DiffFile | HistoryFile>(file: F, warnings: Warning[]): F =>
  warnings.length === 0 ? file : { ...file, warnings };

const textOf = (offerings: readonly Offering[]): string =>
  offerings
    .map(({ title, providers, description = '' }) => [title, ...providers, description].join('\n'))
    .join('\n');
