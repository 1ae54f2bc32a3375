import type { Edit } from '../../model/index.ts';
import type { DanishModel } from '../model/load.ts';
import { createPassageMaker } from '../passage.ts';
import type { Witness } from '../reference.ts';
import type { PageStart, Revision } from '../revision.ts';
import { lettersInPlainForm } from '../unicode.ts';
import { CONTEXT_WORDS, createWindowMender } from '../windows.ts';
import { createCutter, longestPiece, type Piece } from './cut.ts';

/** Mended text, or a part of it that follows the parts before, with the edits that made it of what was read. */
export interface Repaired {
  readonly text: string;
  /** In the order they were made. Offsets and pages are those of the whole text, also in a part of it. */
  readonly edits: readonly Edit[];
}

/** How far around a place the repair of plain text looks, in words (runs without blanks). */
export interface Reach {
  /** A cut between two windows is chosen among so many places to either side. */
  readonly near: number;
  /** So many words to either side of a window tell whether it is damaged and how it was misread. */
  readonly context: number;
}

const REACH: Reach = { near: 50, context: CONTEXT_WORDS };

/**
 * How many words away a change of the text can be felt at most: 50 + 2 · 350 + 1,701 by default. It is seldom more
 * than 900, for windows of ordinary text have about 75 words, not 1,701. Page numbers and offsets of edits aside,
 * which count from the beginning.
 */
export const farthestEffect = ({ near, context }: Reach): number =>
  near + 2 * context + longestPiece(near);

/** Mends plain text as it comes. */
export interface Repairer {
  /** Takes more text, and gives the parts that are done. The parts do not depend on how the text is divided. */
  readonly push: (text: string) => Generator<Repaired>;
  /** Gives the rest. */
  readonly end: () => Generator<Repaired>;
}

/** Holds what is needed around one window, some thousand words, however long the text. */
export function createRepairer(
  model: DanishModel,
  { near, context }: Reach = REACH,
  witness?: Witness,
): Repairer {
  const cutter = createCutter(near);
  const toPassage = createPassageMaker(model);
  const mender = createWindowMender(model, context, witness);
  let page = 1;
  let written = 0;

  function* mend(pieces: Generator<Piece>): Generator<Repaired> {
    for (const piece of pieces) {
      const pages = pageStarts(piece.text, page);
      page = pages.at(-1)!.page;
      const passage = toPassage(piece.text, pages, piece, lettersInPlainForm);
      yield* inPlace(mender.push([passage]));
    }
  }
  /** Edits are made window by window: each stands behind what is written, and before what is as read. */
  function* inPlace(windows: Generator<Revision[]>): Generator<Repaired> {
    for (const [revision] of windows) {
      const { text, edits } = revision!;
      yield { text, edits: edits.map((edit) => ({ ...edit, at: edit.at + written })) };
      written += text.length;
    }
  }
  return {
    *push(text) {
      yield* mend(cutter.push(text));
    },
    *end() {
      yield* mend(cutter.end());
      yield* inPlace(mender.end());
    },
  };
}

function pageStarts(text: string, page: number): PageStart[] {
  const pages: PageStart[] = [{ at: 0, page }];
  for (let at = text.indexOf('\f'); at >= 0; at = text.indexOf('\f', at + 1)) {
    pages.push({ at: at + 1, page: page + pages.length });
  }
  return pages;
}

/** A whole text, mended. */
export function repairText(
  text: string,
  model: DanishModel,
  witness?: Witness,
): { text: string; edits: Edit[] } {
  const repairer = createRepairer(model, REACH, witness);
  const texts: string[] = [];
  const edits: Edit[] = [];
  for (const parts of [repairer.push(text), repairer.end()]) {
    for (const part of parts) {
      texts.push(part.text);
      for (const edit of part.edits) edits.push(edit);
    }
  }
  return { text: texts.join(''), edits };
}

/** A text that comes in chunks, mended as it comes, each part given as soon as it is done. */
export async function* repairStream(
  chunks: AsyncIterable<string> | Iterable<string>,
  model: DanishModel,
): AsyncGenerator<Repaired> {
  const repairer = createRepairer(model);
  for await (const chunk of chunks) yield* repairer.push(chunk);
  yield* repairer.end();
}
