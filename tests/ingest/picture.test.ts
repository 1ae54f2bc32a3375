import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { openSource, type Source, type SourceOptions } from '../../src/ingest/index.ts';
import type { PageImage } from '../../src/model/index.ts';

/** An A4 page at `dpi`, drawn as SVG in points. */
function drawing(svg: string, dpi = 200, background = '#ffffff'): Sharp {
  const [width, height] = [Math.round((595 * dpi) / 72), Math.round((842 * dpi) / 72)];
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 595 842">
    <rect width="595" height="842" fill="${background}"/>${svg}</svg>`;
  return sharp(Buffer.from(page)).removeAlpha().withMetadata({ density: dpi });
}

async function open(picture: Sharp, options?: SourceOptions): Promise<Source> {
  return openSource('side', await picture.toBuffer(), options);
}

async function imageOf(picture: Sharp): Promise<PageImage> {
  return (await open(picture)).readImage(1);
}

const rounded = (box: readonly number[]) => box.map(Math.round);

describe('a picture as a page', () => {
  it('has its size in points and no words', async () => {
    const source = await open(drawing('').png());
    const page = await source.readPage(1);
    expect([Math.round(page.width), Math.round(page.height)]).toEqual([595, 842]);
    expect(page).toMatchObject({ words: [], layer: { imageCover: 1 } });
  });

  it('is grey, a byte a pixel', async () => {
    const image = await imageOf(
      drawing('<rect x="0" y="0" width="300" height="842" fill="#000"/>').png(),
    );
    expect(image.grey).toHaveLength(image.width * image.height);
    expect([image.grey[10], image.grey[image.width - 10]]).toEqual([0, 255]);
    expect(image.dpi).toBe(200);
  });

  it('is enlarged to 300 dpi below 180, reduced to 240 from above 260', async () => {
    const small = await imageOf(drawing('', 100).png());
    expect([small.dpi, small.width]).toEqual([300, 2478]);
    const large = await imageOf(drawing('', 600).jpeg());
    expect([large.dpi, large.width]).toEqual([240, 1983]);
  });

  it('without a believable resolution is taken for A4', async () => {
    const plain = sharp(await drawing('').png().toBuffer())
      .withMetadata({ density: 72 })
      .jpeg();
    const image = await imageOf(plain);
    expect(image.dpi).toBeCloseTo(200, -1);
  });

  it('is turned as its EXIF orientation says', async () => {
    const [width, height] = [800, 400];
    const lying = sharp({ create: { width, height, channels: 3, background: '#fff' } })
      .withMetadata({ orientation: 6, density: 200 })
      .jpeg();
    const image = await imageOf(lying);
    expect(image.width).toBeLessThan(image.height);
  });

  it('on paper seen through is on white', async () => {
    const clear = sharp({
      create: { width: 300, height: 300, channels: 4, background: '#00000000' },
    });
    expect((await imageOf(clear.withMetadata({ density: 200 }).png())).grey[0]).toBe(255);
  });

  it('may be one of several in a TIFF', async () => {
    const pages = await Promise.all(
      ['#000000', '#ffffff'].map((background) =>
        sharp({ create: { width: 200, height: 300, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const tiff = await sharp(pages, { join: { across: 1, animated: true } })
      .tiff()
      .toBuffer();
    const source = await openSource('scan.tif', tiff);
    expect(source.pageCount).toBe(2);
    expect((await source.readImage(1)).grey[0]).toBe(0);
    expect((await source.readImage(2)).grey[0]).toBe(255);
  });

  it('cut short is an error', async () => {
    const noise = drawing('', 100).jpeg();
    const bytes = await noise.toBuffer();
    const source = await openSource('kort.jpg', bytes.subarray(0, Math.floor(bytes.length / 2)));
    await expect(source.readImage(1)).rejects.toMatchObject({ name: 'PageError', page: 1 });
  });

  it('of more pixels than allowed is refused before it is decoded', async () => {
    const open1 = open(drawing('', 100).png(), { maxPixels: 10_000 });
    await expect(open1.then((source) => source.readImage(1))).rejects.toMatchObject({
      name: 'LimitError',
      exitCode: 5,
    });
  });
});

describe('filled areas of a picture', () => {
  const shapesOf = async (svg: string, background?: string) =>
    (await imageOf(drawing(svg, 200, background).jpeg())).shapes;

  it('are boxes, bands and circles, with their colours', async () => {
    const shapes = await shapesOf(
      '<rect x="60" y="100" width="300" height="40" fill="#006464"/><circle cx="300" cy="400" r="45" fill="#b02020"/>',
    );
    expect(shapes).toHaveLength(2);
    const [band, circle] = shapes;
    expect(band?.round).toBe(false);
    expect(circle?.round).toBe(true);
    rounded(band?.box ?? []).forEach((side, i) => {
      expect(Math.abs(side - ([60, 100, 360, 140][i] ?? 0))).toBeLessThan(5);
    });
  });

  it('may be pale', async () => {
    const shapes = await shapesOf('<rect x="60" y="100" width="200" height="100" fill="#dcebeb"/>');
    expect(shapes).toHaveLength(1);
    expect(shapes[0]?.color).toMatch(/^#d[0-9a-f]e[0-9a-f]e[0-9a-f]$/);
  });

  it('are whole where their first pixel is one of their edge', async () => {
    // an edge blurred to a grey that is near enough to one half of the band, and not to the other
    const band = (x: number, y: number, width: number, height: number, color: string) =>
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${color}"/>`;
    const shapes = await shapesOf(
      band(60, 100, 150, 40, '#505050') +
        band(210, 100, 150, 40, '#575757') +
        band(60, 97, 300, 3, '#727272'),
    );
    expect(shapes).toHaveLength(1);
    const [left = 0, , right = 0] = shapes[0]?.box ?? [];
    expect(right - left).toBeGreaterThan(290);
  });

  it('are told from tinted paper', async () => {
    expect(
      await shapesOf('<rect x="60" y="100" width="200" height="60" fill="#204080"/>', '#f4ecd8'),
    ).toHaveLength(1);
  });

  it('hold text', async () => {
    const text =
      '<text x="70" y="125" font-family="sans-serif" font-size="14" fill="#fff">Kurser og forløb for nye</text>';
    const shapes = await shapesOf(
      `<rect x="60" y="100" width="300" height="40" fill="#006464"/>${text}`,
    );
    expect(shapes).toHaveLength(1);
  });

  it('are not type, however large', async () => {
    const line = (y: number, size: number) =>
      `<text x="40" y="${y}" font-family="sans-serif" font-weight="bold" font-size="${size}">Kommunekurser ml</text>`;
    expect(
      await shapesOf(`${line(100, 11)}${line(200, 24)}${line(300, 40)}${line(450, 60)}`),
    ).toEqual([]);
  });
});
