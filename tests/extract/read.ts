import { extract } from '../../src/extract/index.ts';
import { type Block, CatalogueFile, type PageInfo, type Profile } from '../../src/model/index.ts';
import { loadProfiles } from '../../src/profiles.ts';

const generic = (await loadProfiles('generic'))('');

/** What is extracted of the blocks of a born-digital document, held to the schema. */
export function read(blocks: readonly Block[], profile: Profile = generic): CatalogueFile {
  const pageCount = Math.max(...blocks.map((block) => block.page));
  const pages = Array.from(
    { length: pageCount },
    (_, n): PageInfo => ({
      number: n + 1,
      width: 595,
      height: 842,
      origin: 'text-layer',
      verdict: { quality: 'clean', reasons: [] },
      confidence: 1,
    }),
  );
  const info = {
    fileName: 'x.pdf',
    sha256: 'a'.repeat(64),
    mediaType: 'application/pdf',
    pageCount,
  };
  return CatalogueFile.parse(extract({ info, pages, blocks, warnings: [] }, profile));
}
