import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyEdit,
  type Block,
  type Edit,
  joinBlocks,
  splitBlock,
  traceToRaw,
  undoEdits,
} from '../../src/model/index.ts';
import { PageSetter } from '../extract/page-setter.ts';

const edit = (at: number, before: string, after: string): Edit => ({
  kind: 'diacritic',
  page: 1,
  at,
  before,
  after,
  confidence: 1,
  reason: 'test',
});

const mended = (raw: string, edits: readonly Edit[]): Block => {
  const [block] = new PageSetter().text(raw).blocks as [Block];
  return { ...block, text: edits.reduce(applyEdit, raw), edits: [...edits] };
};

describe('edits', () => {
  test('undone in reverse they give the text as read', () => {
    const edits = [edit(0, 'mader', 'måder'), edit(6, 'lae-\nses', 'læses')];
    const { text } = mended('mader lae-\nses', edits);
    expect(text).toBe('måder læses');
    expect(undoEdits(text, edits)).toBe('mader lae-\nses');
  });

  test('an edit that does not fit is refused', () => {
    expect(() => applyEdit('abc', edit(1, 'x', 'y'))).toThrow(RangeError);
  });

  test('a run of the mended text leads to the words it was read from', () => {
    const raw = 'Kaere leser af bogen';
    const edits = [edit(0, 'Kaere', 'Kære'), edit(5, 'leser', 'læser')];
    const { text } = mended(raw, edits);
    const [start, end] = traceToRaw(text.indexOf('læser'), text.indexOf(' af'), edits);
    expect(raw.slice(start, end)).toBe('leser');
    const [all, allEnd] = traceToRaw(0, text.length, edits);
    expect([all, allEnd]).toEqual([0, raw.length]);
  });
});

describe('splitting a block', () => {
  test('gives each part its own lines, text and edits', () => {
    const block = mended('Mode v. Laug\nVi modes tit', [
      edit(0, 'Mode', 'Møde'),
      edit(16, 'modes', 'mødes'),
    ]);
    const [upper, lower] = splitBlock(block, 1) ?? [];
    expect([upper?.text, upper?.raw]).toEqual(['Møde v. Laug', 'Mode v. Laug']);
    expect([lower?.text, lower?.raw]).toEqual(['Vi mødes tit', 'Vi modes tit']);
    expect(undoEdits(lower?.text ?? '', lower?.edits ?? [])).toBe('Vi modes tit');
  });

  test('is refused where a word was joined over the line end', () => {
    expect(splitBlock(mended('lae-\nses', [edit(0, 'lae-\nses', 'læses')]), 1)).toBeUndefined();
  });

  test('holds for any edits: both parts undo to their own raw text', () => {
    const word = fc.stringMatching(/^[a-f]{1,6}$/);
    const line = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 2, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(40), fc.constantFrom('æ', 'øø', '')), { maxLength: 5 }),
        fc.nat(3),
        (lines, changes, at) => {
          let text = lines.join('\n');
          const edits: Edit[] = [];
          for (const [place, after] of changes) {
            const letter = text[place];
            if (letter === undefined || letter === '\n') continue;
            const next = edit(place, letter, after);
            text = applyEdit(text, next);
            edits.push(next);
          }
          const parts = splitBlock(mended(lines.join('\n'), edits), (at % (lines.length - 1)) + 1);
          expect(parts).toBeDefined();
          for (const part of parts ?? []) expect(undoEdits(part.text, part.edits)).toBe(part.raw);
          expect(parts?.map((part) => part.text).join('\n')).toBe(text);
          const whole = parts === undefined ? undefined : joinBlocks(...parts);
          expect(undoEdits(whole?.text ?? '', whole?.edits ?? [])).toBe(whole?.raw);
          expect(whole).toMatchObject({ text, raw: lines.join('\n') });
        },
      ),
    );
  });
});
