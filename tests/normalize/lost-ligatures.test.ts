import { expect, test } from 'vitest';
import { createNormalizer } from '../../src/normalize/index.ts';
import { block } from './setting.ts';

test('a ligature that a font lacks the letters of is found where just one makes a word', async () => {
  const normalizer = await createNormalizer();
  const [mended] = normalizer.normalize([
    block('Mødet varer ti minu\uFFFDer, og xq\uFFFDzw stå\uFFFDr.'),
  ]);
  expect(mended?.text).toBe('Mødet varer ti minutter, og xq\uFFFDzw stå\uFFFDr.');
  expect(mended?.edits).toMatchObject([{ kind: 'glyph', before: '\uFFFD', after: 'tt' }]);
});
