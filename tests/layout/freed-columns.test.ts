import { expect, test } from 'vitest';
import { freeingCuts } from '../../src/layout/order/freed-columns.ts';
import { cutsOf, type Placed, Y } from '../../src/layout/order/white-space.ts';

const unit = (...box: readonly [number, number, number, number]): Placed => ({ box });
const line = (left: number, top: number, width = 145): Placed =>
  unit(left, top, left + width, top + 10);

/** A standfirst across three columns, of which the second begins above the boxes at the head of the others. */
const columns = [
  unit(40, 100, 185, 200),
  line(200, 110),
  line(200, 123),
  line(200, 136),
  unit(360, 100, 505, 190),
  ...[40, 200, 360].flatMap((left) => [210, 223, 236].map((top) => line(left, top))),
];
const standfirst = line(40, 40, 400);
const cutsFor = (units: readonly Placed[]) =>
  freeingCuts(units, cutsOf(units, Y, 2), {
    size: 10,
    typeSize: ({ box }) => box[3] - box[1],
    estimated: false,
  }).map(({ at }) => at);

test('lines at the head of a column belong to it, though nothing stands beside them', () => {
  expect(cutsFor([standfirst, line(200, 70), line(200, 83, 90), ...columns])).toEqual([60]);
});

test('a line over the columns that is not flush with one stands apart from them', () => {
  expect(cutsFor([standfirst, line(220, 70, 110), ...columns])).toEqual([90]);
});

test('its lines may be indented, and a title may run across columns further down', () => {
  const below = [
    unit(40, 300, 320, 325),
    ...[360, 373, 386].flatMap((top) => [line(40, top), line(360, top)]),
  ];
  expect(cutsFor([standfirst, line(210, 70, 130), line(200, 83), ...columns, ...below])[0]).toBe(
    60,
  );
});

test('a title in display type goes with the columns below, not with those above', () => {
  const upper = [...[40, 360].flatMap((left) => [100, 113].map((top) => line(left, top)))];
  const title = unit(40, 140, 230, 166);
  const lower = [40, 200, 360].flatMap((left) =>
    [185, 198, 211, 224, 237, 250].map((top) => line(left, top)),
  );
  expect(cutsFor([standfirst, ...upper, title, ...lower])).toEqual([131.5, 175.5]);
});
