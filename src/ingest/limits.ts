import { LimitError } from '../model/index.ts';

/** Refuses a document of more pages than allowed. */
export function checkPages(file: string, pages: number, most: number | undefined): void {
  if (most === undefined || pages <= most) return;
  throw new LimitError({
    file,
    reason: `the document has ${pages} pages, more than the ${most} allowed`,
    remedy: 'Raise --max-pages',
  });
}

/** Refuses an image of more pixels than allowed, before it is decoded. */
export function checkPixels(
  file: string,
  page: number,
  { width, height }: { readonly width: number; readonly height: number },
  most: number,
): void {
  if (width * height <= most) return;
  throw new LimitError({
    file,
    page,
    reason: `its image has ${width} × ${height} pixels, more than the ${most} allowed`,
    remedy: 'Raise --max-pixels, or save the page at a lower resolution',
  });
}
