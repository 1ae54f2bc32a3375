import { degrees, PDFName, type PDFPage } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openSource, type SourceOptions } from '../../src/ingest/index.ts';
import type { PageImage } from '../../src/model/index.ts';
import { addResource, type PageSetup, pdfOf } from './pdf-of.ts';

async function imageOf(
  content: string,
  setup: PageSetup = {},
  options?: SourceOptions,
): Promise<PageImage> {
  const source = await openSource('scan.pdf', await pdfOf(content, setup), options);
  try {
    return await source.readImage(1);
  } finally {
    await source.close();
  }
}

/** A scan of a 288 × 144 point page at 200 dpi: black on the left, grey at the top right, white below. */
const scan = (width = 800, height = 400) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>
       <rect width="50%" height="100%" fill="#000"/><rect x="50%" width="50%" height="50%" fill="#808080"/></svg>`,
    ),
  )
    .removeAlpha()
    .jpeg({ quality: 95 })
    .toBuffer();

const SIZE = [288, 144] as const;
const FULL_PAGE = 'q 288 0 0 144 0 0 cm /Im1 Do Q';

/** Puts a stream on the page as image /Im1. */
function addImage(page: PDFPage, data: Uint8Array, entries: Record<string, unknown>): void {
  const { context } = page.doc;
  const stream = context.stream(data, {
    Type: 'XObject',
    Subtype: 'Image',
    ColorSpace: 'DeviceRGB',
    BitsPerComponent: 8,
    ...entries,
  } as never);
  addResource(page, 'XObject', 'Im1', context.register(stream));
}

const withScan = async (): Promise<PageSetup> => {
  const jpeg = await scan();
  const facts = { Width: 800, Height: 400, Filter: 'DCTDecode' };
  return { size: SIZE, prepare: (page) => addImage(page, jpeg, facts) };
};

/** The grey values a quarter in from each corner: top left, top right, bottom left, bottom right. */
function corners({ grey, width, height }: PageImage): number[] {
  const at = (x: number, y: number) =>
    grey[Math.round(y * height) * width + Math.round(x * width)] ?? -1;
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)];
}

const BLACK = 0;
const GREY = 128;
const WHITE = 255;

function expectCorners(image: PageImage, ...expected: readonly number[]): void {
  corners(image).forEach((value, i) => {
    expect(Math.abs(value - (expected[i] ?? Number.NaN))).toBeLessThan(12);
  });
}

describe('the image of a scanned page', () => {
  it('is the stored picture, pixel by pixel', async () => {
    const image = await imageOf(FULL_PAGE, await withScan());
    expect([image.width, image.height, image.dpi, image.page]).toEqual([800, 400, 200, 1]);
    expectCorners(image, BLACK, GREY, BLACK, WHITE);
    const stored = await sharp(await scan())
      .greyscale()
      .raw()
      .toBuffer();
    expect(Buffer.from(image.grey).equals(stored)).toBe(true);
  });

  it('stays so under an invisible text layer', async () => {
    const image = await imageOf(
      `${FULL_PAGE} BT 3 Tr /F1 10 Tf 40 50 Td (laest) Tj ET`,
      await withScan(),
    );
    expect(image.width).toBe(800);
  });

  it('is turned as the page is', async () => {
    const setup = await withScan();
    const image = await imageOf(FULL_PAGE, {
      ...setup,
      prepare: (page, document) => {
        page.setRotation(degrees(90));
        return setup.prepare?.(page, document);
      },
    });
    expect([image.width, image.height]).toEqual([400, 800]);
    expectCorners(image, BLACK, BLACK, WHITE, GREY);
  });

  it('is turned as it is painted', async () => {
    const upsideDown = await imageOf('q -288 0 0 -144 288 144 cm /Im1 Do Q', await withScan());
    expectCorners(upsideDown, WHITE, BLACK, GREY, BLACK);
    const setup = await withScan();
    const onItsSide = await imageOf('q 0 288 -144 0 144 0 cm /Im1 Do Q', {
      ...setup,
      size: [144, 288],
    });
    expect([onItsSide.width, onItsSide.height]).toEqual([400, 800]);
    expectCorners(onItsSide, GREY, WHITE, BLACK, BLACK);
  });

  it('is rendered where it is mirrored or not alone', async () => {
    const mirrored = await imageOf('q -288 0 0 144 288 0 cm /Im1 Do Q', await withScan());
    expectCorners(mirrored, GREY, BLACK, WHITE, BLACK);
    const stamped = await imageOf(`${FULL_PAGE} 1 g 0 0 100 144 re f`, await withScan());
    expectCorners(stamped, WHITE, GREY, WHITE, WHITE);
  });

  it('keeps its resolution when rendered', async () => {
    const mirrored = await imageOf('q -288 0 0 144 288 0 cm /Im1 Do Q', await withScan());
    expect(mirrored.dpi).toBe(200);
  });

  it('shows only what the crop box leaves', async () => {
    const setup = await withScan();
    const image = await imageOf(FULL_PAGE, {
      ...setup,
      prepare: async (page, document) => {
        await setup.prepare?.(page, document);
        page.setCropBox(144, 0, 144, 144);
      },
    });
    expect(image.width).toBe(image.height);
    expectCorners(image, GREY, GREY, WHITE, WHITE);
  });
});

describe('the image of any other page', () => {
  it('is rendered at 240 dpi, with what is filled as shapes', async () => {
    const image = await imageOf('0 0.4 0.4 rg 36 36 200 60 re f', { size: SIZE });
    expect([image.width, image.height, image.dpi]).toEqual([960, 480, 240]);
    expect(image.shapes).toHaveLength(1);
    image.shapes[0]?.box.forEach((side, i) => {
      expect(Math.abs(side - ([36, 48, 236, 108][i] ?? 0))).toBeLessThan(3);
    });
  });

  it('may be blank if the page is', async () => {
    const image = await imageOf('', { size: SIZE });
    expect(image.grey.every((value) => value === 255)).toBe(true);
  });
});

describe('a page image that fails', () => {
  it('with a picture that cannot be decoded is a PageError, not a blank page', async () => {
    const broken = { Width: 800, Height: 400, ColorSpace: 'DeviceGray', Filter: 'JPXDecode' };
    const image = imageOf(FULL_PAGE, {
      size: SIZE,
      prepare: (page) => addImage(page, new Uint8Array(500).fill(7), broken),
    });
    await expect(image).rejects.toMatchObject({ name: 'PageError', page: 1 });
  });

  it('with a stored JPEG that is cut short is a PageError', async () => {
    const jpeg = await scan();
    const facts = { Width: 800, Height: 400, Filter: 'DCTDecode' };
    const image = imageOf(FULL_PAGE, {
      size: SIZE,
      prepare: (page) => addImage(page, jpeg.subarray(0, jpeg.length / 2), facts),
    });
    await expect(image).rejects.toMatchObject({ name: 'PageError', page: 1 });
  });

  it('for its size is a LimitError, be it stored or rendered', async () => {
    const limit = { maxPixels: 100_000 };
    await expect(imageOf(FULL_PAGE, await withScan(), limit)).rejects.toMatchObject({
      name: 'LimitError',
      page: 1,
    });
    await expect(imageOf('0 0 10 10 re f', { size: SIZE }, limit)).rejects.toMatchObject({
      name: 'LimitError',
    });
  });

  it('leaves the other pages readable', async () => {
    const bytes = await pdfOf([FULL_PAGE, 'BT /F1 10 Tf 40 50 Td (to) Tj ET'], {
      size: SIZE,
      prepare: (page, document) => {
        if (document.getPageCount() > 1) return;
        const facts = { Width: 800, Height: 400, Filter: 'JPXDecode' };
        addImage(page, new Uint8Array(500).fill(7), facts);
      },
    });
    const source = await openSource('to-sider.pdf', bytes);
    await expect(source.readImage(1)).rejects.toMatchObject({ name: 'PageError' });
    expect((await source.readImage(2)).width).toBe(960);
    expect((await source.readPage(2)).words).toHaveLength(1);
    await source.close();
  });
});

describe('colours', () => {
  it('of CMYK pictures come out as printed', async () => {
    const cmyk = await sharp({
      create: { width: 100, height: 50, channels: 3, background: '#fff' },
    })
      .toColourspace('cmyk')
      .raw()
      .toBuffer();
    const image = await imageOf(FULL_PAGE, {
      size: SIZE,
      prepare: (page) => {
        const facts = { Width: 100, Height: 50, ColorSpace: PDFName.of('DeviceCMYK') };
        addImage(page, cmyk, facts);
      },
    });
    expectCorners(image, WHITE, WHITE, WHITE, WHITE);
  });
});
