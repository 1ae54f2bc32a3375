import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder, openPageCache } from '../../src/batch/index.ts';
import { readInput } from '../../src/batch/inputs.ts';
import { compareInTurn, type Edition } from '../../src/comparison.ts';
import { processDocument } from '../../src/pipeline.ts';
import { isDamaged, referenceOf } from '../../src/reference.ts';

/**
 * Compares each reading of an older edition with each reading of a newer one, and the readings of one edition with each
 * other: `npx tsx bench/diff/pairs.ts --before a.pdf --before a.scan.pdf --after b.pdf …`. `never:FILE` is read
 * without OCR. As katalog diff does, a damaged reading is read again with the clean one beside it as evidence;
 * `--alone` does without.
 */
const { values } = parseArgs({
  options: {
    before: { type: 'string', multiple: true, default: [] },
    after: { type: 'string', multiple: true, default: [] },
    alone: { type: 'boolean', default: false },
  },
});

interface Reading {
  readonly name: string;
  readonly edition: Edition;
  readonly again: (other: Edition) => Promise<Edition>;
}

const NEVER = 'never:';
const cache = openPageCache(cacheFolder(), (error) => {
  throw error;
});

async function readingOf(argument: string): Promise<Reading> {
  const path = argument.replace(NEVER, '');
  const bytes = await readInput({ label: path });
  const ocr = argument.startsWith(NEVER) ? 'never' : 'auto';
  const read = async (other?: Edition): Promise<Edition> => {
    const options = { ocr, jobs: 2, ...(other && { reference: referenceOf(other) }) } as const;
    const result = await processDocument(basename(path), bytes, options, { cache });
    const failed = result.catalogue.warnings.find(({ code }) => code === 'page-failed');
    if (failed !== undefined) throw new Error(`${path}, page ${failed.page}: ${failed.message}`);
    return { label: path, file: result.catalogue, edits: result.edits };
  };
  return {
    name: `${basename(path)}${ocr === 'never' ? ' (never)' : ''}`,
    edition: await read(),
    again: read,
  };
}

async function compared(a: Reading, b: Reading): Promise<void> {
  const beside = (own: Reading, other: Reading): Promise<Edition> | Edition =>
    !values.alone && isDamaged(own.edition.file) && !isDamaged(other.edition.file)
      ? own.again(other.edition)
      : own.edition;
  const editions = [await beside(a, b), await beside(b, a)];
  const [comparison] = await compareInTurn(editions);
  const { summary, changes } = comparison!.diff;
  const told = changes
    .filter(({ type }) => type === 'changed')
    .map(({ aspects }) => aspects.join(' + '));
  const { added, removed, suppressed } = summary;
  console.log(
    `| ${[a.name, b.name, added, removed, `${summary.changed}${told.length > 0 ? ` (${told.join('; ')})` : ''}`, suppressed].join(' | ')} |`,
  );
}

const inTurn = async (names: readonly string[]): Promise<Reading[]> => {
  const readings: Reading[] = [];
  for (const name of names) readings.push(await readingOf(name));
  return readings;
};
const [older, newer] = [await inTurn(values.before), await inTurn(values.after)];
console.log('| older | newer | added | removed | changed | suppressed |');
console.log('| --- | --- | --- | --- | --- | --- |');
for (const a of older) for (const b of newer) await compared(a, b);
for (const readings of [older, newer]) {
  for (const [n, a] of readings.entries()) {
    for (const b of readings.slice(n + 1)) await compared(a, b);
  }
}
