import type { Block, Page } from '../model/index.ts';
import { type Draft, toBlock } from './draft.ts';
import { furnitureOf, type LevelPage } from './furniture.ts';
import { nameHeadings } from './headings.ts';
import { orderPage } from './order-page.ts';
import { joinParagraphs } from './paragraphs.ts';
import type { Segment } from './segment.ts';
import { straighten } from './skew.ts';
import { type Typography, typographyOf } from './typography.ts';

/**
 * All blocks of a document in reading order: on each page its header, its text, its footnotes, its footer.
 * Paragraphs that run over columns and pages are one block, at the place where they begin. Every word of the
 * pages is in exactly one block; `raw` equals `text`, and `edits` are empty.
 */
export function layOut(pages: readonly Page[]): Block[] {
  const typography = typographyOf(pages);
  const levelPages = pages.map(
    (page): LevelPage => ({ page, tokens: straighten(page, typography.bodySize) }),
  );
  const furniture = furnitureOf(levelPages, typography);
  const drafts = levelPages.flatMap((level) => {
    const { header, footer } = furniture.get(level.page.number)!;
    return [
      ...furnitureDrafts('page-header', header),
      ...textDrafts(level, [...header, ...footer], typography),
      ...furnitureDrafts('page-footer', footer),
    ];
  });
  return joinParagraphs(nameHeadings(drafts, typography)).map(toBlock);
}

function textDrafts(
  { page, tokens }: LevelPage,
  furniture: readonly Segment[],
  typography: Typography,
): Draft[] {
  const taken = new Set(furniture.flatMap((segment) => segment.tokens));
  const text = tokens.filter((token) => !taken.has(token));
  return orderPage(page, text, typography.bodySize);
}

const furnitureDrafts = (
  kind: 'page-header' | 'page-footer',
  segments: readonly Segment[],
): Draft[] => segments.map((segment) => ({ kind, lines: [segment], footnote: false }));
