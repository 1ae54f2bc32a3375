import type { Box, Page } from '../../model/index.ts';
import { framesOf } from '../tables/ruled.ts';
import type { Typography } from '../type/typography.ts';
import { containerOf, containersOf, withFrames } from './containers.ts';
import { joinDropCaps } from './drop-caps.ts';
import { skewOf } from './skew.ts';
import { withoutStripes } from './stripes.ts';
import { isEstimated, type Token } from './token.ts';
import { widened } from './widened.ts';

/** Moves a box to where its middle lies once the page is turned level about its own middle. */
function levelled(
  box: Box,
  slope: number,
  page: Page,
): readonly [box: Box, dx: number, dy: number] {
  const dx = slope * ((box[1] + box[3]) / 2 - page.height / 2);
  const dy = -slope * ((box[0] + box[2]) / 2 - page.width / 2);
  return [[box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy], dx, dy];
}

/** The words of a page, level, of settled size, each with the filled area it stands in. */
export function straighten(page: Page, { bodySize, settled }: Typography): Token[] {
  const estimated = isEstimated(page);
  const slope = estimated ? skewOf(page.words) : 0;
  const words = estimated ? widened(page.words) : page.words;
  const containers = withFrames(containersOf(page, bodySize), framesOf(page)).map((container) => ({
    ...container,
    levelBox: levelled(container.box, slope, page)[0],
  }));
  const tokens = page.words.map((word, i): Token => {
    const [box, dx, dy] = levelled(words[i]!.box, slope, page);
    const baseline = word.baseline + (word.rotation % 180 === 0 ? dy : dx);
    const style = settled(word);
    const container = containerOf(word, containers);
    return { ...word, box, baseline, style, source: word, container };
  });
  return joinDropCaps(withoutStripes(tokens, bodySize), bodySize);
}
