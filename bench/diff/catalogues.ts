/**
 * The two editions of a real catalogue in all their readings, held against what is known of them: `npx tsx
 * bench/diff/catalogues.ts FOLDER` (../shared/catalogues). The publisher renamed one offering and edited its text, and
 * added 25; two readings of one edition differ in nothing. Ends with 1 where a pair is told otherwise.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DiffFile } from '../../src/model/index.ts';
import { comparedFiles, type FileReading, HEAD, readingsOf, rowOf } from './file-readings.ts';

const OLDER = ['borgmestre-v1.pdf', 'borgmestre-v1.scan.pdf', 'borgmestre-v1.engocr.pdf'];
const OLDER_TEXT = '001_c4ad456d065c302d.txt';
const NEWER = ['tilbud-v2.pdf', 'tilbud-v2.scan.pdf', 'tilbud-v2.engocr.pdf'];
const ADDED = 25;
/** Changes that may be told where lost letters were mended, not read again. */
const MOST_OF_MENDED = 1;

const folder = process.argv[2] ?? '../shared/catalogues';
if (!existsSync(folder)) throw new Error(`${folder} is not there`);
const inFolder = (name: string): string => join(folder, name);
const neverOf = (names: readonly string[]): string => `never:${inFolder(names.at(-1)!)}`;

const isOneEdit = ({ summary, changes }: DiffFile): boolean => {
  const changed = changes.filter(({ type }) => type === 'changed');
  const told = changed.map(({ aspects }) => [...aspects].sort().join(' '));
  return summary.added === ADDED && summary.removed === 0 && told.join() === 'renamed text';
};
const isAtMost =
  (most: number) =>
  ({ changes }: DiffFile): boolean =>
    changes.length <= most;

async function hold(
  a: FileReading,
  b: FileReading,
  isRight: (diff: DiffFile) => boolean,
): Promise<void> {
  const diff = await comparedFiles(a, b);
  if (!isRight(diff)) process.exitCode = 1;
  console.log(rowOf(a, b, diff) + (isRight(diff) ? '' : ' ← not as it is'));
}

const older = await readingsOf(OLDER.map(inFolder));
const newer = await readingsOf(NEWER.map(inFolder));
console.log(HEAD);
for (const a of [...older, ...(await readingsOf([inFolder(OLDER_TEXT)]))]) {
  for (const b of newer) await hold(a, b, isOneEdit);
}
for (const [readings, names] of [
  [older, OLDER],
  [newer, NEWER],
] as const) {
  for (const [n, a] of readings.entries()) {
    for (const b of readings.slice(n + 1)) await hold(a, b, isAtMost(0));
  }
  const [mended] = await readingsOf([neverOf(names)]);
  for (const a of readings) await hold(a, mended!, isAtMost(MOST_OF_MENDED));
}
