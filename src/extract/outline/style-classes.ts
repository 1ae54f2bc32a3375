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

/** Type sizes this close, one to the next, are one size: typesetters' steps are larger, recognition's jitter is not. */
const STEP = { set: 1.04, ocr: 1.18 };

/**
 * Parts headings into classes of one style. In a reading by OCR weight is uncertain and colour unknown, so that
 * there only size and band tell classes apart.
 */
export function styleClasses(headings: readonly Block[], ocr: boolean): Map<Block, StyleClass> {
  const step = ocr ? STEP.ocr : STEP.set;
  const sizes = new Map<Block, number>();
  let cluster: Block[] = [];
  const close = (): void => {
    const mean = cluster.reduce((sum, block) => sum + block.style.size, 0) / cluster.length;
    for (const block of cluster) sizes.set(block, mean);
    cluster = [];
  };
  for (const block of [...headings].sort((a, b) => a.style.size - b.style.size)) {
    const last = cluster.at(-1);
    if (last !== undefined && block.style.size > last.style.size * step) close();
    cluster.push(block);
  }
  if (cluster.length > 0) close();

  const byKey = new Map<string, Block[]>();
  for (const block of headings) {
    const { bold, color } = block.style;
    const band = block.background !== undefined;
    const key = JSON.stringify([sizes.get(block), band, ...(ocr ? [] : [bold, band ? '' : color])]);
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
