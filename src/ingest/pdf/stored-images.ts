import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFRawStream,
} from 'pdf-lib';

/** A raster image as the PDF stores it. */
export interface StoredImage {
  /** Size in pixels. */
  readonly width: number;
  readonly height: number;
  /** The JPEG file, where the image is one and nothing but its pixels decides how it looks. */
  readonly jpeg: Uint8Array | undefined;
}

/** The raster images of a document's pages, found in its objects without decoding anything. */
export interface StoredImages {
  /** The images that page `number` can paint, forms unfolded; undefined where the page cannot be looked up. */
  onPage(number: number): readonly StoredImage[] | undefined;
}

const NONE: StoredImages = { onPage: () => undefined };

/**
 * Reads the object structure with pdf-lib. It is a short cut only: for a file that pdf-lib does not take (encrypted,
 * repaired by pdfjs) nothing is found, and pages are rendered instead.
 */
export async function readStoredImages(bytes: Uint8Array): Promise<StoredImages> {
  let document: PDFDocument;
  try {
    // pdf-lib takes a slice for each picture: a Buffer's is no copy, so that a long scan is not held twice
    document = await PDFDocument.load(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      updateMetadata: false,
      parseSpeed: Number.POSITIVE_INFINITY,
      throwOnInvalidObject: true,
    });
  } catch {
    // pdfjs has opened the file already and will render its pages: nothing is lost but speed.
    return NONE;
  }
  return {
    onPage: (number) => {
      try {
        return imagesOf(document.getPage(number - 1));
      } catch {
        // As above: pdfjs repairs page trees that pdf-lib does not.
        return undefined;
      }
    },
  };
}

/** Forms nest; deeper than this is a circle or a trick. */
const DEEPEST = 4;

function imagesOf(page: PDFPage): StoredImage[] {
  const found = new Map<PDFRawStream, StoredImage>();
  collect(page.node.Resources(), found, DEEPEST);
  return [...found.values()];
}

function collect(
  resources: PDFDict | undefined,
  found: Map<PDFRawStream, StoredImage>,
  depth: number,
): void {
  const objects = resources?.lookup(PDFName.of('XObject'));
  if (!(objects instanceof PDFDict) || depth === 0) return;
  for (const key of objects.keys()) {
    const stream = objects.lookup(key);
    if (!(stream instanceof PDFRawStream)) continue;
    const kind = stream.dict.lookup(PDFName.of('Subtype'));
    if (kind === PDFName.of('Image')) found.set(stream, storedImage(stream));
    else if (kind === PDFName.of('Form')) {
      const inner = stream.dict.lookup(PDFName.of('Resources'));
      collect(inner instanceof PDFDict ? inner : resources, found, depth - 1);
    }
  }
}

const storedImage = (stream: PDFRawStream): StoredImage => ({
  width: numberAt(stream.dict, 'Width'),
  height: numberAt(stream.dict, 'Height'),
  jpeg: isPlainJpeg(stream.dict) ? stream.contents : undefined,
});

function numberAt(dict: PDFDict, key: string): number {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : 0;
}

/** Masks, value maps and colours other than grey and RGB need a renderer. */
function isPlainJpeg(dict: PDFDict): boolean {
  const has = (key: string) => dict.has(PDFName.of(key));
  if (has('SMask') || has('Mask') || has('Decode') || has('ImageMask')) return false;
  const filter = dict.lookup(PDFName.of('Filter'));
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
  return only === PDFName.of('DCTDecode') && isGreyOrRgb(dict.lookup(PDFName.of('ColorSpace')));
}

function isGreyOrRgb(space: unknown): boolean {
  if (space instanceof PDFName) {
    return space === PDFName.of('DeviceRGB') || space === PDFName.of('DeviceGray');
  }
  if (!(space instanceof PDFArray)) return false;
  const family = space.lookup(0);
  if (family === PDFName.of('CalRGB') || family === PDFName.of('CalGray')) return true;
  const profile = family === PDFName.of('ICCBased') ? space.lookup(1) : undefined;
  if (!(profile instanceof PDFRawStream)) return false;
  const channels = numberAt(profile.dict, 'N');
  return channels === 1 || channels === 3;
}
