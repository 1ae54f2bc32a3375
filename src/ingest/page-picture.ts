import sharp from 'sharp';
import type { ColorImage } from './page-image.ts';

/** A small colour picture of a page, for eyes. */
export interface PagePicture {
  readonly mediaType: 'image/jpeg';
  readonly bytes: Uint8Array;
}

/**
 * Small type is still read at this resolution, and a page of A4 takes some 80 kB. JPEG, since WebP of the same look
 * saves 30 % of the bytes and takes three times as long (bench/report/pictures.ts).
 */
export const PICTURE_DPI = 120;
const QUALITY = 50;

/** The image made small, turned clockwise by `turn` degrees as the page was when it was read. */
export async function toPagePicture(color: ColorImage, turn: number): Promise<PagePicture> {
  const scale = Math.min(1, PICTURE_DPI / color.dpi);
  const image = color.image
    .clone()
    .flatten({ background: '#ffffff' })
    .resize({
      width: Math.max(1, Math.round(color.width * scale)),
      height: Math.max(1, Math.round(color.height * scale)),
      fit: 'fill',
    })
    .toColourspace('srgb');
  // sharp turns before it scales, whatever the order of the calls: a second turn needs a second image
  const upright = turn === 0 ? image : sharp(await image.png().toBuffer()).rotate(turn);
  return { mediaType: 'image/jpeg', bytes: await upright.jpeg({ quality: QUALITY }).toBuffer() };
}
