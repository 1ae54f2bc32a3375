import type { Sharp } from 'sharp';
import type { ColorImage } from './page-image.ts';
import { sharp } from './sharp.ts';

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
  const [width, height] = [color.width, color.height].map((side) =>
    Math.max(1, Math.round(side * scale)),
  ) as [number, number];
  const image = color.image
    .clone()
    .flatten({ background: '#ffffff' })
    .resize({ width, height, fit: 'fill', kernel: 'cubic' })
    .toColourspace('srgb');
  const upright = turn === 0 ? image : await turned(image, { width, height }, turn);
  return { mediaType: 'image/jpeg', bytes: await upright.jpeg({ quality: QUALITY }).toBuffer() };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Turned by whole quarters, and then by what is left about its middle, within its size. */
async function turned(image: Sharp, { width, height }: Size, turn: number): Promise<Sharp> {
  const quarters = 90 * Math.round(turn / 90);
  // sharp turns before it scales, whatever the order of the calls: a second turn needs a second image
  const upright = sharp(await image.png().toBuffer()).rotate(quarters);
  const skew = turn - quarters;
  if (skew === 0) return upright;
  const [wide, high] = quarters % 180 === 0 ? [width, height] : [height, width];
  const { data, info } = await sharp(await upright.png().toBuffer())
    .rotate(skew, { background: '#ffffff' })
    .png()
    .toBuffer({ resolveWithObject: true });
  return sharp(data).extract({
    left: Math.floor((info.width - wide) / 2),
    top: Math.floor((info.height - high) / 2),
    width: wide,
    height: high,
  });
}
