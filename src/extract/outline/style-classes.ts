import type { Block } from '../../model/index.ts';

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
 * only size and band tell classes apart.
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
      ...(ocr ? [] : [bold, italic, band ? '' : color]),
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

/**
 * The mean size of each heading's class of sizes. Classes form around the sizes that most headings have, so that an
 * outlier between two of them does not join them.
 */
function sizeClasses(headings: readonly Block[], tolerance: number): Map<Block, number> {
  const sizes = new Map<Block, number>();
  let rest = [...headings].sort((a, b) => a.style.size - b.style.size);
  while (rest.length > 0) {
    const near = rest.map((centre) => rest.filter((each) => isNear(each, centre, tolerance)));
    const largest = near.reduce((best, each) => (each.length > best.length ? each : best));
    const mean = largest.reduce((sum, each) => sum + each.style.size, 0) / largest.length;
    for (const each of largest) sizes.set(each, mean);
    rest = rest.filter((each) => !sizes.has(each));
  }
  return sizes;
}

const isNear = (a: Block, b: Block, tolerance: number): boolean =>
  Math.max(a.style.size, b.style.size) <= Math.min(a.style.size, b.style.size) * (1 + tolerance);
