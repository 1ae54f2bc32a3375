import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box, Link } from '../../model/index.ts';
import { AnnotationType } from './pdfjs-build.ts';

interface LinkAnnotation {
  /** ISO 32000-1, table 165. */
  readonly annotationFlags: number;
  readonly rect: readonly [number, number, number, number];
  readonly url?: string;
  readonly unsafeUrl?: string;
  readonly dest?: string | readonly unknown[] | null;
}

const LINKS: ReadonlySet<number> = new Set([AnnotationType.LINK]);
/** The flags Invisible and NoView. */
const UNSEEN = 0x01 | 0x20;

/** The links of a page. One within the document has the target `#page=N` (RFC 8118), N counted from 1. */
export async function linksOf(document: PDFDocumentProxy, page: PDFPageProxy): Promise<Link[]> {
  const others = new Set(Array(document.numPages).keys());
  others.delete(page.pageNumber - 1);
  // the page's own `getAnnotations` reads all its text again, to tell what lies under its links
  const annotations = (await document.getAnnotationsByType(
    LINKS as Set<number>,
    others,
  )) as LinkAnnotation[];
  const links = annotations.filter(({ annotationFlags }) => (annotationFlags & UNSEEN) === 0);
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
