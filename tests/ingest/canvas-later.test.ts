import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { openSource } from '../../src/ingest/index.ts';
import { pdfOf } from './pdf-of.ts';

const require = createRequire(import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs'));
const CANVAS = '@napi-rs/canvas';
const isCanvasLoaded = (): boolean => require.cache[require.resolve(CANVAS)] !== undefined;

test('the canvas is loaded to paint a page, not to read its text', async () => {
  const painted = `0.2 w 20 20 m 300 20.4 l S 100 100 40 40 re f BT /F1 12 Tf 50 60 Td (Kursus) Tj ET`;
  const source = await openSource('a.pdf', await pdfOf(painted));
  const { words } = await source.readPage(1);
  expect(words.map(({ text }) => text)).toEqual(['Kursus']);
  expect(isCanvasLoaded()).toBe(false);
  const { grey } = await source.readImage(1);
  expect(isCanvasLoaded()).toBe(true);
  expect(new Set(grey).size).toBeGreaterThan(2);
  const canvas = require(CANVAS);
  expect(globalThis).toMatchObject({ Path2D: canvas.Path2D, ImageData: canvas.ImageData });
  await source.close();
});
