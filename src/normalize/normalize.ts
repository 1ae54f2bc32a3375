import type { Block } from '../model/index.ts';
import { lostLigatures } from './lost-ligatures.ts';
import type { DanishModel } from './model/load.ts';
import { createPassageMaker, type Passage } from './passage.ts';
import type { Witness } from './reference.ts';
import type { PageStart, Revision } from './revision.ts';
import { plainCharacters } from './unicode.ts';
import { unsureWords, withConfidence } from './unsure-words.ts';
import { CONTEXT_WORDS, createWindowMender } from './windows.ts';

/** Blocks are taken together until they hold so many words: the many short ones cost no more than a few long. */
const WINDOW_WORDS = 75;

/** Blocks with their text mended and the edits on record. The blocks given are not changed. */
export function normalizeBlocks(
  blocks: readonly Block[],
  model: DanishModel,
  witness?: Witness,
): Block[] {
  const revisions = [...mendBlocks(blocks, model, witness)].flat();
  return blocks.map((block, i) => {
    const { text, edits } = revisions[i]!;
    return { ...block, text, edits: [...edits] };
  });
}

function* mendBlocks(
  blocks: readonly Block[],
  model: DanishModel,
  witness: Witness | undefined,
): Generator<Revision[]> {
  const toPassage = createPassageMaker(model);
  const mender = createWindowMender(model, CONTEXT_WORDS, witness);
  const plain = (text: string) =>
    [...plainCharacters(text), ...lostLigatures(text, model)].sort((x, y) => x.at - y.at);
  let window: Passage[] = [];
  let words = 0;
  for (const [i, block] of blocks.entries()) {
    const begins = block.page === blocks[i - 1]?.page ? 'block' : 'page';
    const beginning = { begins, opens: true } as const;
    const { revision, tokens } = toPassage(block.raw, pageStarts(block), beginning, plain);
    window.push({ revision, tokens: withConfidence(tokens, unsureWords(block), revision.edits) });
    words += tokens.length;
    if (words < WINDOW_WORDS) continue;
    yield* mender.push(window);
    [window, words] = [[], 0];
  }
  yield* mender.push(window);
  yield* mender.end();
}

function pageStarts(block: Block): PageStart[] {
  const starts: PageStart[] = [{ at: 0, page: block.lines[0]?.page ?? block.page }];
  let at = 0;
  for (const line of block.lines) {
    if (line.page !== starts.at(-1)!.page) starts.push({ at, page: line.page });
    at += line.text.length + 1;
  }
  return starts;
}
