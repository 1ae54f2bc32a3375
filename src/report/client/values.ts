import type { CorrectableField, Offering } from '../../model/index.ts';
import { h } from './dom.ts';
import { t } from './messages.ts';

type Kind = Offering['kind'];
type Row = Readonly<Record<string, string | number | undefined>>;

/** A field in a form: its elements, and the value that they hold; undefined where it is left empty. */
export interface FieldInput {
  readonly element: HTMLElement;
  readonly value: () => unknown;
}

const LISTS: readonly CorrectableField[] = [
  'sectionPath',
  'providers',
  'audiences',
  'teachers',
  'links',
];
/** Lists that a record always has, be they empty. */
const KEPT: readonly CorrectableField[] = ['sectionPath', 'providers', 'audiences'];

type Column = keyof typeof t.columns;
/** Fields made of parts: the parts, and whether there can be several rows of them. */
const ROWS: Partial<
  Record<CorrectableField, { readonly columns: readonly Column[]; readonly many: boolean }>
> = {
  schedule: { columns: ['text', 'start', 'end'], many: true },
  recurrence: { columns: ['text', 'timesPerYear'], many: false },
  price: { columns: ['text', 'amount', 'per'], many: false },
  duration: { columns: ['text', 'iso'], many: false },
  contacts: { columns: ['name', 'email', 'phone'], many: true },
};

/** The form's part for one field of a record. */
export function fieldInput(field: CorrectableField, offering: Offering): FieldInput {
  const value = offering[field];
  const rows = ROWS[field];
  if (rows !== undefined) return rowsInput(field, rows, value);
  if (LISTS.includes(field)) return listInput(field, value as readonly string[] | undefined);
  if (field === 'kind') return kindInput(value as Kind);
  return textInput(field, value as string | undefined);
}

const named = (
  field: CorrectableField,
  hint: string | undefined,
  input: HTMLElement,
): HTMLElement =>
  h(
    'label',
    { class: 'field', 'data-field': field },
    h('span', { class: 'name' }, t.fields[field], hint !== undefined && h('small', {}, ` ${hint}`)),
    input,
  );

function textInput(field: CorrectableField, value = ''): FieldInput {
  const long = field === 'description';
  const input = long
    ? h('textarea', { rows: Math.min(16, Math.max(4, Math.ceil(value.length / 70))), lang: 'da' })
    : h('input', {
        type: field === 'registrationDeadline' ? 'date' : 'text',
        required: field === 'title',
        lang: 'da',
      });
  input.value = value;
  return { element: named(field, undefined, input), value: () => input.value.trim() || undefined };
}

function listInput(field: CorrectableField, value: readonly string[] = []): FieldInput {
  const input = h('textarea', { rows: Math.max(2, value.length), lang: 'da' });
  input.value = value.join('\n');
  const hint = field === 'sectionPath' ? t.outermostFirst : t.onePerLine;
  return {
    element: named(field, hint, input),
    value: () => {
      const lines = input.value.split('\n').map((line) => line.trim());
      const list = lines.filter((line) => line !== '');
      return list.length === 0 && !KEPT.includes(field) ? undefined : list;
    },
  };
}

function kindInput(value: Kind): FieldInput {
  const options = Object.entries(t.kinds).map(([kind, name]) =>
    h('option', { value: kind, selected: kind === value }, name),
  );
  const input = h('select', {}, ...options);
  return { element: named('kind', undefined, input), value: () => input.value };
}

const NUMBERS: readonly Column[] = ['timesPerYear', 'amount'];
/** ISO 8601: a date, or a date and a local time. */
const TIME = '\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2})?';

function rowsInput(
  field: CorrectableField,
  { columns, many }: { readonly columns: readonly Column[]; readonly many: boolean },
  value: unknown,
): FieldInput {
  const given = many
    ? ((value ?? []) as readonly Row[])
    : value === undefined
      ? []
      : [value as Row];
  const rows: { read: () => Row | undefined; element: HTMLElement }[] = [];
  const list = h('div', { class: 'rows' });
  const add = (row: Row): HTMLElement => {
    const inputs = columns.map((column) =>
      cell(column, row[column], `${t.fields[field]}: ${t.columns[column]}`),
    );
    const element = h(
      'div',
      { class: 'row' },
      ...inputs.map((input) =>
        h('label', {}, h('small', {}, t.columns[input.column]), input.input),
      ),
    );
    const entry = { element, read: () => readRow(field, row, inputs) };
    if (many) {
      const remove = () => {
        rows.splice(rows.indexOf(entry), 1);
        element.remove();
      };
      element.append(
        h(
          'button',
          {
            type: 'button',
            class: 'quiet icon',
            'aria-label': t.removeRow,
            title: t.removeRow,
            on: { click: remove },
          },
          '×',
        ),
      );
    }
    rows.push(entry);
    list.append(element);
    return element;
  };
  for (const row of given) add(row);
  if (!many && given.length === 0) add({});
  const more = h(
    'button',
    {
      type: 'button',
      class: 'quiet small',
      on: { click: () => add({}).querySelector('input')?.focus() },
    },
    `+ ${t.addRow}`,
  );
  return {
    element: h(
      'fieldset',
      { class: 'field', 'data-field': field },
      h('legend', { class: 'name' }, t.fields[field]),
      list,
      many && more,
    ),
    value: () => {
      const read = rows.map((row) => row.read()).filter((row) => row !== undefined);
      if (read.length === 0) return undefined;
      return many ? read : read[0];
    },
  };
}

interface Cell {
  readonly column: Column;
  readonly input: HTMLInputElement;
}

function cell(column: Column, value: string | number | undefined, label: string): Cell {
  const time = column === 'start' || column === 'end';
  const input = h('input', {
    type: NUMBERS.includes(column) ? 'number' : column === 'email' ? 'email' : 'text',
    'aria-label': label,
    ...(NUMBERS.includes(column) && { min: 0, step: 'any' }),
    ...(time && { pattern: TIME, placeholder: t.timeFormat, title: t.timeFormat }),
  });
  input.value = value === undefined ? '' : String(value);
  return { column, input };
}

/** What a row holds, in the order of the record it comes from; undefined for an empty one. */
function readRow(field: CorrectableField, row: Row, cells: readonly Cell[]): Row | undefined {
  const result: Record<string, string | number | undefined> = { ...row };
  for (const { column, input } of cells) {
    const text = input.value.trim();
    if (text === '') delete result[column];
    else result[column] = NUMBERS.includes(column) ? Number(text) : text;
  }
  if (field === 'price') {
    if (result['amount'] === undefined) delete result['currency'];
    else result['currency'] ??= 'DKK';
  }
  const said = cells.some(({ column }) => result[column] !== undefined);
  if (!said) return undefined;
  // what was not printed has at least the words by which it was corrected
  if (cells[0]?.column === 'text' && result['text'] === undefined) {
    result['text'] = cells
      .map(({ column }) => result[column])
      .filter((part) => part !== undefined)
      .join(' ');
  }
  return result;
}
