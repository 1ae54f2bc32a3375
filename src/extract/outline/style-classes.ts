import { type Block, isDark } from '../../model/index.ts';

/** Headings set alike. */
export interface StyleClass {
  /** Mean type size in points. */
  readonly size: number;
  readonly bold: boolean;
  readonly color: string | undefined;
  /** Whether they stand in a coloured band or box. */
  readonly band: boolean;
  readonly members: readonly Block[];
}

/** Sizes this close to a class's own are of the class: recognition's jitter is larger than typesetters' steps. */
const TOLERANCE = { set: 0.04, recognised: 0.13 };

/**
 * Parts headings into classes of one style. In recognised text weight is uncertain and colour unknown, so that there
 * only size and band tell classes apart, and whether a band is dark, so that its letters are light.
 */
export function styleClasses(headings: readonly Block[], ocr: boolean): Map<Block, StyleClass> {
  const sizes = sizeClasses(headings, ocr ? TOLERANCE.recognised : TOLERANCE.set);
  const byKey = new Map<string, Block[]>();
  for (const block of headings) {
    const { bold, italic, color } = block.style;
    const band = block.background !== undefined;
    const key = JSON.stringify([
      sizes.get(block),
      band,
      ...(ocr ? [isOnDark(block)] : [bold, italic, band ? '' : color]),
    ]);
    byKey.set(key, [...(byKey.get(key) ?? []), block]);
  }
  const classes = new Map<Block, StyleClass>();
  for (const members of byKey.values()) {
    const [first] = members as [Block];
    const styleClass: StyleClass = {
      size: sizes.get(first) as number,
      bold: first.style.bold,
      color: first.style.color,
      band: first.background !== undefined,
      members,
    };
    for (const member of members) classes.set(member, styleClass);
  }
  return classes;
}

const isOnDark = ({ background }: Block): boolean =>
  background !== undefined && isDark(background.color);

/**
 * The mean size of each heading's class of sizes. Classes form around the sizes that most headings have, so that an
 * outlier between two of them does not join them.
 */
function sizeClasses(headings: readonly Block[], tolerance: number): Map<Block, number> {
  const sizes = new Map<Block, number>();
  let rest = [...headings].sort((a, b) => a.style.size - b.style.size);
  while (rest.length > 0) {
    const largest = largestNear(rest, tolerance);
    const mean = largest.reduce((sum, each) => sum + each.style.size, 0) / largest.length;
    for (const each of largest) sizes.set(each, mean);
    rest = rest.filter((each) => !sizes.has(each));
  }
  return sizes;
}

/** Of headings in order of size those that are near one of them, of the smallest that has most. */
function largestNear(sorted: readonly Block[], tolerance: number): readonly Block[] {
  let [first, end, from, to] = [0, 0, 0, 0];
  for (const centre of sorted) {
    while (!isNear(sorted[from] as Block, centre, tolerance)) from++;
    while (to < sorted.length && isNear(centre, sorted[to] as Block, tolerance)) to++;
    if (to - from > end - first) [first, end] = [from, to];
  }
  return sorted.slice(first, end);
}

const isNear = (smaller: Block, larger: Block, tolerance: number): boolean =>
  larger.style.size <= smaller.style.size * (1 + tolerance);
