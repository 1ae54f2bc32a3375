import sharp from 'sharp';
import type { Chance } from './random.ts';

/** Something like a photograph: soft coloured patches, some grain, no letters. */
export async function photograph(chance: Chance, width: number, height: number): Promise<Buffer> {
  const [columns, rows] = [6, Math.max(2, Math.round((6 * height) / width))];
  const data = Buffer.from(Array.from({ length: 3 * columns * rows }, () => chance.whole(20, 235)));
  const soft = await sharp(data, { raw: { width: columns, height: rows, channels: 3 } })
    .resize(Math.round(width), Math.round(height), { kernel: 'cubic', fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (let i = 0; i < soft.data.length; i++) {
    soft.data[i] = Math.max(0, Math.min(255, (soft.data[i] as number) + chance.whole(-14, 14)));
  }
  const { width: w, height: h } = soft.info;
  return sharp(soft.data, { raw: { width: w, height: h, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer();
}
