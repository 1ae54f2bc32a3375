import { expect, test } from 'vitest';
import { withBandEnds } from '../../src/ingest/band-ends.ts';
import type { Box, Shape } from '../../src/model/index.ts';

const [WIDTH, HEIGHT] = [300, 60];
const shape = (box: Box, color = '#104030'): Shape => ({ box, color, round: false });

/** A page whose pixels are points: a band 20…280 × 20…36 with light stems as high as capitals at 30…60. */
function pageOf(ground: number) {
  const grey = new Uint8Array(WIDTH * HEIGHT).fill(250);
  for (let y = 20; y < 36; y++) grey.fill(ground, y * WIDTH + 20, y * WIDTH + 280);
  for (let y = 22; y < 35; y++) {
    for (let x = 30; x < 60; x += 5) grey.fill(250, y * WIDTH + x, y * WIDTH + x + 3);
  }
  return { width: WIDTH, height: HEIGHT, dpi: 72, grey };
}
const boxes = (ground: number, ...shapes: Shape[]) =>
  withBandEnds(shapes, pageOf(ground)).map(({ box }) => box);

test('a dark band goes on as far as its ground, past the letters on it', () => {
  expect(boxes(50, shape([70, 20, 280, 36]))).toEqual([[20, 20, 280, 36]]);
});

test('two pieces of one band are one', () => {
  expect(boxes(50, shape([70, 20, 280, 36]), shape([20, 21, 60, 36]))).toHaveLength(1);
});

test('boxes and pale bands stay as they are found', () => {
  const pale = shape([70, 20, 280, 36], '#e0f0e8');
  const box = shape([70, 2, 280, 58]);
  expect(boxes(225, pale)).toEqual([pale.box]);
  expect(boxes(50, box)).toEqual([box.box]);
});
