import type { PageImage, Shape, Word } from '../model/index.ts';
import { holdsCentre } from '../model/index.ts';
import { crop, type GreyImage, type PixelBox } from './grey-image.ts';

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
 * of the light text on coloured ground; of what is cropped and inverted it reads nine tenths (FINDINGS.md, "From
 * OCR"). Circles are parts of figures and not read again.
 */
export function unreadAreas(page: PageImage, words: readonly Word[]): Shaded[] {
  return page.shapes.flatMap((shape) => {
    const isRead = words.some(
      ({ text, box }) => /\p{L}{2}/u.test(text) && holdsCentre(shape.box, box),
    );
    if (shape.round || isRead) return [];
    const place = placeOf(shape, page);
    if ((place.bottom - place.top) * (72 / page.dpi) < LEAST_HEIGHT) return [];
    const image = darkOnLight(crop(page, place));
    return image === undefined ? [] : [{ image, place }];
  });
}

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
