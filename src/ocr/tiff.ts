import type { GreyImage } from './grey-image.ts';

/** TIFF 6.0: tags of a baseline grey image, and types of their values. */
const SHORT = 3;
const LONG = 4;
const HEADER = 8;
const ENTRY = 12;

/** Several grey images as one uncompressed TIFF, a page each: tesseract reads them in one process. */
export function toTiff(images: readonly GreyImage[]): Buffer {
  const head = Buffer.alloc(HEADER);
  head.write('II*\0', 0, 'latin1');
  const parts: Buffer[] = [head];
  let end = HEADER;
  /** Where the offset of the next directory is to be written. */
  let link = { part: head, at: 4 };
  for (const { width, height, grey } of images) {
    // Words begin at even offsets.
    const pixels = Buffer.alloc(grey.length + (grey.length % 2));
    pixels.set(grey);
    const entries: readonly (readonly [tag: number, type: number, value: number])[] = [
      [256, LONG, width],
      [257, LONG, height],
      [258, SHORT, 8], // bits a sample
      [259, SHORT, 1], // not compressed
      [262, SHORT, 1], // black is zero
      [273, LONG, end], // where the strip begins
      [277, SHORT, 1], // samples a pixel
      [278, LONG, height], // rows a strip
      [279, LONG, grey.length],
    ];
    const directory = Buffer.alloc(2 + entries.length * ENTRY + 4);
    directory.writeUInt16LE(entries.length, 0);
    entries.forEach(([tag, type, value], i) => {
      const at = 2 + i * ENTRY;
      directory.writeUInt16LE(tag, at);
      directory.writeUInt16LE(type, at + 2);
      directory.writeUInt32LE(1, at + 4);
      if (type === SHORT) directory.writeUInt16LE(value, at + 8);
      else directory.writeUInt32LE(value, at + 8);
    });
    link.part.writeUInt32LE(end + pixels.length, link.at);
    link = { part: directory, at: directory.length - 4 };
    parts.push(pixels, directory);
    end += pixels.length + directory.length;
  }
  return Buffer.concat(parts);
}
