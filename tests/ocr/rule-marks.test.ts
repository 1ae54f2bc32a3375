import { expect, test } from 'vitest';
import type { Box, Word } from '../../src/model/index.ts';
import { withoutRuleMarks } from '../../src/ocr/rule-marks.ts';

const word = (text: string, box: Box, confidence = 0.5): Word => ({
  text,
  box,
  baseline: box[3],
  rotation: 0,
  confidence,
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

test('a mark that joins the ends of two rules is the corner of a frame', () => {
  const rules: Box[] = [
    [20, 61, 101, 61],
    [104, 10, 104, 52],
  ];
  const read = (text: string, confidence: number, of = rules) =>
    withoutRuleMarks([word(text, mark, confidence)], of).length === 1;
  expect(read('J', 0.6)).toBe(false);
  expect(read('J', 0.95)).toBe(true);
  expect(read('Jens', 0.6)).toBe(true);
  expect(read('J', 0.6, rules.slice(0, 1))).toBe(true);
  expect(read('J', 0.6, rules.slice(1))).toBe(true);
  // one that rules only pass by stands in their corner
  expect(read('J', 0.6, [rules[0]!, [104, 10, 104, 90]])).toBe(true);
});
