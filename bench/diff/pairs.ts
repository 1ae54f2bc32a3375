import { parseArgs } from 'node:util';
import { comparedFiles, type FileReading, HEAD, readingsOf, rowOf } from './file-readings.ts';

/**
 * Compares each reading of an older edition with each reading of a newer one, and the readings of one edition with each
 * other: `npx tsx bench/diff/pairs.ts --before a.pdf --before a.scan.pdf --after b.pdf …`. `never:FILE` is read
 * without OCR; `--alone`: no reading is evidence for another.
 */
const { values } = parseArgs({
  options: {
    before: { type: 'string', multiple: true, default: [] },
    after: { type: 'string', multiple: true, default: [] },
    alone: { type: 'boolean', default: false },
  },
});

async function print(a: FileReading, b: FileReading): Promise<void> {
  console.log(rowOf(a, b, await comparedFiles(a, b, values.alone)));
}

const [older, newer] = [await readingsOf(values.before), await readingsOf(values.after)];
console.log(HEAD);
for (const a of older) for (const b of newer) await print(a, b);
for (const readings of [older, newer]) {
  for (const [n, a] of readings.entries()) {
    for (const b of readings.slice(n + 1)) await print(a, b);
  }
}
