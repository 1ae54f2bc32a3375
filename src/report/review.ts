import {
  type Block,
  type CatalogueFile,
  type Correction,
  type Edit,
  holdsCentre,
  type Page,
  type Place,
  placesOfRun,
  runOfEdit,
  surroundings,
} from '../model/index.ts';
import { drawingOf, type PageDrawing } from './drawing.ts';

/** A change of text with its place and the records that hold it, as indices of offerings. */
export interface ReviewEdit extends Omit<Edit, 'at'> {
  readonly left: string;
  readonly right: string;
  readonly places: readonly Place[];
  readonly offerings: readonly number[];
}

/** A correction given to the run, and why it was not made where it was not. */
export interface GivenCorrection {
  readonly correction: Correction;
  readonly unfit?: string;
}

/** A page to be shown: drawn from its words, or as a picture, turned as it was read. */
export interface ReviewPage {
  readonly number: number;
  readonly drawing?: PageDrawing;
  readonly turned: number;
}

/** All that the report shows, but for the pictures. Plain data. */
export interface Review {
  readonly catalogue: CatalogueFile;
  readonly edits: readonly ReviewEdit[];
  readonly given: readonly GivenCorrection[];
  readonly pages: readonly ReviewPage[];
}

/** What a review is made from: what the stages made of a document. */
export interface Reviewed {
  readonly catalogue: CatalogueFile;
  readonly pages: readonly Page[];
  readonly blocks: readonly Block[];
  readonly given: readonly GivenCorrection[];
}

/**
 * Gathers what the report shows.
 *
 * @param pictures which pages are shown as pictures: scans alone, or all that have one. The others are drawn from
 *   their words, which takes a fraction of the time and of the bytes (bench/report).
 */
export function reviewOf(
  { catalogue, pages, blocks, given }: Reviewed,
  pictures: 'scans' | 'all',
): Review {
  const holders = holdersOf(catalogue);
  return {
    catalogue,
    given,
    edits: blocks.flatMap((block) => block.edits.map((_, n) => reviewEdit(block, n, holders))),
    pages: pages.map((page) => ({
      number: page.number,
      turned: page.turned ?? 0,
      ...(isPictured(page, pictures) ? {} : { drawing: drawingOf(page) }),
    })),
  };
}

/**
 * Whether a page is shown as a picture: one that was read as such, or whose text lies unseen upon one, looks like nothing
 * when it is drawn.
 */
export function isPictured({ origin, layer }: Page, pictures: 'scans' | 'all'): boolean {
  if (origin === 'plain-text') return false;
  const scanned = origin === 'ocr' || (layer.invisible > 0.5 && layer.imageCover > 0.5);
  return scanned || pictures === 'all';
}

interface Holder {
  readonly offering: number;
  readonly place: Place;
}

/** The places of records by page. */
function holdersOf({ offerings }: CatalogueFile): ReadonlyMap<number, readonly Holder[]> {
  const byPage = new Map<number, Holder[]>();
  offerings.forEach(({ evidence }, offering) => {
    for (const place of Object.values(evidence).flat()) {
      const holders = byPage.get(place.page) ?? [];
      holders.push({ offering, place });
      byPage.set(place.page, holders);
    }
  });
  return byPage;
}

function reviewEdit(
  block: Block,
  index: number,
  holders: ReadonlyMap<number, readonly Holder[]>,
): ReviewEdit {
  const { at: _, ...edit } = block.edits[index] as Edit;
  const [start, end] = runOfEdit(block, index);
  // an edit that took text away stands where the next letter does
  const places = placesOfRun(block, start, Math.max(end, start + 1));
  const held = places.flatMap(({ page, box }) =>
    (holders.get(page) ?? [])
      .filter(({ place }) => holdsCentre(place.box, box))
      .map(({ offering }) => offering),
  );
  return { ...edit, ...surroundings(block, index), places, offerings: [...new Set(held)] };
}
