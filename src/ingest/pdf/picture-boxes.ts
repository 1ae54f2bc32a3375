import type { Box, Word } from '../../model/index.ts';
import { area } from '../matrix.ts';
import type { ImageMark } from './marks.ts';

/** A picture that holds lines of text is so large at least, in points … */
const LEAST_WIDTH = 80;
const LEAST_HEIGHT = 36;
/** … and takes this share of the page. What takes more than the other is the ground that the text stands on. */
const LEAST_SHARE = 0.02;
const MOST_SHARE = 0.85;
/** Pictures with more words of the text layer on them are their ground, too: a caption has fewer. */
const MOST_WORDS = 12;
/** More pictures than this are an album, or a drawing in pieces: the largest are looked at. */
const MOST_PICTURES = 6;

/** Where pictures stand beside the text of a page that are large enough to hold some. */
export function pictureBoxes(
  images: readonly ImageMark[],
  { width, height }: { readonly width: number; readonly height: number },
  words: readonly Word[],
): Box[] {
  const boxes = images
    .map(({ box }) => box)
    .filter((box, n, all) => all.findIndex((other) => isSame(box, other)) === n)
    .filter((box) => {
      const share = area(box) / (width * height);
      const [x0, y0, x1, y1] = box;
      if (x1 - x0 < LEAST_WIDTH || y1 - y0 < LEAST_HEIGHT) return false;
      return share >= LEAST_SHARE && share <= MOST_SHARE && wordsOn(box, words) <= MOST_WORDS;
    });
  return boxes.sort((a, b) => area(b) - area(a)).slice(0, MOST_PICTURES);
}

const isSame = (a: Box, b: Box): boolean => a.every((side, n) => Math.abs(side - b[n]!) < 1);

const wordsOn = ([left, top, right, bottom]: Box, words: readonly Word[]): number =>
  words.filter(({ box: [x0, y0, x1, y1] }) => {
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    return x > left && x < right && y > top && y < bottom;
  }).length;
