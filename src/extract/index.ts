import {
  type Block,
  type CatalogueFile,
  type DocumentInfo,
  flowing,
  type Offering,
  type PageInfo,
  type Profile,
  type Warning,
} from '../model/index.ts';
import { catalogueInfo, inheritedAudiences, noTitleWarnings } from './catalogue-info.ts';
import { dropClosingNotes } from './closing.ts';
import { type CatalogueDraft, draftCatalogues, type OfferingDraft, titleOf } from './drafts.ts';
import { settleSlots } from './facts/index.ts';
import { footnotesIn } from './footnotes.ts';
import { groupBy } from './group-by.ts';
import { offeringIds } from './ids.ts';
import { type KindClassifier, UNTRAINED } from './kinds/index.ts';
import { knownNames } from './known-names.ts';
import { labelNames } from './labels/index.ts';
import { languageOf } from './language.ts';
import { misreadNames } from './misread-names.ts';
import { type Numbering, numberingOf } from './numbering.ts';
import { buildOffering, type OfferingContext, type OfferingRecord } from './offering.ts';
import { outline } from './outline/index.ts';
import { providerNamer, titleReader } from './providers.ts';
import { isRunIn } from './run-in.ts';
import { settleBlocks } from './settle-blocks.ts';
import { yearsIn } from './times.ts';
import { withTails } from './title-tails.ts';

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
  const { body, facts, cells, boxTitles, readLabel, labelsIn, values, approximate } = settleBlocks(
    document.blocks,
    profile,
    names,
  );
  const isMarked = (title: string): boolean => readTitle(title).printed.length > 0;
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
  const isLabelled = (block: Block): boolean => labelsIn(block) > 0;
  for (const { offerings } of drafts) {
    dropClosingNotes(offerings, { isLabelled, isValue: (block) => values.has(block), approximate });
  }
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
    approximate,
    years: yearsIn(
      items
        .slice(
          0,
          items.findIndex(({ role }) => role === 'offering'),
        )
        .map(({ block }) => block),
    ),
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

/** What is the same for all catalogues of a document. */
type DocumentContext = Omit<OfferingContext, 'numbering' | 'areRunIn' | 'catalogue'> & {
  /** See `SettledBlocks`. */
  readonly approximate: boolean;
};

const titleIsRunIn = ({ heading, body }: OfferingDraft): boolean => isRunIn(heading, body[0]);

/** How the titles of a catalogue are numbered, or, where they are not throughout, those of the section of each. */
function numberingWithin(
  offerings: readonly OfferingDraft[],
): (offering: OfferingDraft) => Numbering {
  const titlesOf = (own: readonly OfferingDraft[]): string[] =>
    own.map(({ heading }) => titleOf(heading));
  const all = numberingOf(titlesOf(offerings));
  if (all !== 'none') return () => all;
  const sections = new Map(
    [...groupBy(offerings, ({ section }) => section)].map(([section, own]) => [
      section,
      numberingOf(titlesOf(own)),
    ]),
  );
  return ({ section }) => sections.get(section) ?? 'none';
}

function withIds(drafts: readonly CatalogueDraft[], context: DocumentContext): Offering[] {
  const built = drafts.flatMap((draft) => {
    const numbering = numberingWithin(draft.offerings);
    const own = {
      ...context,
      areRunIn: 2 * draft.offerings.filter(titleIsRunIn).length > draft.offerings.length,
      catalogue: draft.title ?? '',
    };
    return draft.offerings.map((offering) => ({
      catalogue: draft.title,
      ...buildOffering(offering, inheritedAudiences(draft, offering.section, own.profile), {
        ...own,
        numbering: numbering(offering),
      }),
    }));
  });
  const nameProviders = providerNamer(
    context.profile,
    built.map(({ record }) => record.providers),
  );
  const named = built.map(({ record, providersAsRead }) =>
    nameProviders(record.providers, providersAsRead),
  );
  const misread = context.approximate ? misreadNames(named) : new Map<string, string>();
  const records = built.map(({ catalogue, record }, n) => ({
    catalogue,
    ...withNames(record, named[n] as string[], misread),
  }));
  const ids = offeringIds(records);
  return records.map(({ catalogue, ...record }, n) => ordered(ids[n] as string, catalogue, record));
}

/** A value that the rest of the document decided is no surer than this. */
const BY_MAJORITY = 0.85;

/** The record with its providers; where a name was misread that the others tell, it says so. */
function withNames(
  record: OfferingRecord,
  names: readonly string[],
  misread: ReadonlyMap<string, string>,
): OfferingRecord {
  const wrong = names.filter((name) => misread.has(name));
  const providers = [...new Set(names.map((name) => misread.get(name) ?? name))];
  if (wrong.length === 0) return { ...record, providers };
  const sure = record.fieldConfidence?.['providers'];
  return {
    ...record,
    providers,
    ...(sure !== undefined && {
      fieldConfidence: { ...record.fieldConfidence, providers: Math.min(sure, BY_MAJORITY) },
    }),
    warnings: [
      ...record.warnings,
      ...wrong.map((name) => `provider read as "${name}", "${misread.get(name)}" elsewhere`),
    ],
  };
}

/** The record with its first fields in the order of the contract. */
function ordered(id: string, catalogue: string | undefined, record: OfferingRecord): Offering {
  const { title, ...rest } = record;
  return { id, title, ...(catalogue === undefined ? {} : { catalogue }), ...rest };
}
