import { readFile } from 'node:fs/promises';
import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import sharp, { type Sharp } from 'sharp';

// What a page picture costs in bytes and time, by format: `tsx bench/report/pictures.ts scan.pdf`, a PDF whose pages are
// one JPEG each.

const DPI = 120;
const PAGES = 6;
const formats: Readonly<Record<string, (image: Sharp) => Sharp>> = {
  'JPEG 50': (image) => image.jpeg({ quality: 50 }),
  'JPEG 50, mozjpeg': (image) => image.jpeg({ quality: 50, mozjpeg: true }),
  'WebP 50, effort 0': (image) => image.webp({ quality: 50, effort: 0 }),
  'WebP 50, effort 4': (image) => image.webp({ quality: 50, effort: 4 }),
};

const file = process.argv[2] ?? 'fixtures/erhverv/erhverv.scan.pdf';
const document = await PDFDocument.load(await readFile(file));
const scans = document.context
  .enumerateIndirectObjects()
  .flatMap(([, object]) =>
    object instanceof PDFRawStream &&
    object.dict.lookup(PDFName.of('Filter')) === PDFName.of('DCTDecode')
      ? [object.contents]
      : [],
  )
  .slice(0, PAGES);

console.log(
  `${file}, ${scans.length} pages at ${DPI} dpi\n\n| format | kB a page | ms a page |\n| --- | --- | --- |`,
);
for (const [name, encode] of Object.entries(formats)) {
  const started = performance.now();
  let bytes = 0;
  for (const scan of scans) {
    // A4
    const small = sharp(scan).resize({ width: Math.round(8.27 * DPI) });
    bytes += (await encode(small).toBuffer()).length;
  }
  const each = (performance.now() - started) / scans.length;
  console.log(`| ${name} | ${Math.round(bytes / scans.length / 1000)} | ${Math.round(each)} |`);
}
