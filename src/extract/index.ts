import {
  type Block,
  type CatalogueFile,
  type CatalogueInfo,
  type DocumentInfo,
  flowing,
  type Offering,
  type PageInfo,
  type Profile,
  type Warning,
} from '../model/index.ts';
import { audiencesInTitle } from './audiences.ts';
import { boxTitlesAsText } from './box-titles.ts';
import { joinBrokenDates } from './broken-dates.ts';
import { withoutCalendarLeaves } from './calendar-leaves.ts';
import { dropClosingNotes } from './closing.ts';
import { describe } from './description.ts';
import { type CatalogueDraft, draftCatalogues, type SectionDraft, titleOf } from './drafts.ts';
import {
  type FactPart,
  factsBehindTitles,
  findFacts,
  type KnownNames,
  type NameOf,
  settleSlots,
  typeOf,
  valuesOfLabels,
} from './facts/index.ts';
import { fold } from './fold.ts';
import { footnotesIn } from './footnotes.ts';
import { catalogueId, offeringIds } from './ids.ts';
import { type KindClassifier, UNTRAINED } from './kinds/index.ts';
import {
  bareLabels,
  countLabels,
  factsAsText,
  labelNames,
  labelReader,
  loneLabelsAsText,
} from './labels/index.ts';
import { languageOf } from './language.ts';
import { numberedLinesAsTitles } from './numbered-titles.ts';
import { numberingOf } from './numbering.ts';
import { buildOffering, type OfferingContext, type OfferingRecord } from './offering.ts';
import { outline } from './outline/index.ts';
import { providerLineReader, providerNamer, splitNames, titleReader } from './providers.ts';
import { partRunIns } from './run-in.ts';
import { settleSideFields, settleSideTexts } from './side-fields.ts';
import { subheadingsAsText } from './subheadings.ts';
import { unfoldTables } from './tables/index.ts';
import { withTails } from './title-tails.ts';
import { settleTitles } from './titles.ts';

export { offeringIds } from './ids.ts';
export { type KindClassifier, loadKindClassifier } from './kinds/index.ts';

/** A document as the stages before extraction leave it. */
export interface ReadDocument {
  readonly info: DocumentInfo;
  readonly pages: readonly PageInfo[];
  /** In reading order, mended. */
  readonly blocks: readonly Block[];
  readonly warnings: readonly Warning[];
}

/** What is no part of the text that runs on; footnotes go to the offerings that refer to them. */
const APART: ReadonlySet<Block['kind']> = new Set([
  'page-header',
  'page-footer',
  'figure',
  'footnote',
]);

/**
 * Makes records of the catalogues and offerings in a document that has been read, laid out and mended.
 *
 * @param classifyKind how likely the kinds are; without it only the profile's words tell them.
 */
