import type { Block } from '../../model/index.ts';
import { isTimeOfDay } from '../fields/dates.ts';
import { isBesideRight } from './kickers.ts';

/** So many are a manner of setting them. */
const LEAST = 3;
const NUMBER = /^\d{2,}(?:[-./]\d+)*$/u;

/** Headings that are a number and nothing more, each with a title beside it at its right: the numbers of what these name. */
export function numberHeads(blocks: readonly Block[]): ReadonlySet<Block> {
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  const isNumber = ({ text }: Block): boolean => NUMBER.test(text) && !isTimeOfDay(text);
  const found = headings.filter(
    (block) =>
      isNumber(block) && headings.some((title) => !isNumber(title) && isBesideRight(block, title)),
  );
  return new Set(found.length >= LEAST ? found : []);
}
