import { expect, test } from 'vitest';
import type { Box, Word } from '../../src/model/index.ts';
import { withoutRuleMarks } from '../../src/ocr/rule-marks.ts';

const word = (text: string, box: Box): Word => ({
  text,
  box,
  baseline: box[3],
  rotation: 0,
  confidence: 0.5,
  style: { size: 9, bold: false, italic: false },
});
const mark: Box = [100, 50, 104, 62];
const kept = (text: string, ...rules: Box[]): boolean =>
  withoutRuleMarks([word(text, mark)], rules).length === 1;

test('a mark on an upright rule that goes on beyond it is no word', () => {
  const rule: Box = [103, 20, 103, 90];
  expect(kept('—', rule)).toBe(false);
  expect(kept('|', rule)).toBe(false);
  expect(kept('a', rule)).toBe(true);
});

test('a dash without a rule, beside one, or on a level one is one', () => {
  expect(kept('—')).toBe(true);
  expect(kept('—', [120, 20, 120, 90])).toBe(true);
  expect(kept('—', [20, 56, 300, 56])).toBe(true);
});

test('a bar that is no longer than itself is a sign', () => {
  expect(kept('|', [102, 50, 102, 62])).toBe(true);
});
