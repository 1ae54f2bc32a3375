import { expect, test } from 'vitest';
import { stretchCuts } from '../../src/layout/order/stretches.ts';

const unit = (box: readonly [number, number, number, number], size = 11) => ({ box, size });
type Unit = ReturnType<typeof unit>;

/** Two columns of text, and over the second half of them a title a quarter larger, alone at its height. */
const title = unit([60, 200, 150, 214], 14);
const page: Unit[] = [
  unit([60, 80, 320, 180]),
  unit([350, 80, 520, 180]),
  title,
  unit([60, 225, 320, 300]),
  unit([350, 225, 520, 300]),
];
const cutsOf = (estimated: boolean) =>
  stretchCuts(page, [{ at: 335, width: 30 }], [{ at: 190, width: 20 }], {
    size: 11,
    typeSize: ({ size }: Unit) => size,
    estimated,
  });

test('a title a little larger than the text opens a stretch of the page where sizes are set', () => {
  expect(cutsOf(false)).toEqual([{ at: 190, width: 20 }]);
});

test('sizes that are estimates tell no such title: it may be that of the first column', () => {
  expect(cutsOf(true)).toEqual([]);
});

test('a large title may have much white space about it', () => {
  const apart = (size: number) => {
    const units = [
      unit([60, 80, 320, 180]),
      unit([350, 80, 520, 180]),
      unit([60, 210, 150, 240], size),
      unit([60, 276, 320, 380]),
      unit([350, 276, 520, 380]),
    ];
    const typeSize = ({ size: own }: Unit) => own;
    return stretchCuts(units, [{ at: 335, width: 30 }], [{ at: 195, width: 30 }], {
      size: 9,
      typeSize,
      estimated: false,
    });
  };
  expect(apart(24)).toHaveLength(1);
  expect(apart(15)).toEqual([]);
});
