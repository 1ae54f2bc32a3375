import type { PageDrawing } from './drawing.ts';
import type { Review } from './review.ts';

// What the page's script finds in the document: the agreement between this side and the browser's.

/** Element id of the review. */
export const REVIEW_ID = 'review';
/** Element id of what a page looks like. */
export const pageId = (number: number): string => `page-data-${number}`;

/** Where a served page leads and saves to; absent on a page that stands alone. */
export interface Served {
  /** Takes all corrections by PUT as corrections.json: answers 2xx, or 412 where others were saved in between. */
  readonly saveTo: string;
  /** Of the corrections that this page began with: what `If-Match` is to hold. */
  readonly version: number;
  /** Where one goes from here, and when corrections are saved. */
  readonly back: string;
  /** Whether the reader may save. */
  readonly maySave: boolean;
}

/** The review as the page holds it: its pages come after it, each in an element of its own. */
export interface ReviewData extends Pick<Review, 'catalogue' | 'edits' | 'given'> {
  /** Numbers of the pages that have such an element. */
  readonly shown: readonly number[];
  readonly served?: Served;
}

/** How a page is shown: a picture as a data: URL, a drawing, or why there is none. */
export type PageLook =
  | { readonly picture: string }
  | { readonly drawing: PageDrawing }
  | { readonly trouble: string };
