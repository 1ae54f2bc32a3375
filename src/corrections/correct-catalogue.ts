import { isDeepStrictEqual } from 'node:util';
import {
  type Block,
  type CatalogueFile,
  type Correction,
  flowing,
  fold,
  mergeOfferings,
  Offering,
  type Place,
  paragraphsOf,
  placesOfBlock,
  renamedPath,
  splitOffering,
  withField,
} from '../model/index.ts';
import { type Entry, type Found, findOffering, type NameIds, quoted } from './find-offering.ts';
import { likeness, readAlike } from './likeness.ts';
import type { Outcome } from './outcome.ts';

/** What corrections need to know beyond the catalogue. */
export interface CorrectionContext {
  /** Where the text of a paragraph is found, for its evidence. */
  readonly blocks: readonly Block[];
  /** How ids are made: a record whose title is corrected gets the id of the right title. */
  readonly nameIds: NameIds;
}

/**
 * Makes the corrections that concern records and titles, each on what those before it have left. The records say
 * which of their fields were corrected; ids are made anew from the right titles.
 */
export function correctCatalogue(
  file: CatalogueFile,
  corrections: readonly Correction[],
  context: CorrectionContext,
): { readonly file: CatalogueFile; readonly outcomes: readonly Outcome[] } {
  if (corrections.length === 0) return { file, outcomes: [] };
  let state: State = {
    catalogues: file.catalogues,
    entries: file.offerings.map((offering) => ({ offering, ids: new Set([offering.id]) })),
  };
  const outcomes: Outcome[] = [];
  for (const correction of corrections) {
    if (correction.op === 'undo-edit') continue;
    const result = make(correction, state, context);
    if ('unfit' in result) outcomes.push({ correction, unfit: result.unfit });
    else {
      outcomes.push({ correction });
      state = result;
    }
  }
  const offerings = state.entries.map(({ offering }) => offering);
  const ids = context.nameIds(offerings);
  return {
    file: {
      ...file,
      catalogues: state.catalogues,
      offerings: offerings.map((offering, n) => inOrder({ ...offering, id: ids[n] as string })),
    },
    outcomes,
  };
}

interface State {
  readonly catalogues: CatalogueFile['catalogues'];
  readonly entries: readonly Entry[];
}

type Result = State | { readonly unfit: string };

/** A record's fields in the order of the schema. */
function inOrder(offering: Offering): Offering {
  const order = Object.keys(Offering.shape);
  const fields = Object.entries(offering).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return Object.fromEntries(fields) as Offering;
}

type CatalogueCorrection = Exclude<Correction, { op: 'undo-edit' }>;

function make(correction: CatalogueCorrection, state: State, context: CorrectionContext): Result {
  switch (correction.op) {
    case 'set':
      return setField(correction, state, context);
    case 'rename-section':
      return renameSection(correction, state);
    case 'rename-catalogue':
      return renameCatalogue(correction, state);
    case 'split':
      return split(correction, state, context);
    case 'merge':
      return merge(correction, state, context);
    case 'drop': {
      const found = findOffering(correction.offering, state.entries, context.nameIds);
      return 'unfit' in found ? found : replaced(state, found, []);
    }
  }
}

/** The state with the record at a place replaced by those that come of it. */
function replaced(state: State, { index }: { index: number }, offerings: Offering[]): State {
  const ids = state.entries[index]?.ids ?? [];
  const entries = offerings.map((offering, n) => ({
    offering,
    ids: new Set(n === 0 ? [...ids, offering.id] : [offering.id]),
  }));
  return { ...state, entries: state.entries.toSpliced(index, 1, ...entries) };
}

const offeringAt = (state: State, found: Extract<Found, { index: number }>): Offering =>
  (state.entries[found.index] as Entry).offering;

type Of<Op extends Correction['op']> = Extract<Correction, { op: Op }>;

function setField(
  { offering: seen, field, before, after }: Of<'set'>,
  state: State,
  { nameIds }: CorrectionContext,
): Result {
  const found = findOffering(seen, state.entries, nameIds);
  if ('unfit' in found) return found;
  const offering = offeringAt(state, found);
  const now = offering[field];
  if (isDeepStrictEqual(now, after)) return state;
  if (!isDeepStrictEqual(now, before) && !valuesAlike(now, before)) {
    return { unfit: `it now reads ${shown(now)}, where ${shown(before)} was corrected` };
  }
  return replaced(state, found, [withField(offering, field, after)]);
}

