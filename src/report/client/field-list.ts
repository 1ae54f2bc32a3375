import { FACT_FIELDS } from '../../model/fields.ts';
import { h } from './dom.ts';
import { t } from './messages.ts';
import type { RecordView } from './state.ts';

const LISTED = ['providers', 'audiences', ...FACT_FIELDS] as const;

/** What a record says beside its title and description; a field whose place is known leads there. */
export function fieldList(
  record: RecordView,
  onShow: (record: RecordView, field: string) => void,
): HTMLElement | false {
  const { offering } = record;
  const items = LISTED.flatMap((field) => {
    const values = linesOf(offering[field]);
    if (values.length === 0) return [];
    const placed = offering.evidence[field] !== undefined;
    const name = placed
      ? h(
          'button',
          { class: 'quiet text', title: t.showOnPage, on: { click: () => onShow(record, field) } },
          t.fields[field],
        )
      : t.fields[field];
    const marked = offering.corrected?.includes(field);
    return [
      h('dt', {}, name, marked && h('span', { class: 'badge accent' }, t.corrected)),
      h('dd', { lang: 'da', 'data-field': field }, ...values.map(valueLine)),
    ];
  });
  return items.length > 0 && h('dl', {}, ...items);
}

/** A line of a field's value: as printed, and what it says to a computer. */
interface ValueLine {
  readonly text: string;
  readonly meaning?: string;
}

function linesOf(value: unknown): ValueLine[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(linesOf);
  if (typeof value !== 'object' || value === null) return [{ text: String(value) }];
  const { text, currency, ...parts } = value as Record<string, string | number>;
  const meaning = Object.entries(parts).map(([name, part]) => partOf(name, part, currency));
  if (text === undefined) return [{ text: meaning.join(' · ') }];
  return [{ text: String(text), ...(meaning.length > 0 && { meaning: meaning.join(' ') }) }];
}

function partOf(
  name: string,
  part: string | number,
  currency: string | number | undefined,
): string {
  if (name === 'amount') return `${part} ${currency ?? ''}`.trim();
  if (name === 'per') return `/ ${part}`;
  if (name === 'timesPerYear') return `${part} ${t.columns.timesPerYear.toLowerCase()}`;
  const moment = String(part).replace('T', ' ');
  if (name === 'start') return moment;
  if (name === 'end') return `– ${moment}`;
  return String(part);
}

const valueLine = ({ text, meaning }: ValueLine): HTMLElement =>
  h('span', { class: 'line' }, linked(text), meaning !== undefined && h('small', {}, meaning));

/** Addresses of the web can be followed; no other scheme is made into a link. */
const linked = (text: string): HTMLElement | string =>
  /^https?:\/\/[^\s]+$/i.test(text)
    ? h('a', { href: text, target: '_blank', rel: 'noopener noreferrer' }, text)
    : text;