export function extract(
  document: ReadDocument,
  profile: Profile,
  classifyKind: KindClassifier = UNTRAINED,
): CatalogueFile {
  const readTitle = titleReader(profile.providerMarkers);
  const names = labelNames(profile);
  const readStrictly = titleReader(profile.providerMarkers, true);
  const isMarked = (title: string): boolean => readTitle(title).printed.length > 0;
  const isMarkedText = (text: string): boolean => readStrictly(text).printed.length > 0;
  const kept = withoutCalendarLeaves(document.blocks.filter((block) => !APART.has(block.kind)));
  // text that was set has a colour; what was recognised, by us or in a hidden layer, has none, nor has plain text
  const approximate = kept.some((block) => block.style.color === undefined);
  const whole = approximate ? joinBrokenDates(kept) : kept;
  const { blocks: tables, cells, unknown, facts: factCells } = unfoldTables(whole, names.nearly);
  const unfolded = tables.filter(
    (block) => !approximate || cells.has(block) || unknown.has(block) || !isScrap(block),
  );
  const numbered = approximate ? numberedLinesAsTitles(unfolded) : unfolded;
  const titled = settleTitles(numbered, isMarked, isMarkedText, approximate);
  const settled = partRunIns(approximate ? titled : subheadingsAsText(titled), names);
  const plain = factsAsText(loneLabelsAsText(settled, names), names);
  const bare = bareLabels(plain, names);
  const { blocks: told, facts: found } = findFacts(
    plain,
    names.nearly,
    providerLineReader(profile.providerMarkers),
    (block) => cells.has(block) || unknown.has(block) || bare.has(block),
  );
  const facts = new Map([...found, ...[...unknown].map(factOfCell)]);
  const readLabel = labelReader(names, bareLabels(told, names));
  const labelsIn = (block: Block): number =>
    cells.has(block)
      ? 1
      : (facts.get(block)?.filter(({ field }) => field !== undefined).length ??
        countLabels(block, readLabel));
  const isLabelled = (block: Block): boolean => labelsIn(block) > 0;
  const { blocks: unboxed, boxTitles } = boxTitlesAsText(told, isLabelled);
  const labelled = factsBehindTitles(
    unboxed,
    (block) => block.kind !== 'heading' && !cells.has(block) && isLabelled(block),
  );
  const values = valuesOfLabels(labelled, names.exactly);
  const isFact = (block: Block): boolean => isLabelled(block) || values.has(block);
  const body = settleSideTexts(
    settleSideFields(
      labelled,
      (block) => factCells.has(block) || (isFact(block) && !cells.has(block)),
    ),
    isFact,
  );
  const items = outline(body, {
    approximate,
    pageCount: document.pages.length,
    unstyled: document.pages.every((page) => page.origin === 'plain-text'),
    isMarked,
    labelsIn,
  });
  const drafts = draftCatalogues(items).filter(
    (draft) => draft.title !== undefined || draft.offerings.length > 0,
  );
  for (const draft of drafts) dropClosingNotes(draft.offerings, isLabelled);
  const offered = drafts.flatMap((draft) => draft.offerings.map((each) => titleOf(each.heading)));
  const readNamed = withTails(readTitle, offered);
  const titleNames = drafts.flatMap((draft) =>
    draft.offerings.map((each) => readNamed(titleOf(each.heading)).printed),
  );
  const lists = drafts.flatMap((draft) =>
    draft.offerings.map(({ body: own }) => own.flatMap((block) => facts.get(block) ?? [])),
  );
  const context: DocumentContext = {
    profile,
    facts,
    boxTitles,
    slots: settleSlots(lists, knownNames(profile, titleNames, lists)),
    names,
    readTitle: readNamed,
    readLabel,
    cells,
    classifyKind,
    footnotes: footnotesIn(document.blocks),
    damagedPages: new Set(
      document.pages
        .filter((page) => page.verdict.quality === 'damaged')
        .map((page) => page.number),
    ),
  };
  const language = languageOf(body.map(flowing).join('\n'));
  return {
    schema: 'katalog/catalogue@1',
    document: { ...document.info, ...(language === undefined ? {} : { language }) },
    pages: [...document.pages],
    catalogues: drafts.flatMap((draft) => catalogueInfo(draft, profile)),
    offerings: withIds(drafts, context),
    warnings: [...document.warnings, ...noTitleWarnings(drafts)],
  };
}

/** A cell under a label that the profile does not know, as a fact of its own. */
function factOfCell([block, label]: readonly [Block, string]): [Block, FactPart[]] {
  const value = flowing(block).trim();
  return [block, [{ start: 0, end: block.text.length, value, field: typeOf(value), label }]];
}

/** What recognition leaves of page numbers, marks and drawings: a letter, or a number of a page, by itself. */
const isScrap = ({ text, kind }: Block): boolean =>
  (kind === 'paragraph' || kind === 'heading') &&
  /^(?:[^\p{L}]{0,4}|\P{L}?\p{L}\P{L}?)$/u.test(text);

/** Share of the offerings that must give a field elsewhere for names without labels to be others. */
const GIVEN = 0.5;

