import type { Block } from '../model/index.ts';
import { groupBy } from './group-by.ts';

/** So many lines of one form right under headings are a manner of setting them. */
const LEAST = 3;
/** Share of the lines of one form that must stand right under a heading, and of the headings that must have one. */
const MOST = 0.7;
/** A line of names is set hardly larger than the text. */
const HARDLY_LARGER = 1.2;

/**
 * Headings that stand right under other headings of one form again and again, lighter than these and no larger than the
 * text, are lines of the titles' units that name someone or somewhere, not titles: they become text.
 */
export function subheadingsAsText(blocks: readonly Block[]): Block[] {
  const body = bodySize(blocks);
  const places = blocks.flatMap((block, n) => (block.kind === 'heading' ? [n] : []));
  const forms = groupBy(places, (n) => formOf(blocks[n] as Block));
  const lines = new Set<number>();
  for (const own of forms.values()) {
    const first = blocks[own[0] as number] as Block;
    if (own.length < LEAST || first.style.size > body * HARDLY_LARGER) continue;
    const under = own.filter((n) => isUnder(blocks[n - 1], blocks[n] as Block));
    if (under.length < own.length * MOST) continue;
    const above = new Set(under.map((n) => formOf(blocks[n - 1] as Block)));
    const titles = [...above].flatMap((form) => forms.get(form) ?? []);
    if (under.length >= titles.length * MOST) for (const n of under) lines.add(n);
  }
  return blocks.map((block, n) => (lines.has(n) ? { ...block, kind: 'paragraph' } : block));
}

/** Whether a heading stands right under another that is set heavier or larger. */
function isUnder(above: Block | undefined, block: Block): boolean {
  if (above === undefined || above.kind !== 'heading' || above.page !== block.page) return false;
  const heavier = above.style.bold && !block.style.bold;
  const larger = above.style.size > block.style.size * 1.08;
  return (heavier || larger) && !(block.style.bold && !above.style.bold);
}

const formOf = ({ style, background }: Block): string =>
  JSON.stringify([
    Math.round(style.size * 2),
    style.bold,
    style.italic,
    style.color,
    background !== undefined,
  ]);

/** The type size of most letters that are no heading, points. */
function bodySize(blocks: readonly Block[]): number {
  const letters = new Map<number, number>();
  for (const { kind, style, text } of blocks) {
    if (kind !== 'paragraph') continue;
    letters.set(style.size, (letters.get(style.size) ?? 0) + text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
