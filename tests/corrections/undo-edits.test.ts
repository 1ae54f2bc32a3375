import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { undoWrongEdits, unfitWarnings } from '../../src/corrections/index.ts';
import {
  applyEdit,
  type Block,
  type Correction,
  type Edit,
  surroundings,
  undoEdits,
  withoutEdit,
} from '../../src/model/index.ts';
import { blockOf, edit, fileOf } from './setting.ts';

const undoing = (block: Block, index: number): Correction => {
  const { page, kind, before, after } = block.edits[index] as Edit;
  return { op: 'undo-edit', page, kind, before, after, ...surroundings(block, index) };
};

describe('an edit that a person found wrong', () => {
  const block = blockOf(
    ['Gar i skoven', 'med Hr. Gar'],
    [edit(0, 'Gar', 'Går'), edit(21, 'Gar', 'Går')],
  );

  test('is undone where it stands, though the same was changed elsewhere', () => {
    const { blocks, outcomes } = undoWrongEdits([block], [undoing(block, 1)]);
    expect(blocks[0]?.text).toBe('Går i skoven\nmed Hr. Gar');
    expect(blocks[0]?.edits).toEqual([block.edits[0]]);
    expect(outcomes[0]?.unfit).toBeUndefined();
  });

  test('is found in another block and on another page', () => {
    const moved = { ...block, edits: block.edits.map((each) => ({ ...each, page: 4 })) };
    const { blocks } = undoWrongEdits([blockOf(['Nyt']), moved], [undoing(block, 1)]);
    expect(blocks[1]?.text).toBe('Går i skoven\nmed Hr. Gar');
  });

  test('is not looked for in other company', () => {
    const other = blockOf(['Han Gar hjem'], [edit(4, 'Gar', 'Går')]);
    const { blocks, outcomes } = undoWrongEdits([other], [undoing(block, 1)]);
    expect(blocks).toEqual([other]);
    expect(outcomes[0]?.unfit).toMatch(/no such change/);
  });
});

/** A text with edits made one after another at any place. */
const edited = fc
  .tuple(
    fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom(...'abc d') }),
    fc.array(
      fc.tuple(fc.nat(), fc.nat(3), fc.string({ maxLength: 3, unit: fc.constantFrom(...'xyz') })),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
  )
  .map(([raw, steps]) => {
    let text = raw;
    const edits = steps.map(([place, length, after]) => {
      const at = place % (text.length + 1);
      const made = edit(at, text.slice(at, at + length), after);
      text = applyEdit(text, made);
      return made;
    });
    return { ...blockOf(['x']), raw, text, edits };
  });

test('any edit can be left out: those that stay lead from the text as read to the text', () => {
  fc.assert(
    fc.property(edited, fc.nat(), (block, pick) => {
      const index = pick % block.edits.length;
      const { text, edits } = withoutEdit(block, index);
      expect(undoEdits(text, edits)).toBe(block.raw);
      expect(edits.length).toBeLessThan(block.edits.length);
      expect(edits.slice(0, index)).toEqual(block.edits.slice(0, index));
    }),
  );
});

test('the last edit left out leaves the text before it', () => {
  fc.assert(
    fc.property(edited, (block) => {
      const before = block.edits.slice(0, -1).reduce(applyEdit, block.raw);
      expect(withoutEdit(block, block.edits.length - 1).text).toBe(before);
    }),
  );
});

describe('corrections that do not fit are told', () => {
  const corrections = [
    { op: 'rename-catalogue', before: 'Kurser', after: 'Kurset' },
    { op: 'rename-catalogue', before: 'Ture', after: 'Turen' },
  ] as const satisfies Correction[];
  const outcomes = corrections.map((correction) => ({
    correction,
    unfit: 'there is no such catalogue',
  }));

  test('each by itself in the document that they were made on', () => {
    expect(unfitWarnings(outcomes, fileOf(...corrections), 'a'.repeat(64))).toEqual([
      {
        code: 'correction-unfit',
        message:
          'the correction of the catalogue “Kurser” was not made: there is no such catalogue',
      },
      {
        code: 'correction-unfit',
        message: 'the correction of the catalogue “Ture” was not made: there is no such catalogue',
      },
    ]);
  });

  test('in one word in a document that none of them is about', () => {
    const warnings = unfitWarnings(outcomes, fileOf(...corrections), 'b'.repeat(64));
    expect(warnings.map(({ message }) => message)).toEqual([
      'none of the 2 corrections made on kurser.pdf fits this document',
    ]);
  });
});
