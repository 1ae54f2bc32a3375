import type { Box, Page } from '../../model/index.ts';
import { framesOf } from '../tables/ruled.ts';
import type { Typography } from '../type/typography.ts';
import { cardsOf } from './cards.ts';
import { type Container, containerOf, containersOf, cutsText, withFrames } from './containers.ts';
import { joinDropCaps } from './drop-caps.ts';
import { withoutIcons } from './icons.ts';
import { isRule } from './rules-read.ts';
import { skewOf } from './skew.ts';
import { withoutStripes } from './stripes.ts';
import { withTicks } from './ticks.ts';
import { isEstimated, type Token } from './token.ts';
import { widened } from './widened.ts';

/** A page with its words and rules on the level. */
export interface LevelPage {
  readonly page: Page;
  readonly tokens: readonly Token[];
}

/** How far a box moves to where its middle lies once the page is turned level about its own middle. */
function shiftOf(box: Box, slope: number, page: Page): readonly [dx: number, dy: number] {
  const dx = slope * ((box[1] + box[3]) / 2 - page.height / 2);
  const dy = -slope * ((box[0] + box[2]) / 2 - page.width / 2);
  return [dx, dy];
}

const moved = (box: Box, [dx, dy]: readonly [number, number]): Box => [
  box[0] + dx,
  box[1] + dy,
  box[2] + dx,
  box[3] + dy,
];

/** A page with its words level, of settled size, each with the filled or framed area it stands in. */
export function straighten(page: Page, { bodySize, settled }: Typography): LevelPage {
  const estimated = isEstimated(page);
  const slope = estimated ? skewOf(page.words) : 0;
  const level = (box: Box): Box => (slope === 0 ? box : moved(box, shiftOf(box, slope, page)));
  const words = estimated ? widened(page.words) : page.words;
  const levelPage: Page =
    page.rules === undefined ? page : { ...page, rules: page.rules.map(level) };
  const boxes = words.map(({ box }) => level(box));
  const shapes = containersOf(page, bodySize).map(
    (shape): Container => ({ ...shape, levelBox: level(shape.box) }),
  );
  // what looks filled on a page image may be a stain or the shade of a fold
  const filled = estimated ? shapes.filter((shape) => !cutsText(shape, boxes, bodySize)) : shapes;
  const fills = filled.map(({ levelBox }) => levelBox);
  const cards = estimated ? cardsOf(levelPage.rules ?? [], fills, bodySize) : [];
  const containers = withFrames(
    filled,
    [...framesOf(levelPage, boxes), ...cards].map(
      (frame): Container => ({
        ...frame,
        box: slope === 0 ? frame.box : moved(frame.box, shiftOf(frame.box, -slope, page)),
        levelBox: frame.box,
      }),
    ),
  );
  const tokens = page.words.map((word, i): Token => {
    const box = boxes[i]!;
    const [dx, dy] = slope === 0 ? [0, 0] : shiftOf(words[i]!.box, slope, page);
    const baseline = word.baseline + (word.rotation % 180 === 0 ? dy : dx);
    const style = settled(word);
    const container = containerOf(box, containers);
    return { ...word, box, baseline, style, source: word, container };
  });
  const text = estimated ? readText(tokens, levelPage) : tokens;
  return { page: levelPage, tokens: joinDropCaps(withoutStripes(text, bodySize), bodySize) };
}

/** Recognised words without what was no text, and with their marks as marks. */
const readText = (tokens: readonly Token[], { rules }: Page): Token[] =>
  withTicks(withoutIcons(tokens.filter((token) => !isRule(token, rules))));
