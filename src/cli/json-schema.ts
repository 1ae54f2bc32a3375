import { z } from 'zod';
import { CatalogueFile, DiffFile, Profile } from '../model/index.ts';

const files = { catalogue: CatalogueFile, diff: DiffFile, profile: Profile };

/** The JSON Schema (2020-12) of a file that katalog writes, which lets unknown members pass as `validate` does, or reads. */
export function jsonSchema(name: keyof typeof files): object {
  const { $schema, ...schema } = z.toJSONSchema(files[name], {
    target: 'draft-2020-12',
    io: 'input',
  });
  return { $schema, $id: `urn:katalog:schema:${name}:1`, title: `katalog/${name}@1`, ...schema };
}
