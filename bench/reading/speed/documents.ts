import { readFile } from 'node:fs/promises';
import { PDFDocument } from 'pdf-lib';
import { fixtureNames, fixtures } from '../../readings.ts';

/** Pages of the fixtures, one document after the other and from the start again, until there are so many. */
export async function joined(ending: '.pdf' | '.scan.pdf', pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const sources = await Promise.all(
    fixtureNames().map(async (name) =>
      PDFDocument.load(await readFile(new URL(`${name}/${name}${ending}`, fixtures))),
    ),
  );
  while (document.getPageCount() < pages) {
    for (const source of sources) {
      const room = pages - document.getPageCount();
      const copied = await document.copyPages(source, source.getPageIndices().slice(0, room));
      for (const page of copied) document.addPage(page);
    }
  }
  return document.save();
}
