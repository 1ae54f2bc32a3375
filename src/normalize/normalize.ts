import type { Block, Edit } from '../model/index.ts';
import { findCandidates } from './candidates.ts';
import { findDamage, type Sign } from './damage.ts';
import { joinDivided, type WordEvidence } from './hyphens.ts';
import { protectForeign } from './languages.ts';
import { loneBars } from './lone-bars.ts';
import { mendStretch } from './mend.ts';
import { BEGINS, lookUp, STANDALONE, WITHIN } from './model/lexicon.ts';
import type { DanishModel } from './model/load.ts';
import { runInQuotations } from './quotations.ts';
import {
  newRevision,
  type PageStart,
  type Replacement,
  type Revision,
  revise,
} from './revision.ts';
import { type Token, tokenize } from './tokens.ts';
import { plainCharacters } from './unicode.ts';

/** Blocks with their text mended and the edits on record. The blocks given are not changed. */
export function normalizeBlocks(blocks: readonly Block[], model: DanishModel): Block[] {
  const revisions = mendAll(
    blocks.map((block) => newRevision(block.raw, pageStarts(block))),
    blocks.map((block) => block.page),
    model,
  );
  return blocks.map((block, i) => {
    const { text, edits } = revisions[i]!;
    return { ...block, text, edits: [...edits] };
  });
}

/** Plain text, mended. Form feeds part its pages. */
export function repairText(text: string, model: DanishModel): { text: string; edits: Edit[] } {
  const pages: PageStart[] = [{ at: 0, page: 1 }];
  for (let at = text.indexOf('\f'); at >= 0; at = text.indexOf('\f', at + 1)) {
    pages.push({ at: at + 1, page: pages.length + 1 });
  }
  const [revision] = mendAll([newRevision(text, pages)], [1], model);
  return { text: revision!.text, edits: [...revision!.edits] };
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

/**
 * Characters, then divided words, then – where it is damaged – lost letters, then what bars are left. Passages are in
 * reading order.
 */
function mendAll(
  passages: readonly Revision[],
  pages: readonly number[],
  model: DanishModel,
): Revision[] {
  const evidence = wordEvidence(model);
  const joined = passages
    .map((revision) => revise(revision, plainCharacters(revision.text)))
    .map((revision) => revise(revision, joinDivided(revision.text, evidence)));
  const tokens = joined.map((revision) => tokenize(revision.text));
  const changes = mendDamaged(joined, tokens, pages, model);
  return joined
    .map((revision, i) => revise(revision, changes[i]!))
    .map((revision) => revise(revision, loneBars(revision.text)))
    .map((revision) => revise(revision, runInQuotations(revision.text)));
}

function mendDamaged(
  passages: readonly Revision[],
  tokens: readonly (readonly Token[])[],
  pages: readonly number[],
  model: DanishModel,
): Replacement[][] {
  const places: { passage: number; token: Token }[] = [];
  const signs: Sign[] = [];
  tokens.forEach((list, passage) => {
    list.forEach((token, i) => {
      places.push({ passage, token });
      signs.push({ low: token.low, begins: i > 0 ? token.begins : beginning(pages, passage) });
    });
  });
  const changes: Replacement[][] = passages.map(() => []);
  for (const { from, to, kept } of findDamage(signs, model.telltales)) {
    const stretch = places.slice(from, to);
    const mended = mendStretch(protectForeign(stretch.map((place) => place.token)), kept, model);
    for (const { index, replacement } of mended) {
      changes[stretch[index]!.passage]!.push(replacement);
    }
  }
  return changes;
}

const beginning = (pages: readonly number[], passage: number): Sign['begins'] =>
  passage === 0 || pages[passage] !== pages[passage - 1] ? 'page' : 'block';

/** Any word at all will do as evidence, however rare. */
const NO_FLOOR = -60;

/** Words as the judge of line-end hyphens wants them: a word that lost letters is a word too. */
function wordEvidence({ lexicon, channel }: DanishModel): WordEvidence {
  const has = (word: string, roles: number): boolean =>
    ((lookUp(lexicon, word.toLowerCase())?.roles ?? 0) & roles) !== 0;
  const isListed = (word: string): boolean => has(word, STANDALONE);
  const beginsCompounds = (word: string): boolean => has(word, BEGINS | WITHIN);
  const search = {
    lexicon,
    channel,
    keep: 0,
    lose: 0,
    noise: false,
    generic: false,
    floor: NO_FLOOR,
    firstPart: false,
  };
  const isWord = (word: string): boolean =>
    isListed(word) || findCandidates(word.toLowerCase(), search).length > 0;
  return { isListed, beginsCompounds, isWord };
}
