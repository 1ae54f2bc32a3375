import { applyEdit, type Block, type Edit } from '../model/index.ts';

/** What recognition makes of "@" between the parts of an address in small letters: "lungeØaakanden.dk". */
const MISREAD_AT =
  /(?<=(?:^|\s)[\p{Ll}\d][\p{Ll}\d._-]*)[Ø©®€](?=[\p{Ll}\d][\p{Ll}\d-]*(?:\.[\p{Ll}\d-]+)*\.(?:dk|com|org|net|eu|nu|info|se|no|de)(?!\p{L}))/gu;
const CONFIDENCE = 0.95;

/** Mail addresses on recognised pages with their "@". */
export const mendAddresses = (blocks: readonly Block[]): Block[] =>
  blocks.map((block) => {
    const edits = [...block.text.matchAll(MISREAD_AT)].map(
      ({ index, 0: before }): Edit => ({
        kind: 'glyph',
        page: block.page,
        at: index,
        before,
        after: '@',
        confidence: CONFIDENCE,
        reason: 'stands in a mail address',
      }),
    );
    const text = edits.reduce(applyEdit, block.text);
    return edits.length === 0 ? block : { ...block, text, edits: [...block.edits, ...edits] };
  });
