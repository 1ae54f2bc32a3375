import { html, type Markup } from '../../html/index.ts';
import {
  type CatalogueFile,
  type Offering,
  overlapX,
  overlapY,
  type Place,
  union,
} from '../../model/index.ts';
import { addressOf } from './addresses.ts';
import type { Words } from './words/index.ts';

/** Points that are shown around what was read. */
const MARGIN = 18;

/** Pictures of the places that an offering was read from, what was read marked in them. */
export function evidenceMarkup(
  offering: Offering,
  { pages }: CatalogueFile,
  documentId: string,
  words: Words,
): Markup | undefined {
  const numbers = [...new Set(placesOf(offering).map(({ page }) => page))].sort((a, b) => a - b);
  const figures = numbers.flatMap((number) => {
    const page = pages.find((each) => each.number === number);
    return page === undefined ? [] : [figure(offering, page, documentId, words)];
  });
  if (figures.length === 0) return undefined;
  const say = words.offering;
  return html`<section aria-labelledby="evidence"><h2 id="evidence">${say.evidence}</h2>
<p class="muted">${say.evidenceIntro} <a href="${addressOf.review(documentId, offering.id)}">${say.showInReview}</a></p>
${figures}</section>`;
}

/** Where the offering itself stands: not the title of its section or catalogue, which may say for whom it is. */
function placesOf({ evidence: { audiences = [], ...evidence } }: Offering): Place[] {
  const own = Object.values(evidence).flat();
  const isOwn = ({ page, box }: Place): boolean => {
    const beside = own.filter((place) => place.page === page).map((place) => place.box);
    if (beside.length === 0) return false;
    const whole = union(beside);
    return overlapX(whole, box) > -MARGIN && overlapY(whole, box) > -MARGIN;
  };
  return [...own, ...audiences.filter(isOwn)];
}

function figure(
  offering: Offering,
  { number, width, height }: CatalogueFile['pages'][number],
  documentId: string,
  words: Words,
): Markup {
  const say = words.offering;
  const own = placesOf(offering).filter(({ page }) => page === number);
  const [x0, y0, x1, y1] = union(own.map(({ box }) => box));
  const left = Math.max(0, x0 - MARGIN);
  const top = Math.max(0, y0 - MARGIN);
  const seen = [Math.min(width, x1 + MARGIN) - left, Math.min(height, y1 + MARGIN) - top].map(
    tenth,
  );
  const boxes = Object.entries(offering.evidence).flatMap(([field, places]) =>
    places
      .filter(({ page }) => page === number)
      .map(
        ({ box }) =>
          html`<rect class="${field === 'title' ? 'place title' : 'place'}" x="${tenth(box[0])}" y="${tenth(box[1])}" width="${tenth(box[2] - box[0])}" height="${tenth(box[3] - box[1])}"/>`,
      ),
  );
  return html`<figure class="card evidence"><svg viewBox="${tenth(left)} ${tenth(top)} ${seen[0]} ${seen[1]}" width="${seen[0]}" role="img" aria-label="${say.placeOf(offering.title, number)}"><rect class="sheet" width="${width}" height="${height}"/><image href="${addressOf.picture(documentId, number)}" width="${width}" height="${height}" preserveAspectRatio="none"/>${boxes}</svg><figcaption class="muted">${say.onPage(number)}</figcaption></figure>
`;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
