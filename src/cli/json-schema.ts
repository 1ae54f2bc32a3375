import { z } from 'zod';
import { CatalogueFile, DiffFile } from '../model/index.ts';

const files = { catalogue: CatalogueFile, diff: DiffFile };

/** The JSON Schema (2020-12) of a file that katalog writes. It lets unknown members pass, as `validate` does. */
export function jsonSchema(name: keyof typeof files): object {
  const { $schema, ...schema } = z.toJSONSchema(files[name], {
    target: 'draft-2020-12',
    io: 'input',
  });
  return { $schema, $id: `urn:katalog:schema:${name}:1`, title: `katalog/${name}@1`, ...schema };
}
