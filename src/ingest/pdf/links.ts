import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box, Link } from '../../model/index.ts';

interface LinkAnnotation {
  readonly subtype: string;
  readonly rect: readonly [number, number, number, number];
  readonly url?: string;
  readonly unsafeUrl?: string;
  readonly dest?: string | readonly unknown[] | null;
}

/** The links of a page. One within the document has the target `#page=N` (RFC 8118), N counted from 1. */
export async function linksOf(document: PDFDocumentProxy, page: PDFPageProxy): Promise<Link[]> {
  const annotations = (await page.getAnnotations()) as LinkAnnotation[];
  const links = annotations.filter(({ subtype }) => subtype === 'Link');
  const found = await Promise.all(
    links.map(async (link) => ({ box: boxOf(page, link), target: await targetOf(document, link) })),
  );
  return found.flatMap(({ box, target }) => (target === undefined ? [] : [{ box, target }]));
}

function boxOf(page: PDFPageProxy, { rect }: LinkAnnotation): Box {
  const view = page.getViewport({ scale: 1 });
  const [ax, ay, bx, by] = view.convertToViewportRectangle([...rect]) as [
    number,
    number,
    number,
    number,
  ];
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
}

async function targetOf(
  document: PDFDocumentProxy,
  link: LinkAnnotation,
): Promise<string | undefined> {
  const url = link.url ?? link.unsafeUrl;
  if (url !== undefined) return url;
  const dest = typeof link.dest === 'string' ? await document.getDestination(link.dest) : link.dest;
  const page = Array.isArray(dest) ? (dest[0] as unknown) : undefined;
  if (typeof page === 'number') return `#page=${page + 1}`;
  if (!isRef(page)) return undefined;
  try {
    return `#page=${(await document.getPageIndex(page)) + 1}`;
  } catch {
    // A link to a page that is not there leads nowhere, and so is no link.
    return undefined;
  }
}

const isRef = (value: unknown): value is { num: number; gen: number } =>
  typeof value === 'object' && value !== null && 'num' in value && 'gen' in value;
