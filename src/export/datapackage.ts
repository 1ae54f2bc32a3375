import { createHash } from 'node:crypto';
import { type Column, columns, type ValueSchema } from './columns.ts';
import { csv } from './csv.ts';
import type { ExportRecord } from './record.ts';

/** What describes the table beside it: https://specs.frictionlessdata.io/data-package/ and table-schema/ (version 1). */
export function datapackage(records: readonly ExportRecord[]): {
  readonly descriptor: string;
  readonly table: string;
} {
  const table = csv(records);
  const bytes = Buffer.from(table);
  const sources = new Map(records.map(({ document }) => [document.sha256, document.fileName]));
  const descriptor = {
    profile: 'tabular-data-package',
    name: 'offerings',
    title: 'Offerings of Danish catalogues, read by katalog',
    sources: [...sources].map(([sha256, title]) => ({ title, path: `urn:sha256:${sha256}` })),
    resources: [
      {
        profile: 'tabular-data-resource',
        name: 'offerings',
        path: tableName,
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        bytes: bytes.length,
        hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
        dialect: { delimiter: ',', lineTerminator: '\r\n', doubleQuote: true, header: true },
        schema: {
          fields: columns.map(field),
          missingValues: [''],
          primaryKey: ['document_sha256', 'id'],
        },
      },
    ],
  };
  return { descriptor: `${JSON.stringify(descriptor, undefined, 2)}\n`, table };
}

export const tableName = 'offerings.csv';

function field(column: Column): object {
  const { name, form, schema, required } = column;
  const { description } = schema;
  const constraints = { ...(required && { required }), ...valueConstraints(column) };
  return {
    name,
    ...fieldType(form, schema),
    ...(description !== undefined && { description }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}

function fieldType(form: Column['form'], { type, format }: ValueSchema): object {
  if (form === 'list') return { type: 'array' };
  if (form === 'json') return { type: type === 'array' ? 'array' : 'object' };
  if (form === 'number') return { type: type ?? 'number' };
  if (format === 'date') return { type: 'date' };
  return format === 'email' ? { type: 'string', format } : { type: 'string' };
}

/** Of the single values; Table Schema has no words for what a list holds. */
function valueConstraints({ form, schema }: Column): object {
  if (form !== 'text' && form !== 'number') return {};
  const { minLength, minimum, maximum, pattern, format } = schema;
  const choices = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  return {
    ...(choices && { enum: choices }),
    ...(minLength !== undefined && { minLength }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(pattern !== undefined && format === undefined && { pattern }),
  };
}
