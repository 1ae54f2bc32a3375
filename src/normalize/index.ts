import type { Block, Edit, Page, Verdict } from '../model/index.ts';
import { judgePage } from './judge.ts';
import { loadModel } from './model/load.ts';
import { normalizeBlocks } from './normalize.ts';
import { type Evidence, witnessOf } from './reference.ts';
import { type Repaired, repairStream, repairText } from './stream/repair.ts';

export type { Evidence } from './reference.ts';
export type { Repaired } from './stream/repair.ts';

/** Damaged text in, Danish out; every change on record. */
export interface Normalizer {
  /** Whether the text of a page is to be trusted as Danish. Reasons begin with a stable code. */
  readonly judge: (page: Page) => Verdict;
  /**
   * Blocks with `text` and `edits` made from `raw`. They are a document's, in reading order: damage is judged by
   * a block's neighbours too. Words of a reference are put only where known confusions make the reading of them, and
   * their edits say so.
   */
  readonly normalize: (blocks: readonly Block[], evidence?: Evidence) => Block[];
  /** Plain text mended. `undoEdits(text, edits)` gives back what was read. */
  readonly repair: (text: string, evidence?: Evidence) => { text: string; edits: Edit[] };
  /**
   * The same for text that comes in chunks: gives it back in parts, each as soon as it is done, and holds no more
   * than some thousand words. How the text is divided into chunks makes no difference.
   */
  readonly repairStream: (
    chunks: AsyncIterable<string> | Iterable<string>,
  ) => AsyncGenerator<Repaired>;
}

/**
 * Loads the language model (about 0.2 s) and makes a normalizer of it. It holds no state between calls: the same
 * input gives the same output. `model` is the folder of another model than the one that ships.
 *
 * @example
 * const { repair } = await createNormalizer();
 * repair('Vi gor opmaerksom pa, at modet ogsa er for nye medlemmer.').text;
 */
export async function createNormalizer(options: { model?: URL } = {}): Promise<Normalizer> {
  const model = await loadModel(options.model);
  return {
    judge: (page) => judgePage(page, model),
    normalize: (blocks, evidence = {}) =>
      normalizeBlocks(blocks, model, witnessOf(evidence, model)),
    repair: (text, evidence = {}) => repairText(text, model, witnessOf(evidence, model)),
    repairStream: (chunks) => repairStream(chunks, model),
  };
}
