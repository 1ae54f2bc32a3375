import {
  type Block,
  flowing,
  type LabelledField,
  type Offering,
  type Place,
  type Profile,
} from '../model/index.ts';
import { areLevels, audiencesInTitle, type ToldAudiences } from './audiences.ts';
import { confidenceOf, fieldConfidences } from './confidence.ts';
import { type DescriptionPart, describe } from './description.ts';
import type { OfferingDraft } from './drafts.ts';
import { placesOfBlock, placesOfRun } from './evidence.ts';
import type { FactPart, Facts } from './facts/index.ts';
import { referredFootnotes } from './footnotes.ts';
import { gatherBody } from './gather.ts';
import { gatherFromText } from './gather-text.ts';
import { type KindClassifier, kindOf } from './kinds/index.ts';
import type { LabelNames, LabelReader } from './labels/index.ts';
import { type Numbering, numberBefore } from './numbering.ts';
import type { TitleReader } from './providers.ts';
import { isRunIn } from './run-in.ts';
import type { Cell } from './tables/index.ts';
import { type NamedYears, settleTimes } from './times.ts';
import type { Gathered } from './values.ts';

/** What all offerings of a document are read with. */
export interface OfferingContext {
  readonly profile: Profile;
  readonly readTitle: TitleReader;
  readonly names: LabelNames;
  readonly readLabel: LabelReader;
  /** How the titles are numbered: numbers are no part of them. */
  readonly numbering: Numbering;
  /** Whether titles are run in, so that a full stop parts them from their text, also where they fill their line. */
  readonly areRunIn: boolean;
  /** What names the fields of blocks that were cells of a table. */
  readonly cells: ReadonlyMap<Block, Cell>;
  readonly classifyKind: KindClassifier;
  readonly facts: Facts;
  /** Titles of boxes of facts, as "Fakta": they are part of no text. */
  readonly boxTitles: ReadonlySet<Block>;
  /** The fields of facts that only their place in the list tells. */
  readonly slots: ReadonlyMap<FactPart, LabelledField>;
  /** The years that the publication names before its first offering. */
  readonly years: NamedYears;
  /** The catalogue's title; empty where it has none. */
  readonly catalogue: string;
  /** By page and mark. */
  readonly footnotes: ReadonlyMap<string, Block>;
  /** Pages whose text is damaged. */
  readonly damagedPages: ReadonlySet<number>;
}

/** An offering without what only the whole document can settle; its providers are as printed. */
export type OfferingRecord = Omit<Offering, 'id' | 'catalogue'>;

/**
 * The record of one offering.
 *
 * @param inherited whom the sections above it are for, where it does not say itself.
 */
export function buildOffering(
  draft: OfferingDraft,
  inherited: ToldAudiences,
  context: OfferingContext,
): { readonly record: OfferingRecord; readonly providersAsRead: readonly string[] } {
  const { heading, section, body } = draft;
  const text = flowing(heading);
  const { length: titleAt, number } = numberBefore(text, context.numbering);
  const { title: whole, printed, run } = context.readTitle(text);
  const hasStop = context.areRunIn || isRunIn(heading, body[0]);
  const title = whole.slice(titleAt).replace(hasStop ? /\.$/ : /(?!)/, '');
  const gathered: Gathered = {
    fields: {},
    providers: [...printed],
    audiences: [],
    parts: [],
    evidence: {},
    inferred: new Set(),
  };
  const asRead = context.readTitle(heading.raw.replaceAll('\n', ' ')).printed;
  const { evidence } = gathered;
  evidence.title = placesOfRun(heading, titleAt, whole.length);
  if (printed.length > 0) evidence.providers = placesOfRun(heading, ...run);
  if (context.numbering === 'code' && number !== undefined) {
    gathered.fields.courseNumber = number;
    evidence.courseNumber = placesOfRun(heading, 0, titleAt);
  }
  gatherBody(body, gathered, context);
  gathered.parts.push(...referredFootnotes([heading, ...body], context.footnotes));
  const description = describe(gathered.parts);
  if (description !== '') evidence.description = gathered.parts.flatMap(placesOfPart);
  gatherFromText(gathered);
  settleTimes(gathered, section, context.years);
  const groups = audiencesInTitle(title, context.profile.audiences);
  const inTitle = { groups, places: evidence.title };
  const audiences = [
    { groups: gathered.audiences, places: evidence.audiences },
    ...(areLevels(groups) ? [inherited, inTitle] : [inTitle, inherited]),
  ].find(({ groups }) => groups.length > 0);
  if (audiences?.places !== undefined) evidence.audiences = audiences.places;
  const lines = [heading, ...body].flatMap((block) => block.lines);
  const damaged = lines.some((line) => context.damagedPages.has(line.page));
  const told =
    gathered.kind === undefined
      ? kindOf(
          { title, section: section?.path.at(-1) ?? '', catalogue: context.catalogue, description },
          context.profile,
          context.classifyKind,
        )
      : { kind: gathered.kind, confidence: 1 };
  const record: OfferingRecord = {
    title: title.replace(/\s+/g, ' ').replace(LINE_END_HYPHEN, ''),
    sectionPath: [...(section?.path ?? [])],
    providers: gathered.providers,
    audiences: [...(audiences?.groups ?? [])],
    kind: told.kind,
    ...(description === '' ? {} : { description }),
    ...gathered.fields,
    evidence,
    confidence: confidenceOf(lines, damaged),
    fieldConfidence: {
      ...fieldConfidences({ evidence, ...gathered.fields }, lines, damaged, gathered.inferred),
      kind: told.confidence,
    },
    warnings: [
      ...(description === '' ? ['no description found under the title'] : []),
      ...(damaged ? ['read from damaged text'] : []),
    ],
  };
  return { record, providersAsRead: asRead };
}

/** The space that a line end leaves behind a hyphen within a word ("ikke- geografer"); not in "forårs- og efterårshold". */
const LINE_END_HYPHEN = /(?<=\p{L}-) (?=\p{Ll})(?!(?:og|eller|samt)\s)/gu;

function placesOfPart({ block, start, end }: DescriptionPart): Place[] {
  return start === 0 && end === block.text.length
    ? placesOfBlock(block)
    : placesOfRun(block, start, end);
}
