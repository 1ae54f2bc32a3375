import { type Block, splitBlock } from '../../model/index.ts';
import { fold } from '../fold.ts';
import { groupBy } from '../group-by.ts';
import { evidenceFor } from './names.ts';
import { AMONG_FACTS, type FactPart, isShort, LABELLED, PREFIX } from './piece.ts';
import { between } from './runs.ts';

/** So many short lines between titles and what follows are a manner of naming someone or somewhere. */
const LEAST_NAMES = 3;
/** Share of the titles before text that have such a line. */
const MOST_TITLES = 0.5;

/** Marks short lines of their own that stand under titles, or beside lists of facts, as facts that nothing tells. */
export function nameLines(
  blocks: readonly Block[],
  facts: Map<Block, readonly FactPart[]>,
  skip: (block: Block) => boolean,
): void {
  const isName = (block: Block | undefined): block is Block =>
    block !== undefined &&
    block.kind === 'paragraph' &&
    !facts.has(block) &&
    !skip(block) &&
    block.lines.length <= 2 &&
    isShort(block.text.replaceAll('\n', ' ')) &&
    !LABELLED.test(block.text);
  const titles = blocks.flatMap((block, n) =>
    block.kind === 'heading' && blocks[n + 1] !== undefined && blocks[n + 1]?.kind !== 'heading'
      ? [n]
      : [],
  );
  const under = titles.filter((n) => {
    const [line, after] = [blocks[n + 1], blocks[n + 2]];
    return isName(line) && after !== undefined && after.kind !== 'heading';
  });
  const taken = new Set<Block>();
  const lines = under.map((n) => blocks[n + 1] as Block);
  const isMostly = under.length >= titles.length * MOST_TITLES;
  if (under.length >= LEAST_NAMES && isMostly && areNames(lines, blocks)) {
    for (const line of lines) taken.add(line);
  }
  const beside = blocks.filter((block, n) => {
    const [before, after] = [blocks[n - 1], blocks[n + 1]];
    if (!isName(block)) return false;
    const opens = before?.kind === 'heading' && after !== undefined && facts.has(after);
    return (
      opens ||
      (before !== undefined && facts.has(before) && after !== undefined && facts.has(after))
    );
  });
  if (beside.length >= LEAST_NAMES) for (const block of beside) taken.add(block);
  const prefix = commonPrefix([...taken].map(({ text }) => text));
  const listed = [...taken].filter(({ text }) => BAR.test(text));
  const areLists = listed.length >= LEAST_NAMES && listed.length >= taken.size * AMONG_FACTS;
  for (const block of taken) {
    if (areLists) {
      facts.set(block, namesIn(block.text));
      continue;
    }
    const found = prefix?.exec(block.text);
    const start = found?.[0].length ?? 0;
    const value = block.text.slice(start).replaceAll('\n', ' ').trim();
    const label = found?.groups?.prefix;
    facts.set(block, [{ start, end: block.text.length, value, field: undefined, label }]);
  }
}

/** What parts names on one line: "Bo Dam · Lokale 4". */
const BAR = /\s+[|·•]\s+/u;

const namesIn = (text: string): FactPart[] =>
  between(
    text,
    [...text.matchAll(new RegExp(BAR, 'gu'))].map(({ index, 0: bar }) => ({
      start: index,
      end: index + bar.length,
    })),
  ).map(({ start, end }) => {
    const value = text.slice(start, end).replaceAll('\n', ' ').trim();
    return { start, end, value, field: undefined, label: undefined };
  });

/**
 * Parts lines of names under titles from the text that layout has glued to them, as on page images: where most titles have
 * under them a short line that ends before its column does, each of them its own or glued.
 */
export function partNameLines(blocks: readonly Block[], skip: (block: Block) => boolean): Block[] {
  const under = blocks.flatMap((block, n) =>
    block.kind === 'paragraph' && blocks[n - 1]?.kind === 'heading' && !skip(block) ? [block] : [],
  );
  const isName = (text: string): boolean => isShort(text) && !LABELLED.test(text);
  const glued = under.filter((block) => isName(firstLine(block)) && endsEarly(block));
  const alone = under.filter(({ lines, text }) => lines.length === 1 && isName(text));
  const all = [...glued, ...alone].map(firstLine);
  const isManner =
    all.length >= LEAST_NAMES &&
    all.length >= under.length * AMONG_FACTS &&
    (commonPrefix(all) !== undefined || all.length >= under.length * ALMOST_ALL);
  if (!isManner) return [...blocks];
  const parted = new Set(glued);
  return blocks.flatMap((block) =>
    parted.has(block) ? (splitBlock(block, 1) ?? [block]) : [block],
  );
}

/** Lines of names that no common word begins are told by standing under so many titles. */
const ALMOST_ALL = 0.9;

const firstLine = ({ text }: Block): string => text.split('\n')[0] as string;

/** Whether the first word of a block's second line would have stood on its first, and begins a sentence. */
function endsEarly({ lines, box, text }: Block): boolean {
  const [first, second] = lines;
  const next = second?.words[0];
  if (first === undefined || next === undefined || text.split('\n').length !== lines.length)
    return false;
  const width = next.box[2] - next.box[0] + next.style.size;
  return /^[\p{Lu}\d"“»]/u.test(next.text) && first.box[2] + width < box[2];
}

/** The words before the names, where most lines begin with the same. */
function commonPrefix(texts: readonly string[]): RegExp | undefined {
  const found = texts.flatMap((text) => PREFIX.exec(text)?.[0] ?? []);
  return found.length >= texts.length * AMONG_FACTS && new Set(found.map(fold)).size === 1
    ? PREFIX
    : undefined;
}

/** Share of the names that come again, or are of bodies or people, for lines to be names. */
const MOST_NAMES = 0.4;

/** What parts the names on a line: on page images a dot may be read as a dash. */
const PARTED = /\s[|·•–—-]\s/u;

/** Whether lines under titles are set otherwise than the text, parted by dots or bars, or mostly hold names of bodies or people. */
function areNames(lines: readonly Block[], blocks: readonly Block[]): boolean {
  const texts = blocks.filter((block) => block.kind === 'paragraph' && block.lines.length > 1);
  const styles = groupBy(texts, ({ style }) => typeOfStyle(style));
  const [body] = [...styles].sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  const apart = lines.filter(({ style }) => typeOfStyle(style) !== body).length;
  const values = lines.map(({ text }) => fold(text));
  const names = lines.filter(({ text }, n) => {
    const { providers, teachers } = evidenceFor(text.replaceAll('\n', ' '));
    return providers >= 1 || teachers >= 1 || values.indexOf(values[n] as string) !== n;
  });
  return (
    apart >= lines.length * AMONG_FACTS ||
    lines.filter(({ text }) => PARTED.test(text)).length >= lines.length * AMONG_FACTS ||
    names.length >= lines.length * MOST_NAMES ||
    commonPrefix(lines.map(({ text }) => text)) !== undefined
  );
}

const typeOfStyle = ({ bold, italic, color }: Block['style']): string =>
  `${bold} ${italic} ${color ?? ''}`;
