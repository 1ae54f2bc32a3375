import { z } from 'zod';
import { type CatalogueFile, DocumentInfo, Offering } from '../model/index.ts';

/** An offering on its own, outside of its catalogue.json: it tells the document it was read from. */
export const ExportRecord = z.object({
  ...Offering.shape,
  document: DocumentInfo.pick({ fileName: true, sha256: true }),
});
export type ExportRecord = z.infer<typeof ExportRecord>;

/** All offerings, in the order of the files and of each file. */
export const recordsOf = (files: readonly CatalogueFile[]): readonly ExportRecord[] =>
  files.flatMap(({ offerings, document: { fileName, sha256 } }) =>
    offerings.map((offering) => ({ ...offering, document: { fileName, sha256 } })),
  );
