import type { Box, PageImage, Shape, Word } from '../model/index.ts';
import { holdsCentre } from '../model/index.ts';
import { crop, type GreyImage, type PixelBox } from './grey-image.ts';
import { patchesOf } from './ink.ts';
import { unreadInk } from './unread-ink.ts';

/** Pixels at the edge of an area that belong to its outline. */
const EDGE = 2;
/** An area lower than this, in points, holds no line of text. */
const LEAST_HEIGHT = 9;
/** Grey levels between the ground and what stands on it, at least, for there to be text. */
const LEAST_CONTRAST = 60;

/** A filled area to be read by itself: dark letters on light, where it stands on the page. */
export interface Shaded {
  readonly image: GreyImage;
  readonly place: PixelBox;
}

/**
 * The boxes and bands that may hold text which the reading of the whole page left out. Tesseract drops three quarters
 * of the light text on coloured ground; of what is cropped and inverted it reads nine tenths. Circles are parts of
 * figures and not read again.
 */
export const unreadAreas = (page: PageImage, words: readonly Word[]): Shaded[] =>
  shadedOf(page).filter(({ place }) => !isRead(place, page, words));

/**
 * The places in boxes and bands read in part where letters stand that are in no word: of the white heads of a table's
 * columns tesseract reads the long ones and drops the short.
 */
export function unreadInAreas(page: PageImage, words: readonly Word[]): Shaded[] {
  return shadedOf(page).flatMap(({ image, place }): Shaded[] => {
    if (!isRead(place, page, words)) return [];
    const { left, top } = place;
    const ink = patchesOf(image).map((patch) => moved(patch, left, top));
    return unreadInk({ dpi: page.dpi, shapes: [] }, ink, words).map((letters) => ({
      image: crop(image, moved(letters, -left, -top)),
      place: letters,
    }));
  });
}

/** The filled areas of a page on which something stands, circles left out. */
function shadedOf(page: PageImage): Shaded[] {
  return page.shapes.flatMap((shape) => {
    if (shape.round) return [];
    const place = placeOf(shape, page);
    if ((place.bottom - place.top) * (72 / page.dpi) < LEAST_HEIGHT) return [];
    const image = darkOnLight(crop(page, place));
    return image === undefined ? [] : [{ image, place }];
  });
}

function isRead(
  { left, top, right, bottom }: PixelBox,
  { dpi }: PageImage,
  words: readonly Word[],
): boolean {
  const points = 72 / dpi;
  const area: Box = [left * points, top * points, right * points, bottom * points];
  return words.some(({ text, box }) => /\p{L}{2}/u.test(text) && holdsCentre(area, box));
}

const moved = <T extends PixelBox>(box: T, dx: number, dy: number): T => ({
  ...box,
  left: box.left + dx,
  top: box.top + dy,
  right: box.right + dx,
  bottom: box.bottom + dy,
});

function placeOf({ box }: Shape, page: PageImage): PixelBox {
  const pixels = page.dpi / 72;
  return {
    left: Math.min(page.width, Math.max(0, Math.round(box[0] * pixels) + EDGE)),
    top: Math.min(page.height, Math.max(0, Math.round(box[1] * pixels) + EDGE)),
    right: Math.max(0, Math.min(page.width, Math.round(box[2] * pixels) - EDGE)),
    bottom: Math.max(0, Math.min(page.height, Math.round(box[3] * pixels) - EDGE)),
  };
}

/** Tells the grey level below or at which a share of the pixels is. */
function quantilesOf({ grey }: GreyImage): (share: number) => number {
  const counts = new Uint32Array(256);
  for (let i = 0; i < grey.length; i++) counts[grey[i]!]!++;
  return (share) => {
    let sum = -1 - Math.floor(share * (grey.length - 1));
    return Math.max(
      0,
      counts.findIndex((count) => {
        sum += count;
        return sum >= 0;
      }),
    );
  };
}

/** Stretched from black to white, the ground white; undefined where nothing stands on it. */
function darkOnLight(image: GreyImage): GreyImage | undefined {
  const at = quantilesOf(image);
  const [low, ground, high] = [at(0.002), at(0.5), at(0.998)];
  const inverted = high - ground > ground - low;
  if (Math.max(high - ground, ground - low) < LEAST_CONTRAST) return undefined;
  const [black, white] = inverted ? [high, ground] : [low, ground];
  const grey = image.grey.map((value) =>
    Math.max(0, Math.min(255, Math.round((255 * (value - black)) / (white - black)))),
  );
  return { ...image, grey };
}
