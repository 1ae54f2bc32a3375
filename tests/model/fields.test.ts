import { expect, test } from 'vitest';
import { CORRECTABLE_FIELDS, Offering } from '../../src/model/index.ts';

test('all that a record says of an offering can be corrected', () => {
  const ofTheReading = ['id', 'evidence', 'confidence', 'fieldConfidence', 'warnings', 'corrected'];
  expect([...CORRECTABLE_FIELDS, ...ofTheReading].sort()).toEqual(
    Object.keys(Offering.shape).sort(),
  );
});
