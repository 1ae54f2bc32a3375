import type { Metadata, Sharp } from 'sharp';
import type { PageImage } from '../model/index.ts';
import { withBandEnds } from './band-ends.ts';
import { findFilledAreas } from './filled-areas.ts';
import { findRules } from './found-rules.ts';

/**
 * Below 180 dpi tesseract suffers: a page is enlarged. Of 200, 240 and 300 dpi to be enlarged or made smaller to,
 * 100 dpi is read best at 300 (CER 0.43, 0.36, 0.30 %), 150 dpi alike at all, 300 dpi at 240 (0.26, 0.15, 0.24 %),
 * and in less time (`bench/reading/ocr.ts`, eight pages, 2026-11-27).
 */
const LOW_DPI = 180;
const ENLARGED_DPI = 300;
const HIGH_DPI = 260;
const REDUCED_DPI = 240;

/** Larger formats are set in larger type; A3 at 300 dpi has 17 million pixels, and more cost OCR minutes. */
const MOST_PIXELS = 20_000_000;

/** A decoded or decodable colour image of a page, `width × height` pixels at `dpi` pixels per inch. */
export interface ColorImage {
  readonly image: Sharp;
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

/** How much larger or smaller a page image is to be made to be read. */
export function scaleForReading({ width, height, dpi }: Omit<ColorImage, 'image'>): number {
  const wanted = dpi < LOW_DPI ? ENLARGED_DPI / dpi : dpi > HIGH_DPI ? REDUCED_DPI / dpi : 1;
  return Math.min(wanted, Math.sqrt(MOST_PIXELS / (width * height)));
}

/** The image as OCR wants it: grey, at a resolution that suits, with the filled areas of the colour image and its rules. */
export async function toPageImage(page: number, color: ColorImage): Promise<PageImage> {
  const { image, dpi } = color;
  const found = await toGrey(color);
  const shapes = await findFilledAreas(image.clone(), color, dpi);
  return { page, ...found, shapes: withBandEnds(shapes, found), rules: findRules(found) };
}

/** The pixels of a page image. */
export async function toGrey(
  color: ColorImage,
): Promise<Pick<PageImage, 'width' | 'height' | 'dpi' | 'grey'>> {
  const { image, dpi } = color;
  const scale = scaleForReading(color);
  const width = Math.max(1, Math.round(color.width * scale));
  const height = Math.max(1, Math.round(color.height * scale));
  const flat = image.clone().flatten({ background: '#ffffff' });
  const sized =
    scale === 1 ? flat : flat.resize(width, height, { kernel: 'lanczos3', fit: 'fill' });
  const grey = await sized.greyscale().toColourspace('b-w').raw().toBuffer();
  return { width, height, dpi: dpi * scale, grey: new Uint8Array(grey) };
}

/** Whether all pixels are alike. */
export function isUniform({ grey }: PageImage): boolean {
  const first = grey[0];
  return grey.every((value) => value === first);
}

/** The shorter side of A4, in inches. */
const A4_WIDTH = 8.27;
/** A resolution up to this is a screen's, and says nothing of the paper. */
const SCREEN_DPI = 96;
/** A page scanned at a screen's resolution would be this wide at most, in pixels: A3 at 96 dpi. */
const SCREEN_PAGE = 1130;

/** Pixels per inch of a picture file: as it says, unless that makes the page a poster; then as if it were A4. */
export function dpiOf({ density, width, height }: Metadata): number {
  const short = Math.min(width, height);
  const said = density !== undefined && density > 1 ? density : undefined;
  if (said !== undefined && (said > SCREEN_DPI || short <= SCREEN_PAGE)) return said;
  return short / A4_WIDTH;
}
