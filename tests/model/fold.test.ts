import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../src/model/fold.ts';

test('text is folded to what a reading without æ, ø and å makes of it', () => {
  expect(fold('Ældre på Åløkken: ÉN dag,  2½ time!')).toBe('aeldre pa alokken en dag 2½ time');
});

test('plain letters are folded as all others are', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      // an accent at its end sends the text the long way
      expect(fold(text)).toBe(fold(`${text} \u0301`));
    }),
  );
});
