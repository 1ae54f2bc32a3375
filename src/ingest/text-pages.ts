/** Bullets that may stand, indented by one space, at the start of a list item. */
const BULLET = /^ [•●▪◦‣·*–—-]( |\t|$)/u;

/**
 * Plain text parted into pages, each a list of lines. Form feeds part pages; where there are none, a line that starts
 * with exactly one space and then text does, a convention of some OCR programs. A file that merely indents, or whose
 * every other line would begin a page, is one page.
 */
export function textPages(text: string): string[][] {
  const body = text.replaceAll('\u001a', '').replace(/\n$/u, '');
  if (body.includes('\f')) {
    const pages = body.split('\f').map((page) => page.replace(/^\n/u, '').replace(/\n$/u, ''));
    if (pages.length > 1 && pages.at(-1)?.trim() === '') pages.pop();
    return pages.map((page) => page.split('\n'));
  }
  const lines = body.split('\n');
  return isMarkedBySpace(lines) ? splitBefore(lines, startsPage) : [lines];
}

const startsPage = (line: string): boolean => /^ \S/u.test(line) && !BULLET.test(line);

/** Pages have more lines than this on average, or the space means something else. */
const LEAST_LINES = 4;

function isMarkedBySpace(lines: readonly string[]): boolean {
  const starts = lines.filter(startsPage).length;
  const filled = lines.filter((line) => line.trim() !== '').length;
  const indented = lines.filter((line) => /^(?: {2,}|\t)\S/u.test(line)).length;
  // One space among deeper indents is part of a layout that is kept by spaces.
  return starts > 0 && indented <= starts && filled >= LEAST_LINES * starts;
}

function splitBefore(lines: readonly string[], isStart: (line: string) => boolean): string[][] {
  const pages: string[][] = [];
  for (const line of lines) {
    if (pages.length === 0 || isStart(line)) pages.push([]);
    pages.at(-1)?.push(isStart(line) ? line.slice(1) : line);
  }
  // What stands before the first mark is a page of its own only if it holds something.
  return pages.length > 1 && pages[0]?.every((line) => line.trim() === '') ? pages.slice(1) : pages;
}
