import { z } from 'zod';
import { Offering } from '../model/index.ts';
import { type Node, typeOf } from './jsonld-types.ts';
import type { ExportRecord } from './record.ts';

/**
 * JSON-LD 1.1 with the words of schema.org (https://schema.org/Course). What schema.org has no word for, and what
 * katalog knows of its reading, stands under `katalog:`, so that no field is lost.
 */
export function jsonld(records: readonly ExportRecord[]): string {
  const document = { '@context': ['https://schema.org', ownTerms], '@graph': records.map(node) };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** Fields that are said wholly in the words of schema.org; every other field is carried under its own name. */
const saidBySchemaOrg: ReadonlySet<string> = new Set([
  'title',
  'description',
  'providers',
  'audiences',
  'location',
  'registrationDeadline',
  'document',
]);

const prefix = 'katalog:';

/** Own terms: texts in lists, whose order counts, and JSON as it is (https://www.w3.org/TR/json-ld11/#json-literals). */
const ownTerms: Node = {
  katalog: 'urn:katalog:terms:',
  ...Object.fromEntries(
    Object.entries(
      // of the fields alone: a schema that others have given a name is told by a reference to it
      z.toJSONSchema(z.object(Offering.shape), { io: 'input' }).properties as Record<
        string,
        FieldSchema
      >,
    )
      .filter(([field]) => !saidBySchemaOrg.has(field))
      .map(([field, schema]) => [prefix + field, term(field, schema)]),
  ),
};

interface FieldSchema {
  readonly type?: string;
  readonly items?: { readonly type?: string };
}

function term(field: string, { type, items }: FieldSchema): Node {
  const id = { '@id': prefix + field };
  if (type === 'array' && items?.type === 'string') return { ...id, '@container': '@list' };
  return type === 'array' || type === 'object' ? { ...id, '@type': '@json' } : id;
}

function node(record: ExportRecord): Node {
  const own = Object.entries(record)
    .filter(([field, value]) => !saidBySchemaOrg.has(field) && value !== undefined)
    .map(([field, value]) => [prefix + field, value]);
  const { fileName, sha256 } = record.document;
  return {
    '@type': typeOf(record).name,
    '@id': `urn:katalog:offering:${sha256}:${encodeURIComponent(wellFormed(record.id))}`,
    name: record.title,
    ...(record.description !== undefined && { description: record.description }),
    ...(record.audiences.length > 0 && {
      audience: record.audiences.map((audienceType) => ({ '@type': 'Audience', audienceType })),
    }),
    ...typeOf(record).properties,
    isBasedOn: { '@type': 'DigitalDocument', name: fileName, identifier: `urn:sha256:${sha256}` },
    ...Object.fromEntries(own),
  };
}

/** encodeURIComponent refuses half a surrogate pair. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');
