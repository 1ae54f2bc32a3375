import type { Metadata, Sharp } from 'sharp';
import type { PageImage } from '../model/index.ts';
import { findFilledAreas } from './filled-areas.ts';
import { findRules } from './found-rules.ts';

/** tesseract reads best at about 300 dpi; at 200 it is as good and faster, below 180 it suffers (FINDINGS.md, "OCR"). */
const GOOD_DPI = 300;
const LOW_DPI = 180;
/** Above this, finer pixels only cost time. */
const HIGH_DPI = 400;

/** Larger formats are set in larger type; A3 at 300 dpi has 17 million pixels, and more cost OCR minutes. */
const MOST_PIXELS = 20_000_000;

/** A decoded or decodable colour image of a page, `width × height` pixels at `dpi` pixels per inch. */
export interface ColorImage {
  readonly image: Sharp;
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

/** The image as OCR wants it: grey, at a resolution that suits, with the filled areas of the colour image and its rules. */
export async function toPageImage(page: number, color: ColorImage): Promise<PageImage> {
  const { image, dpi } = color;
  const wanted = dpi < LOW_DPI || dpi > HIGH_DPI ? GOOD_DPI / dpi : 1;
  const scale = Math.min(wanted, Math.sqrt(MOST_PIXELS / (color.width * color.height)));
  const width = Math.max(1, Math.round(color.width * scale));
  const height = Math.max(1, Math.round(color.height * scale));
  const flat = image.clone().flatten({ background: '#ffffff' });
  const sized =
    scale === 1 ? flat : flat.resize(width, height, { kernel: 'lanczos3', fit: 'fill' });
  const grey = await sized.greyscale().toColourspace('b-w').raw().toBuffer();
  const shapes = await findFilledAreas(image.clone(), color, dpi);
  const found = { width, height, dpi: dpi * scale, grey: new Uint8Array(grey) };
  return { page, ...found, shapes, rules: findRules(found) };
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
