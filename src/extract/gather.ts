import { type Block, flowing, joinBlocks, type LabelledField } from '../model/index.ts';
import type { FactPart, Facts } from './facts/index.ts';
import { type LabelledValue, type LabelReader, readLabelled, valueText } from './labels/index.ts';
import type { Cell } from './tables/index.ts';
import { type Gathered, takeValue, type ValueContext } from './values.ts';

/** Reads the blocks of an offering: labelled values into their fields, all else into parts of the description. */
export function gatherBody(
  body: readonly Block[],
  gathered: Gathered,
  context: ValueContext & {
    readonly readLabel: LabelReader;
    readonly cells: ReadonlyMap<Block, Cell>;
    readonly facts: Facts;
    readonly slots: ReadonlyMap<FactPart, LabelledField>;
    readonly boxTitles: ReadonlySet<Block>;
  },
): void {
  let waiting: LabelledValue | undefined;
  for (const block of joinDivided(body, context)) {
    if (context.boxTitles.has(block)) continue;
    const cell = context.cells.get(block);
    if (cell !== undefined) {
      takeCell(block, cell, gathered, context);
      continue;
    }
    const parts = context.facts.get(block);
    if (parts !== undefined) {
      takeFacts(block, parts, gathered, context);
      continue;
    }
    const read = readLabelled(block, context.readLabel);
    const [rest, values] = [[...read.rest], [...read.values]];
    if (waiting !== undefined) {
      // a label alone on its line: its value is the text that comes next, up to the next label
      const [start, end] = rest[0] ?? [0, 0];
      const value = flowing(block).slice(start, end).trim();
      const [first] = values;
      // a value may begin with a label of the same field: "Sted" and under it "Mødested: Skolen"
      const again = first?.from === 0 && first.field === waiting.field ? first : undefined;
      const taken =
        again === undefined
          ? start === 0 &&
            (values.length === 0 || end < (first?.from ?? 0)) &&
            takeValue({ ...waiting, block, start, end, value }, gathered, context)
          : takeValue(wholeValue(again), gathered, context);
      if (taken && again !== undefined) values.shift();
      else if (taken) rest.shift();
      else gathered.parts.push({ block: waiting.block, start: waiting.from, end: waiting.end });
      waiting = undefined;
    }
    gathered.parts.push(...rest.map(([start, end]) => ({ block, start, end })));
    for (const value of values) {
      if (value.value === '' && value === values.at(-1)) waiting = value;
      else if (!takeValue(value, gathered, context)) {
        gathered.parts.push({ block, start: value.from, end: value.end });
      }
    }
  }
}

/** A labelled value with its label. */
const wholeValue = (labelled: LabelledValue): LabelledValue => ({
  ...labelled,
  start: labelled.from,
  value: valueText(labelled.block.text.slice(labelled.from, labelled.end)),
});

/** Takes a list of facts into their fields; what is under an unknown label and fits none is left out. */
function takeFacts(
  block: Block,
  parts: readonly FactPart[],
  gathered: Gathered,
  context: ValueContext & { readonly slots: ReadonlyMap<FactPart, LabelledField> },
): void {
  let left: { start: number; end: number } | undefined;
  for (const part of parts) {
    const { start, end, value, label } = part;
    const field = part.field ?? context.slots.get(part);
    const taken =
      field !== undefined &&
      takeValue(
        { block, field, label: label ?? '', from: start, start, end, value },
        gathered,
        context,
      );
    if (taken && part.field === undefined) gathered.inferred.add(field);
    // what cannot be placed stays in the text, as it stands there
    if (taken || label !== undefined) left = undefined;
    else if (left !== undefined) left.end = end;
    else {
      left = { start, end };
      gathered.parts.push({ block, ...left });
    }
    if (left !== undefined) gathered.parts.splice(-1, 1, { block, ...left });
  }
}

/** How a value ends that goes on in the next block: "kl. 19-", "17.", "12. oktober 2026 kl." */
const GOES_ON = /(?:\d[-–—.]|\bkl\.?|,)$/u;
/** What a value goes on with is short. */
const REST_LENGTH = 60;

/** Joins labelled lines that layout has divided, as at a change of type size. */
function joinDivided(
  body: readonly Block[],
  {
    readLabel,
    cells,
    facts,
  }: {
    readonly readLabel: LabelReader;
    readonly cells: ReadonlyMap<Block, unknown>;
    readonly facts: ReadonlyMap<Block, unknown>;
  },
): Block[] {
  const joined: Block[] = [];
  for (const block of body) {
    const above = joined.at(-1);
    const goesOn =
      above !== undefined &&
      !cells.has(above) &&
      !cells.has(block) &&
      !facts.has(above) &&
      !facts.has(block) &&
      GOES_ON.test(above.text) &&
      block.text.length <= REST_LENGTH &&
      readLabelled(above, readLabel).values.length > 0 &&
      readLabelled(block, readLabel).values.length === 0;
    if (goesOn) joined.splice(-1, 1, joinBlocks(above, block));
    else joined.push(block);
  }
  return joined;
}

/** Takes a cell of a table into the field that its column names, else into the description. */
function takeCell(
  block: Block,
  { field, label }: Cell,
  gathered: Gathered,
  context: ValueContext,
): void {
  const end = block.text.length;
  const value = valueText(block.text);
  const taken = takeValue(
    { block, field, label, from: 0, start: 0, end, value },
    gathered,
    context,
  );
  if (!taken) gathered.parts.push({ block, start: 0, end });
}