/** Whether two values of a field are readings of the same: what they say apart from reading noise. */
function valuesAlike(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return false;
  return readAlike(textOf(one), textOf(other));
}

const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.values(value).map(textOf).join(' ')
    : String(value);

const SHOWN_LETTERS = 80;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = textOf(value);
  return quoted(text.length > SHOWN_LETTERS ? `${text.slice(0, SHOWN_LETTERS)}…` : text);
}

function renameSection({ catalogue, before, after }: Of<'rename-section'>, state: State): Result {
  let hits = 0;
  const rename = (path: readonly string[]): string[] | undefined => {
    const renamed = renamedPath(path, before, after);
    if (renamed !== undefined) hits++;
    return renamed;
  };
  const entries = state.entries.map((entry): Entry => {
    if (entry.offering.catalogue !== catalogue) return entry;
    const path = rename(entry.offering.sectionPath);
    if (path === undefined) return entry;
    return { ...entry, offering: withField(entry.offering, 'sectionPath', path) };
  });
  const catalogues = state.catalogues.map((each) => {
    if (each.title !== catalogue) return each;
    const sections = each.sections.flatMap((section) => {
      const path = rename(section.path);
      if (path === undefined) return [section];
      return path.length === 0 ? [] : [{ ...section, path }];
    });
    return { ...each, sections };
  });
  if (hits === 0) return { unfit: 'there is no such section' };
  return { catalogues, entries };
}

function renameCatalogue({ before, after }: Of<'rename-catalogue'>, state: State): Result {
  if (!state.catalogues.some(({ title }) => title === before)) {
    return { unfit: 'there is no such catalogue' };
  }
  return {
    catalogues: state.catalogues.map((each) =>
      each.title === before ? { ...each, title: after } : each,
    ),
    entries: state.entries.map((entry) =>
      entry.offering.catalogue === before
        ? { ...entry, offering: withField(entry.offering, 'catalogue', after) }
        : entry,
    ),
  };
}

/** How like the paragraph must be at which a record was split. */
const SAME_PARAGRAPH = 0.8;

function split(
  { offering: seen, paragraph, title }: Of<'split'>,
  state: State,
  { blocks, nameIds }: CorrectionContext,
): Result {
  const found = findOffering(seen, state.entries, nameIds);
  if ('unfit' in found) return found;
  const offering = offeringAt(state, found);
  const likenesses = paragraphsOf(offering).map((each) => likeness(each, paragraph));
  const at = likenesses.indexOf(Math.max(0, ...likenesses));
  if (at < 0 || (likenesses[at] ?? 0) < SAME_PARAGRAPH) {
    return { unfit: `its text has no paragraph like ${shown(paragraph)}` };
  }
  const text = paragraphsOf(offering)[at] as string;
  return replaced(state, found, [...splitOffering(offering, at, title, placesOf(text, blocks))]);
}

/** Where a paragraph stands: the block of the same text. */
function placesOf(paragraph: string, blocks: readonly Block[]): Place[] {
  const wanted = fold(paragraph);
  const block = blocks.find((each) => fold(flowing(each)) === wanted);
  return block === undefined ? [] : placesOfBlock(block);
}

function merge(
  { offering, into }: Of<'merge'>,
  state: State,
  { nameIds }: CorrectionContext,
): Result {
  const from = findOffering(offering, state.entries, nameIds);
  if ('unfit' in from) return from;
  const to = findOffering(into, state.entries, nameIds);
  if ('unfit' in to) return to;
  if (from.index === to.index) return { unfit: 'both are one record now' };
  const merged = mergeOfferings(offeringAt(state, to), offeringAt(state, from));
  const ids = state.entries[from.index]?.ids ?? [];
  const result = replaced(state, to, [merged]).entries.map((entry, n) =>
    n === to.index ? { ...entry, ids: new Set([...entry.ids, ...ids]) } : entry,
  );
  return { ...state, entries: result.filter((_, n) => n !== from.index) };
}
