import { z } from 'zod';
import { ExportRecord } from './record.ts';

/** What a JSON Schema says of a value, as far as tables need it. */
export interface ValueSchema {
  readonly type?: string;
  readonly description?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  readonly required?: readonly string[];
  readonly items?: ValueSchema;
}

/** One column of the table that holds an offering a row. */
export interface Column {
  /** A field's name; that of a value within it behind an underscore: "price_amount". */
  readonly name: string;
  /** A list holds an item for each item of the field, null where it lacks this value; json is anything else. */
  readonly form: 'text' | 'number' | 'list' | 'json';
  /** Of the value, or of an item of the list. */
  readonly schema: ValueSchema;
  readonly required: boolean;
  /** Undefined where the record lacks it. */
  readonly value: (record: ExportRecord) => unknown;
}

/** A column for each field of a record, or for each value within the field. */
function columnsOf(record: ValueSchema): readonly Column[] {
  return Object.entries(record.properties ?? {}).flatMap(([field, schema]) =>
    fieldColumns(field, schema, record.required?.includes(field) ?? false),
  );
}

function fieldColumns(field: string, schema: ValueSchema, required: boolean): readonly Column[] {
  const value = (record: ExportRecord): unknown => member(record, field);
  const whole = { name: field, schema, required, value };
  const form = scalarForm(schema);
  if (form !== undefined) return [{ ...whole, form }];
  if (schema.items !== undefined && scalarForm(schema.items) !== undefined) {
    return [{ ...whole, form: 'list', schema: described(schema.items, schema) }];
  }
  const inner = schema.items ?? schema;
  if (inner.properties === undefined || !Object.values(inner.properties).every(scalarForm)) {
    return [{ ...whole, form: 'json' }];
  }
  return Object.entries(inner.properties).map(([name, part]) => {
    const isList = schema.items !== undefined;
    return {
      name: `${field}_${name}`,
      form: isList ? 'list' : scalarForm(part)!,
      schema: part,
      required: required && (isList || (inner.required?.includes(name) ?? false)),
      value: (record) => parts(value(record), name),
    };
  });
}

const described = (schema: ValueSchema, { description }: ValueSchema): ValueSchema =>
  description === undefined ? schema : { ...schema, description };

function scalarForm(schema: ValueSchema): 'text' | 'number' | undefined {
  if (schema.type === 'string') return 'text';
  return schema.type === 'number' || schema.type === 'integer' ? 'number' : undefined;
}

function parts(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((item) => member(item, name) ?? null);
  return value === undefined ? undefined : member(value, name);
}

const member = (value: unknown, name: string): unknown => (value as Record<string, unknown>)[name];

/**
 * The columns follow from the schema of the record, so that each field has its own: a field that the record gets one
 * day is in all tables from then on.
 */
export const columns: readonly Column[] = columnsOf(
  z.toJSONSchema(ExportRecord, { io: 'input' }) as ValueSchema,
);
