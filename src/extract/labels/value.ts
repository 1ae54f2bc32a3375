import type { Block, LabelledField } from '../../model/index.ts';

/** A labelled value in a block: `text.slice(start, end)` of the block's mended text. */
export interface LabelledValue {
  readonly block: Block;
  readonly field: LabelledField;
  readonly label: string;
  /** Where the label begins. */
  readonly from: number;
  readonly start: number;
  readonly end: number;
  /** The value with line ends as spaces. */
  readonly value: string;
}

/** An address that a narrow cell divides at a mark: "arkiv@by-" and "arkiv.dk". */
const DIVIDED_ADDRESS = /([^\s@]+@[^\s@]*[-.@]) (?=[^\s@]+\.\p{Ll}{2,}$)/u;

/** A value as printed, on one line: what a line end divided, as "17-" and "20", is one again. */
export const valueText = (printed: string): string =>
  printed
    .replaceAll('\n', ' ')
    .replace(/(\d[-–]) (?=\d)/gu, '$1')
    .replace(DIVIDED_ADDRESS, '$1')
    .trim();