/** What titles, markers and labels tell of the names in a document. */
function knownNames(
  profile: Profile,
  titleNames: readonly (readonly string[])[],
  lists: readonly (readonly FactPart[])[],
): KnownNames {
  const told = (field: NameOf): FactPart[][] =>
    lists.map((parts) => parts.filter((part) => part.field === field));
  const share = (count: number): boolean => count > lists.length * GIVEN;
  const count = (each: readonly (readonly unknown[])[]): number =>
    each.filter(({ length }) => length > 0).length;
  const given = (['teachers', 'location', 'providers'] as const).filter((field) =>
    share(count(told(field)) + (field === 'providers' ? count(titleNames) : 0)),
  );
  const providers = [
    ...profile.providers.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...titleNames.flat(),
    ...told('providers').flatMap((parts) => parts.flatMap(({ value }) => splitNames(value))),
  ];
  return { providers: new Set(providers.map(fold)), given: new Set(given) };
}

/** What is the same for all catalogues of a document. */
type DocumentContext = Omit<OfferingContext, 'numbering' | 'catalogue'>;

function withIds(drafts: readonly CatalogueDraft[], context: DocumentContext): Offering[] {
  const built = drafts.flatMap((draft) => {
    const titles = draft.offerings.map((offering) => titleOf(offering.heading));
    const own = { ...context, numbering: numberingOf(titles), catalogue: draft.title ?? '' };
    return draft.offerings.map((offering) => ({
      catalogue: draft.title,
      ...buildOffering(offering, inheritedAudiences(draft, offering.section, own.profile), own),
    }));
  });
  const nameProviders = providerNamer(
    context.profile,
    built.map(({ record }) => record.providers),
  );
  const records = built.map(({ catalogue, record, providersAsRead }) => ({
    catalogue,
    ...record,
    providers: nameProviders(record.providers, providersAsRead),
  }));
  const ids = offeringIds(records);
  return records.map(({ catalogue, ...record }, n) => ordered(ids[n] as string, catalogue, record));
}

/** The record with its first fields in the order of the contract. */
function ordered(id: string, catalogue: string | undefined, record: OfferingRecord): Offering {
  const { title, ...rest } = record;
  return { id, title, ...(catalogue === undefined ? {} : { catalogue }), ...rest };
}

/** Whom an offering is for, by the innermost title above it that says. */
function inheritedAudiences(
  draft: CatalogueDraft,
  section: SectionDraft | undefined,
  profile: Profile,
): string[] {
  const above = draft.sections.filter(
    (each) => section !== undefined && each.path.every((title, n) => section.path[n] === title),
  );
  const titles = [
    draft.title,
    ...above.flatMap((each) => [each.subtitle, each.path.at(-1)]),
  ].reverse();
  for (const title of titles) {
    const found = title === undefined ? [] : audiencesInTitle(title, profile.audiences);
    if (found.length > 0) return found;
  }
  return [];
}

function catalogueInfo(draft: CatalogueDraft, profile: Profile): CatalogueInfo[] {
  if (draft.title === undefined) return [];
  return [
    {
      id: catalogueId(draft.title),
      title: draft.title,
      audiences: audiencesInTitle(draft.title, profile.audiences),
      pages: draft.pages,
      ...intro(draft.intro),
      sections: draft.sections.map((section) => ({
        path: [...section.path],
        page: section.page,
        ...(section.subtitle === undefined ? {} : { subtitle: section.subtitle }),
        ...intro(section.intro),
      })),
      contacts: [],
    },
  ];
}

function intro(blocks: readonly Block[]): { intro?: string } {
  const text = describe(blocks.map((block) => ({ block, start: 0, end: block.text.length })));
  return text === '' ? {} : { intro: text };
}

function noTitleWarnings(drafts: readonly CatalogueDraft[]): Warning[] {
  return drafts
    .filter((draft) => draft.title === undefined)
    .map((draft) => ({
      code: 'no-catalogue-title',
      page: draft.pages[0],
      message: `no title found for the catalogue that begins on page ${draft.pages[0]}`,
    }));
}
