import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { madeOn } from '../../../fixtures/make/sheet.ts';

/** Pixels per inch, and how much an office scanner softens. */
const DPI = 200;
const BLUR = 0.5;
const QUALITY = 72;

/** A document as a colour scan: page images at 200 dpi, slightly soft, as JPEG. */
export async function scanOf(pdf: Uint8Array): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'katalog-bench-'));
  try {
    writeFileSync(join(folder, 'in.pdf'), pdf);
    execFileSync('pdftoppm', [
      '-png',
      '-r',
      String(DPI),
      join(folder, 'in.pdf'),
      join(folder, 'page'),
    ]);
    const doc = await PDFDocument.create({ updateMetadata: false });
    doc.setCreationDate(madeOn);
    doc.setModificationDate(madeOn);
    for (const name of readdirSync(folder)
      .filter((each) => each.endsWith('.png'))
      .sort()) {
      const picture = sharp(readFileSync(join(folder, name)))
        .blur(BLUR)
        .jpeg({ quality: QUALITY });
      const image = await doc.embedJpg(await picture.toBuffer());
      const [width, height] = [(image.width * 72) / DPI, (image.height * 72) / DPI];
      doc.addPage([width, height]).drawImage(image, { x: 0, y: 0, width, height });
    }
    return await doc.save();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
