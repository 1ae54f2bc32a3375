import { PDFDict, PDFDocument, PDFName, type PDFPage, type PDFRef, PDFString } from 'pdf-lib';

export interface PageSetup {
  readonly size?: readonly [number, number];
  readonly prepare?: (page: PDFPage, document: PDFDocument) => void | Promise<void>;
}

/**
 * A PDF with one page for each content stream. /F1 is Helvetica, /F2 Helvetica-Bold, in WinAnsi: æ is \346, ø \370,
 * å \345. Origin bottom left, as PDF has it.
 */
export async function pdfOf(
  contents: string | readonly string[],
  { size = [400, 200], prepare }: PageSetup = {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const { context } = document;
  const font = (name: string) =>
    context.register(
      context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: name, Encoding: 'WinAnsiEncoding' }),
    );
  const fonts = { F1: font('Helvetica'), F2: font('Helvetica-Bold') };
  for (const content of typeof contents === 'string' ? [contents] : contents) {
    const page = document.addPage([...size]);
    page.node.set(PDFName.of('Resources'), context.obj({ Font: fonts }));
    page.node.set(PDFName.of('Contents'), context.register(context.stream(content)));
    await prepare?.(page, document);
  }
  return document.save({ useObjectStreams: false });
}

/** Adds to a page's resources: `addResource(page, 'XObject', 'Im1', ref)`. */
export function addResource(page: PDFPage, kind: string, name: string, value: PDFRef): void {
  const resources = page.node.Resources() as PDFDict;
  const entries = resources.lookupMaybe(PDFName.of(kind), PDFDict) ?? page.doc.context.obj({});
  entries.set(PDFName.of(name), value);
  resources.set(PDFName.of(kind), entries);
}

/** A link annotation, as PDF writers make them. */
export function addLink(page: PDFPage, rect: readonly number[], target: string | PDFPage): void {
  const { context } = page.doc;
  const action =
    typeof target === 'string'
      ? { A: { Type: 'Action', S: 'URI', URI: PDFString.of(target) } }
      : { Dest: [target.ref, 'Fit'] };
  const link = { Type: 'Annot', Subtype: 'Link', Rect: [...rect], ...action };
  const annotations = page.node.Annots() ?? context.obj([]);
  annotations.push(context.register(context.obj(link as never)));
  page.node.set(PDFName.of('Annots'), annotations);
}
