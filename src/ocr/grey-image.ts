/** Grey pixels, a byte each, rows from the top. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

/** As a binary PGM file (netpbm), which tesseract takes without any decoding. */
export function toPgm({ width, height, grey }: GreyImage): Buffer {
  const header = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1');
  const file = Buffer.allocUnsafe(header.length + grey.length);
  file.set(header);
  file.set(grey, header.length);
  return file;
}

/** A rectangle of pixels; right and bottom are not in it. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The part of an image within a rectangle. */
export function crop(image: GreyImage, { left, top, right, bottom }: PixelBox): GreyImage {
  const width = right - left;
  const height = bottom - top;
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * image.width + left;
    grey.set(image.grey.subarray(from, from + width), y * width);
  }
  return { width, height, grey };
}

/**
 * How many white pixels a crop wants around it: 6 points. With half of that tesseract is less sure of letters at the
 * edge (a "4": 0.81 against 0.92), with more no surer.
 */
export const marginAt = (dpi: number): number => Math.round(dpi / 12);

/** The image with a white margin around it. */
export function pad({ width, height, grey }: GreyImage, margin: number): GreyImage {
  const wide = width + 2 * margin;
  const high = height + 2 * margin;
  const padded = new Uint8Array(wide * high).fill(255);
  for (let y = 0; y < height; y++) {
    padded.set(grey.subarray(y * width, (y + 1) * width), (y + margin) * wide + margin);
  }
  return { width: wide, height: high, grey: padded };
}
