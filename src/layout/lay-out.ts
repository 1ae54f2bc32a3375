import type { Block, Page } from '../model/index.ts';
import { nameHeadings } from './blocks/headings.ts';
import { joinParagraphs } from './blocks/paragraphs.ts';
import { type Draft, toBlock } from './draft.ts';
import { type Furniture, furnitureOf } from './furniture/furniture.ts';
import type { Segment } from './lines/segment.ts';
import { type OrderedPage, orderPage } from './order-page.ts';
import { textDrafts } from './plain-text/plain-text.ts';
import { type Typography, typographyOf } from './type/typography.ts';
import { type LevelPage, straighten } from './words/straighten.ts';

/**
 * All blocks of a document in reading order: on each page its header, its text, its footnotes, its footer.
 * Paragraphs that run over columns and pages are one block, at the place where they begin. Every word of set pages
 * is in exactly one block; of scans and plain text, signs that stand alone without a letter or digit are left out.
 * `raw` equals `text`, and `edits` are empty.
 */
export function layOut(pages: readonly Page[]): Block[] {
  const typography = typographyOf(pages);
  const levelPages = pages.map((page) => straighten(page, typography));
  const furniture = furnitureOf(levelPages, typography);
  const bodies = levelPages.map((page) => withoutFurniture(page, furniture.get(page.page.number)!));
  const drafts = textOf(bodies, typography);
  const whole = levelPages.flatMap(({ page }) => {
    const { header, footer } = furniture.get(page.number)!;
    return [
      ...furnitureDrafts('page-header', header),
      ...drafts.filter((draft) => draft.lines[0]!.page === page.number),
      ...furnitureDrafts('page-footer', footer),
    ];
  });
  return joinParagraphs(whole).map(toBlock);
}

/** The blocks of all text but the furniture; plain text has no geometry that could tell, and goes its own way. */
function textOf(pages: readonly LevelPage[], typography: Typography): Draft[] {
  const isPlain = ({ page }: LevelPage) => page.origin === 'plain-text';
  const set = pages.filter((page) => !isPlain(page));
  let before: OrderedPage | undefined;
  const drafts = set.flatMap(({ page, tokens }) => {
    before = orderPage(page, tokens, typography, before?.goesOn);
    return before.drafts;
  });
  return [...nameHeadings(drafts, typography), ...textDrafts(pages.filter(isPlain))];
}

function withoutFurniture({ page, tokens }: LevelPage, { header, footer }: Furniture): LevelPage {
  const taken = new Set([...header, ...footer].flatMap((segment) => segment.tokens));
  return { page, tokens: tokens.filter((token) => !taken.has(token)) };
}

const furnitureDrafts = (
  kind: 'page-header' | 'page-footer',
  segments: readonly Segment[],
): Draft[] => segments.map((segment) => ({ kind, lines: [segment], footnote: false }));
