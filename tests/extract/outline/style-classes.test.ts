import { expect, test } from 'vitest';
import { styleClasses } from '../../../src/extract/outline/style-classes.ts';
import type { Block } from '../../../src/model/index.ts';

const heading = (color: string): Block => ({
  kind: 'heading',
  page: 1,
  box: [50, 50, 150, 60],
  lines: [],
  style: { size: 11, bold: true, italic: false },
  raw: 'Titel',
  text: 'Titel',
  edits: [],
  background: { box: [45, 45, 300, 65], color },
});

test('recognised titles on dark and on pale ground are not set alike', () => {
  const [first, second, panel] = [heading('#4c3b86'), heading('#20605a'), heading('#edf0dd')];
  const classes = styleClasses([first!, second!, panel!], true);
  expect(classes.get(first!)).toBe(classes.get(second!));
  expect(classes.get(panel!)).not.toBe(classes.get(first!));
});
