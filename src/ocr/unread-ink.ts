import type { PageImage, Word } from '../model/index.ts';
import { bandsOf } from './bands.ts';
import type { PixelBox } from './grey-image.ts';
import type { Patch } from './ink.ts';

/** A letter or digit is so high and wide at least and at most, in ems of the page's usual type. */
const LEAST_HEIGHT = 0.4;
const MOST_HEIGHT = 1.5;
const MOST_WIDTH = 1.5;
/** Ink so close to a word's box, in ems, is part of the word or its accents. */
const CLOSE = 0.25;
/** Letters this far apart, in ems, are of one line; lines this far apart of one column. */
const SPACE = 0.7;
const LEADING = 3;
/** More letters than this in one place are a picture: tesseract does not overlook a paragraph. */
const MOST_LETTERS = 40;
/** More such places than this are a texture. */
const MOST_AREAS = 20;

/**
 * Where letters stand that are in no word: tesseract passes over single digits, such as page numbers in a table of
 * contents or amounts in a table. Columns of them come as one area; pixels of the page.
 */
export function unreadInk(
  page: Pick<PageImage, 'dpi' | 'shapes'>,
  patches: readonly Patch[],
  words: readonly Word[],
): PixelBox[] {
  const em = usualSize(words) * (page.dpi / 72);
  if (em === 0) return [];
  const taken = takenBoxes(page, words, CLOSE * em);
  const bands = bandsOf(taken, LEADING * em, ({ top, bottom }) => [top, bottom]);
  const isTaken = (patch: Patch): boolean => {
    const middle = (patch.top + patch.bottom) / 2;
    return bands.between(middle, middle).some((box) => holds(box, patch));
  };
  const letters = patches.filter((patch) => isLetter(patch, em) && !isTaken(patch));
  const lines = joinNear(letters.map(alone), SPACE * em, 0);
  const columns = joinNear(lines, 0, LEADING * em).filter(({ count }) => count <= MOST_LETTERS);
  return columns.length > MOST_AREAS ? [] : columns.map(({ box }) => box);
}

/** In ems: a letter as near to a word as this is of it. */
const TOUCHES = 0.3;

/**
 * Whether what was found is the first or last letter of a word that was read, whose box leaves it out: the 1 of
 * "1.295" at times.
 */
export const isEdge = (found: readonly Word[], words: readonly Word[]): boolean =>
  found.length === 1 &&
  words.some((word) => {
    const [{ text, box, baseline }, em] = [found[0] as Word, word.style.size];
    const isNear = (gap: number): boolean => Math.abs(gap) <= TOUCHES * em;
    return (
      Math.abs(word.baseline - baseline) <= TOUCHES * em &&
      ((word.text.startsWith(text) && isNear(word.box[0] - box[2])) ||
        (word.text.endsWith(text) && isNear(box[0] - word.box[2])))
    );
  });

/** The median size in points, over letters. */
function usualSize(words: readonly Word[]): number {
  const sizes = words.flatMap(({ text, style }) => [...text].map(() => style.size));
  return sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
}

function isLetter({ left, top, right, bottom }: Patch, em: number): boolean {
  const height = (bottom - top + 1) / em;
  const width = (right - left + 1) / em;
  return height >= LEAST_HEIGHT && height <= MOST_HEIGHT && width <= MOST_WIDTH;
}

/** What has been read, and the filled areas, which are read by themselves or part of figures. */
function takenBoxes(
  { dpi, shapes }: Pick<PageImage, 'dpi' | 'shapes'>,
  words: readonly Word[],
  slack: number,
): PixelBox[] {
  const pixels = dpi / 72;
  return [...words, ...shapes].map(({ box: [left, top, right, bottom] }) => ({
    left: left * pixels - slack,
    top: top * pixels - slack,
    right: right * pixels + slack,
    bottom: bottom * pixels + slack,
  }));
}

function holds(box: PixelBox, { left, top, right, bottom }: Patch): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

interface Cluster {
  readonly box: PixelBox;
  /** Of letters. */
  readonly count: number;
}

const alone = ({ left, top, right, bottom }: Patch): Cluster => ({
  box: { left, top, right: right + 1, bottom: bottom + 1 },
  count: 1,
});

/** Joins what overlaps once it is widened by `dx` and `dy`, until nothing does. */
function joinNear(clusters: readonly Cluster[], dx: number, dy: number): Cluster[] {
  const joined: Cluster[] = [];
  for (const cluster of clusters) {
    let whole = cluster;
    for (let i = joined.length - 1; i >= 0; i--) {
      const other = joined[i] as Cluster;
      if (!isNear(whole.box, other.box, dx, dy)) continue;
      whole = merge(whole, other);
      joined.splice(i, 1);
      i = joined.length;
    }
    joined.push(whole);
  }
  return joined;
}

const isNear = (a: PixelBox, b: PixelBox, dx: number, dy: number): boolean =>
  a.left - dx < b.right && b.left - dx < a.right && a.top - dy < b.bottom && b.top - dy < a.bottom;

const merge = (a: Cluster, b: Cluster): Cluster => ({
  box: {
    left: Math.min(a.box.left, b.box.left),
    top: Math.min(a.box.top, b.box.top),
    right: Math.max(a.box.right, b.box.right),
    bottom: Math.max(a.box.bottom, b.box.bottom),
  },
  count: a.count + b.count,
});
