import { type Block, flowing, type Profile } from '../model/index.ts';
import { mendAddresses } from './addresses.ts';
import { boxTitlesAsText, partBoxTitles } from './box-titles.ts';
import { joinBrokenFacts } from './broken-facts.ts';
import { settleCalendarLeaves } from './calendar-leaves.ts';
import {
  type FactPart,
  type Facts,
  factsBehindTitles,
  findFacts,
  LABELLED,
  typeOf,
  valuesOfLabels,
} from './facts/index.ts';
import {
  bareLabels,
  countLabels,
  factsAsText,
  type LabelNames,
  type LabelReader,
  labelReader,
  loneLabelsAsText,
  mendLabelMarks,
} from './labels/index.ts';
import { numberedLinesAsTitles } from './numbered-titles.ts';
import { providerLineReader, titleReader } from './providers.ts';
import { partRunIns } from './run-in.ts';
import { settleSideFields, settleSideTexts } from './side-fields.ts';
import { subheadingsAsText } from './subheadings.ts';
import { type Cell, unfoldTables } from './tables/index.ts';
import { settleTitles } from './titles.ts';

/** What is no part of the text that runs on; footnotes go to the offerings that refer to them. */
const APART: ReadonlySet<Block['kind']> = new Set([
  'page-header',
  'page-footer',
  'figure',
  'footnote',
]);

/** The blocks of a document as titles, texts and facts, with what is known of them. */
export interface SettledBlocks {
  /** In the order in which titles are followed by what belongs to them. */
  readonly body: readonly Block[];
  readonly facts: Facts;
  /** What names the fields of blocks that were cells of a table. */
  readonly cells: ReadonlyMap<Block, Cell>;
  /** Titles of boxes of facts, as "Fakta": they are part of no text. */
  readonly boxTitles: ReadonlySet<Block>;
  readonly readLabel: LabelReader;
  /** How many labelled values a block holds. */
  readonly labelsIn: (block: Block) => number;
  /** The values of labels that stand alone above or beside them. */
  readonly values: ReadonlySet<Block>;
  /** Whether sizes and weights are those of a recognised page, or there are none. */
  readonly approximate: boolean;
}

/**
 * Tells titles, texts and facts apart as far as a block and its neighbours do, and puts facts and texts that stand beside
 * a title behind it. Which titles are those of offerings is for `outline` to tell.
 */
export function settleBlocks(
  blocks: readonly Block[],
  profile: Profile,
  names: LabelNames,
): SettledBlocks {
  const readTitle = titleReader(profile.providerMarkers);
  const readStrictly = titleReader(profile.providerMarkers, true);
  const isMarked = (title: string): boolean => readTitle(title).printed.length > 0;
  const isMarkedText = (text: string): boolean => readStrictly(text).printed.length > 0;
  const kept = settleCalendarLeaves(blocks.filter((block) => !APART.has(block.kind)));
  // text that was set has a colour; what was recognised, by us or in a hidden layer, has none, nor has plain text
  const approximate = kept.some((block) => block.style.color === undefined);
  const read = approximate ? mendAddresses(joinBrokenFacts(kept)) : kept;
  const whole = mendLabelMarks(read, names);
  const { blocks: tables, cells, unknown, facts: factCells } = unfoldTables(whole, names.nearly);
  const unfolded = tables.filter(
    (block) => !approximate || cells.has(block) || unknown.has(block) || !isScrap(block),
  );
  const numbered = approximate ? numberedLinesAsTitles(unfolded) : unfolded;
  const titled = settleTitles(numbered, isMarked, isMarkedText, approximate);
  const readGlued = labelReader(names, bareLabels(titled, names));
  const parted = approximate
    ? partBoxTitles(titled, (block, n) => {
        const line = block.text.split('\n')[n] ?? '';
        return (
          LABELLED.test(line) || readGlued(line, block, n).some(({ field }) => field !== undefined)
        );
      })
    : titled;
  // before short lines are looked at for names: "Fakta" is none
  const readTitled = labelReader(names, bareLabels(parted, names));
  const { blocks: untitled, boxTitles: overLabels } = boxTitlesAsText(
    parted,
    (block) => countLabels(block, readTitled) > 0 || LABELLED.test(firstLine(block)),
  );
  const settled = partRunIns(approximate ? untitled : subheadingsAsText(untitled), names);
  const plain = factsAsText(loneLabelsAsText(settled, names), names);
  const bare = bareLabels(plain, names);
  const { blocks: told, facts: found } = findFacts(
    plain,
    names.nearly,
    providerLineReader([...profile.providerMarkers, ...labelsBeforeNames(profile)]),
    (block) => cells.has(block) || unknown.has(block) || bare.has(block) || overLabels.has(block),
  );
  const facts = new Map([...found, ...[...unknown].map(factOfCell)]);
  const readLabel = labelReader(names, bareLabels(told, names));
  const labelsIn = (block: Block): number =>
    cells.has(block)
      ? 1
      : (facts.get(block)?.filter(({ field }) => field !== undefined).length ??
        countLabels(block, readLabel));
  const isLabelled = (block: Block): boolean => labelsIn(block) > 0;
  const { blocks: unboxed, boxTitles: overFacts } = boxTitlesAsText(told, isLabelled);
  const boxTitles = new Set([...overLabels, ...overFacts]);
  const labelled = factsBehindTitles(
    unboxed,
    (block) => block.kind !== 'heading' && !cells.has(block) && isLabelled(block),
  );
  const values = valuesOfLabels(labelled, names.exactly);
  // also what stands under labels that no profile knows
  const isToldFact = (block: Block): boolean =>
    facts.get(block)?.some(({ field, label }) => field !== undefined || label !== undefined) ??
    false;
  const isFact = (block: Block): boolean => isLabelled(block) || values.has(block);
  const body = settleSideTexts(
    settleSideFields(
      labelled,
      (block) =>
        factCells.has(block) ||
        boxTitles.has(block) ||
        isToldFact(block) ||
        (isFact(block) && !cells.has(block)),
    ),
    isFact,
  );
  return { body, facts, cells, boxTitles, readLabel, labelsIn, values, approximate };
}

/** Labels of providers that run on to the name without a colon: "Afholdes af". */
const labelsBeforeNames = ({ labels }: Profile): string[] =>
  (labels.providers ?? [])
    .filter((label) => / af$/u.test(label))
    .map((label) => label.toLowerCase());

const firstLine = ({ text }: Block): string => text.split('\n', 1)[0] as string;

/** A cell under a label that the profile does not know, as a fact of its own. */
function factOfCell([block, label]: readonly [Block, string]): [Block, FactPart[]] {
  const value = flowing(block).trim();
  return [block, [{ start: 0, end: block.text.length, value, field: typeOf(value), label }]];
}

/** What recognition leaves of page numbers, marks and drawings: a letter, or a number of a page, by itself. */
const isScrap = ({ text, kind }: Block): boolean =>
  (kind === 'paragraph' || kind === 'heading') &&
  /^(?:[^\p{L}]{0,4}|\P{L}?\p{L}\P{L}?)$/u.test(text);
