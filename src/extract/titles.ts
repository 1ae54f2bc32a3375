import { type Block, flowing, joinBlocks, splitBlock } from '../model/index.ts';

/** Titles run over at most so many lines. */
const TITLE_LINES = 3;
/** A line of a title left over holds at most so many words. */
const LEFT_OVER_WORDS = 4;
/** Set by hand: recognised sizes of one type jitter by less than this. */
const LARGER = 1.15;
/** Danish words that few titles end with: a line no larger than its text that does is part of a sentence. */
const OPEN_END =
  /(?:^|\s)(?:og|eller|samt|i|på|pa|for|til|med|af|om|fra|ved|mellem|der|som|at|en|et|den|det|de)$/iu;

/** A marker is short, and ends in a sign: "v.", "v/". */
const MARKER_END = /\s\p{L}{1,4}\s?[./]$/u;
/** Set sizes of one type differ by less than this. */
const SAME_SIZE = 0.02;

/**
 * Settles what is a title where the layout could not, as in a hidden layer or plain text: parts titles from the text
 * they are glued to at their provider marker, joins the lines of one title, and takes back headings that cannot be
 * any.
 *
 * @param isMarkedText the same of text that may be no title.
 * @param approximate whether type tells little: no weight, sizes that jitter, or none.
 */
export function settleTitles(
  blocks: readonly Block[],
  isMarked: (title: string) => boolean,
  isMarkedText: (text: string) => boolean,
  approximate: boolean,
): Block[] {
  const parted = joinParted(
    blocks.flatMap((block) => partGlued(block, isMarkedText)),
    isMarked,
  );
  if (!approximate) return parted;
  const whole = parted.flatMap((block, n) =>
    endTitle(block, parted[n - 1], parted[n + 1], isMarked),
  );
  return joinTitles(whole, isMarked).map((block, n, all) => {
    if (block.kind !== 'heading') return block;
    const text = flowing(block).trim();
    if (!/\p{L}{2}/u.test(text)) return { ...block, kind: 'paragraph' as const };
    const below = all[n + 1];
    if (isMarked(text) || isLarger(block, below)) return block;
    const isText = /^\p{Ll}/u.test(text) || (OPEN_END.test(text) && mayGoOn(block, below));
    return isText ? { ...block, kind: 'paragraph' as const } : block;
  });
}

/** Joins titles that a column or page ended within: "Flet en kurv v." at its foot and "Pilelauget" over the next. */
function joinParted(blocks: readonly Block[], isMarked: (title: string) => boolean): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const above = joined.at(-1);
    if (above !== undefined && isParted(above, block, isMarked)) {
      joined.splice(-1, 1, { ...joinBlocks(above, block), kind: 'heading' });
    } else joined.push(block);
  }
  return joined;
}

/** Headings of one style, of which the first stops at a word or marker that a name or noun follows. */
function isParted(above: Block, below: Block, isMarked: (title: string) => boolean): boolean {
  if (above.kind !== 'heading' || below.kind !== 'heading') return false;
  const movesOn = above.page !== below.page || below.box[1] < above.box[1];
  const { size, bold, color } = above.style;
  const isAlike =
    below.style.bold === bold &&
    below.style.color === color &&
    Math.abs(below.style.size - size) < SAME_SIZE * size;
  if (!movesOn || !isAlike) return false;
  const [first, second] = [flowing(above).trim(), flowing(below).trim()];
  if (OPEN_END.test(first)) return true;
  return (
    !isMarked(first) &&
    !isMarked(second) &&
    MARKER_END.test(first) &&
    isMarked(`${first} ${second}`)
  );
}

/** Whether type that jitters still sets a block off from the one below it. */
const isLarger = (block: Block, below: Block | undefined): boolean =>
  below !== undefined && block.style.size >= below.style.size * LARGER;

/** Whether a block may be the line of a text that the block below goes on with: it begins where that does, and the next word would not have stood on it. */
function mayGoOn(block: Block, below: Block | undefined): boolean {
  const [last, first] = [block.lines.at(-1), below?.lines[0]?.words[0]];
  if (last === undefined || first === undefined || below?.page !== block.page) return true;
  if (Math.abs(block.box[0] - below.box[0]) > 0.5 * below.style.size) return false;
  return last.box[2] + first.box[2] - first.box[0] > below.box[2];
}

/** A text of two sentences, and who offers what it tells of: no title ends so. */
const SENTENCES = /\p{Ll}{2}\.\s+\p{Lu}.*\p{Ll}{2}\.\s+\p{Lu}/su;

/** A paragraph that ends in a marker is a title; one whose first lines end in one is a title and its text. */
function partGlued(block: Block, isMarked: (title: string) => boolean): Block[] {
  if (block.kind !== 'paragraph' || SENTENCES.test(flowing(block))) return [block];
  const most = Math.min(TITLE_LINES, block.lines.length);
  for (let lines = 1; lines <= most; lines++) {
    if (lines === block.lines.length) {
      return isMarked(flowing(block)) ? [{ ...block, kind: 'heading' }] : [block];
    }
    const parts = splitBlock(block, lines);
    if (parts !== undefined && isMarked(flowing(parts[0]))) {
      return [{ ...parts[0], kind: 'heading' }, parts[1]];
    }
  }
  return [block];
}

/** The names behind a marker that a title ends with are at most so many words of the line below. */
const NAMED_BELOW = 4;

/** A title that breaks off at its marker ("… for ledere v.") with the names that begin the text below; the text without them. */
function endTitle(
  block: Block,
  above: Block | undefined,
  below: Block | undefined,
  isMarked: (title: string) => boolean,
): Block[] {
  if (below !== undefined) {
    const parts = namesBelow(block, below, isMarked);
    if (parts !== undefined) return [{ ...joinBlocks(block, parts[0]), kind: 'heading' }];
  }
  const parts = above === undefined ? undefined : namesBelow(above, block, isMarked);
  return parts === undefined ? [block] : [parts[1]];
}

function namesBelow(
  title: Block,
  below: Block,
  isMarked: (title: string) => boolean,
): readonly [Block, Block] | undefined {
  if (title.kind !== 'heading' || below.kind !== 'paragraph' || title.page !== below.page) return;
  const [first = ''] = below.text.split('\n');
  const text = flowing(title).trim();
  if (first.split(' ').length > NAMED_BELOW || isMarked(text)) return;
  return isMarked(`${text} ${first}`) ? splitBlock(below, 1) : undefined;
}

/** Joins a marked title with the line of it that stands before ("Jura for ledere:") or is left over behind. */
function joinTitles(blocks: readonly Block[], isMarked: (title: string) => boolean): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const above = joined.at(-1);
    if (above !== undefined && isOneTitle(above, block, isMarked)) {
      joined.pop();
      joined.push({ ...joinBlocks(above, block), kind: 'heading' });
    } else joined.push(block);
  }
  return joined;
}

function isOneTitle(above: Block, below: Block, isMarked: (title: string) => boolean): boolean {
  const [first, second] = [flowing(above).trim(), flowing(below).trim()];
  if (above.page !== below.page || below.kind !== 'heading') return false;
  if (above.lines.length + below.lines.length > TITLE_LINES) return false;
  if (isMarked(second)) return !isMarked(first) && /[:–—-]$/u.test(first);
  if (!isMarked(first) || above.kind !== 'heading') return false;
  const gap = below.box[1] - above.box[3];
  return gap < above.style.size * 0.5 && second.split(' ').length <= LEFT_OVER_WORDS;
}
