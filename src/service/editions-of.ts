import { parse } from 'node:path';
import type { CatalogueFile, CatalogueInfo, Offering } from '../model/index.ts';
import type { NewEdition } from '../store/index.ts';

/**
 * The editions that a document holds: one for each catalogue with offerings; a document without catalogues is one
 * itself. An offering that belongs to none goes with the catalogue that begins last before it.
 */
export function editionsOf(file: CatalogueFile, dated: string): NewEdition[] {
  if (file.offerings.length === 0) return [];
  const titled = file.catalogues.filter(
    ({ title }, n) =>
      file.offerings.some(({ catalogue }) => catalogue === title) &&
      file.catalogues.findIndex((each) => each.title === title) === n,
  );
  const [only] = titled;
  if (only === undefined || titled.length === 1) {
    return [{ title: only?.title ?? parse(file.document.fileName).name, dated, file }];
  }
  return titled.map((info) => ({
    title: info.title,
    dated,
    file: {
      ...file,
      catalogues: [info],
      offerings: file.offerings.filter((offering) => homeOf(offering, titled) === info),
    },
  }));
}

function homeOf(offering: Offering, catalogues: readonly CatalogueInfo[]): CatalogueInfo {
  const own = catalogues.find(({ title }) => title === offering.catalogue);
  if (own !== undefined) return own;
  const page = offering.evidence['title']?.[0]?.page ?? 0;
  const before = catalogues.filter(({ pages: [first] }) => first <= page);
  return before.at(-1) ?? (catalogues[0] as CatalogueInfo);
}
