import { readFile } from 'node:fs/promises';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';

const PICTURES = ['forbund-7.tiff', 'museer-7.png', 'erhverv-3.jpg'];
/** Strips that a page is cut into: some six lines each, which are recognised within a second. */
const STRIPS = 8;
const POINTS_PER_INCH = 72;

/** A scan of as many pages, each a strip of a page of the fixtures, so that a run of it has many steps and is short. */
export async function scanOf(pages: number): Promise<Uint8Array> {
  const scan = await PDFDocument.create();
  for (let n = 0; n < pages; n++) {
    const strip = await stripOf(PICTURES[n % PICTURES.length] as string, n % STRIPS);
    const { width, height } = await sharp(strip).metadata();
    const size = [width, height].map((pixels) => (pixels * POINTS_PER_INCH) / 300);
    scan.addPage(size as [number, number]).drawImage(await scan.embedPng(strip), {
      width: size[0] as number,
      height: size[1] as number,
    });
  }
  return scan.save();
}

async function stripOf(name: string, n: number): Promise<Buffer> {
  const bytes = await readFile(new URL(`../../fixtures/pages/${name}`, import.meta.url));
  const picture = sharp(bytes).greyscale();
  const { width, height } = await sharp(bytes).metadata();
  const part = Math.floor(height / STRIPS);
  return picture
    .extract({ left: 0, top: n * part, width, height: part })
    .png()
    .toBuffer();
}
