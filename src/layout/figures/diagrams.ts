import { type Box, overlapY, union } from '../../model/index.ts';
import { clusters } from '../clusters.ts';
import { height, width } from '../extent.ts';
import { SMALL } from '../furniture/footnotes.ts';
import type { Segment } from '../lines/segment.ts';
import { labelOf } from '../lines/text-ends.ts';
import { type Container, isDisc } from '../words/containers.ts';

/** The labels of a page's discs and of its boxes that make a drawing, shape by shape. */
export const shapeLabels = (segments: readonly Segment[], bodySize: number): Segment[][] => [
  ...containerGroups(segments, isDisc),
  ...diagramBoxes(segments, bodySize),
];

/** The labels of each filled area of a kind. */
function containerGroups(
  segments: readonly Segment[],
  is: (container: Container) => boolean,
): Segment[][] {
  const groups = new Map<Container, Segment[]>();
  for (const s of segments) {
    if (s.container === undefined || !is(s.container)) continue;
    const group = groups.get(s.container);
    if (group === undefined) groups.set(s.container, [s]);
    else group.push(s);
  }
  return [...groups.values()];
}

/** A drawing has at least so many boxes alike, with at most so many words in each. */
const LEAST_BOXES = 3;
const MOST_BOX_WORDS = 8;
/** Boxes so wide, as a share of the text, are bands of titles. */
const WIDEST_BOX = 0.6;
/** So many boxes in a row or column with a text beside them, of so many words, are titles of these. */
const TITLES = 0.5;
const LEAST_WORDS = 4;
/** Boxes found in an image are alike when they differ by no more than this, in type sizes. */
const ALIKE = 1;

/**
 * The labels of boxes that make a drawing: several alike in a row or a column, with a few small words in each, none
 * of them a field ("Pris: …"): those are the feet of cards. On a
 * scan, where small type is not sure to be told, words without figures and colons.
 */
function diagramBoxes(segments: readonly Segment[], bodySize: number): Segment[][] {
  const narrow = (container: Container) =>
    width(container.levelBox) < WIDEST_BOX * width(union(segments.map(({ box }) => box)));
  const isBox = (container: Container) => !isDisc(container) && narrow(container);
  const boxes = containerGroups(segments, isBox).filter((labels) => {
    const small = labels.every((s) => s.size <= SMALL * bodySize);
    const plain = labels.every(
      (s) => s.estimated && s.size <= 1.05 * bodySize && !/[\d:]/.test(s.text),
    );
    if (labels.some((s) => labelOf(s.text) !== undefined)) return false;
    return (small || plain) && labels.flatMap((s) => s.tokens).length <= MOST_BOX_WORDS;
  });
  const close = (a: number, b: number) => Math.abs(a - b) < ALIKE * bodySize;
  const like = (a: Box, b: Box) =>
    close(width(a), width(b)) &&
    close(height(a), height(b)) &&
    (close(a[1], b[1]) || close(a[0], b[0]));
  const box = (labels: readonly Segment[]) => labels[0]!.container!.levelBox;
  return clusters(boxes, (a, b) => like(box(a), box(b)))
    .filter((group) => group.length >= LEAST_BOXES && !areTitles(group.map(box), segments))
    .flat();
}

/** Whether lines of text stand beside boxes under each other. */
function areTitles(boxes: readonly Box[], segments: readonly Segment[]): boolean {
  const texts = segments.filter(
    ({ container, tokens }) => container === undefined && tokens.length >= LEAST_WORDS,
  );
  const titles = boxes.filter((box) => texts.some((text) => overlapY(text.box, box) > 0));
  return titles.length > TITLES * boxes.length;
}
