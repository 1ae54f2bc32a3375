import { seen } from '../../model/correct.ts';
import { CORRECTABLE_FIELDS } from '../../model/fields.ts';
import type { CorrectableField, Offering } from '../../model/index.ts';
import { h } from './dom.ts';
import { t } from './messages.ts';
import { type Fresh, type State, same } from './state.ts';
import { fieldInput } from './values.ts';

/** A form with all fields of a record. What is changed in it becomes one correction a field. */
export function recordForm(offering: Offering, state: State, done: () => void): HTMLElement {
  const inputs = CORRECTABLE_FIELDS.map((field) => ({ field, ...fieldInput(field, offering) }));
  const all = {
    sectionPath: shared('sectionPath', offering, state),
    catalogue: shared('catalogue', offering, state),
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    let as = offering;
    const corrections: Fresh[] = [];
    for (const { field, value } of inputs) {
      const [before, after] = [offering[field], value()];
      if (same(before, after)) continue;
      const forAll = field === 'sectionPath' || field === 'catalogue' ? all[field] : undefined;
      corrections.push({
        correction: (forAll?.checked() && renaming(field, before, after, offering)) || {
          op: 'set',
          offering: seen(as),
          field,
          ...(before !== undefined && { before }),
          ...(after !== undefined && { after }),
        },
      });
      as = { ...as, [field]: after } as Offering;
    }
    done();
    if (corrections.length > 0) state.add(...corrections);
  };
  const form = h(
    'form',
    { class: 'record-form', on: { submit } },
    ...inputs.flatMap(({ field, element }) => [
      element,
      (field === 'sectionPath' || field === 'catalogue') && all[field]?.element,
    ]),
    h(
      'div',
      { class: 'actions' },
      h('button', { class: 'primary', type: 'submit' }, t.apply),
      h('button', { type: 'button', on: { click: done } }, t.cancel),
    ),
  );
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      done();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  return form;
}

/** The renaming of a section or catalogue for all that stands in it. */
function renaming(
  field: CorrectableField,
  before: unknown,
  after: unknown,
  { catalogue }: Offering,
): Fresh['correction'] | undefined {
  if (field === 'catalogue' && typeof before === 'string' && typeof after === 'string') {
    return { op: 'rename-catalogue', before, after };
  }
  if (field !== 'sectionPath') return undefined;
  return {
    op: 'rename-section',
    ...(catalogue !== undefined && { catalogue }),
    before: before as string[],
    after: after as string[],
  };
}

/** A box to tick where other records share the section or catalogue. */
function shared(field: 'sectionPath' | 'catalogue', offering: Offering, state: State) {
  const value = offering[field];
  const others = state
    .records()
    .filter(
      (record) =>
        same(record.offering[field], value) && record.offering.catalogue === offering.catalogue,
    );
  const count = others.length - 1;
  if (count < 1 || value === undefined || value.length === 0) return undefined;
  const box = h('input', { type: 'checkbox', checked: true });
  const text = field === 'catalogue' ? t.alsoCatalogue(count) : t.alsoSection(count);
  return { element: h('label', { class: 'check' }, box, ` ${text}`), checked: () => box.checked };
}
