import { readFileSync } from 'node:fs';
import { openSource, type Source } from '../../src/ingest/index.ts';
import type { PageImage } from '../../src/model/index.ts';
import { readPage } from '../../src/ocr/read-page.ts';
import type { RawBlock, Read, ReadableImage } from '../../src/ocr/reader.ts';
import { leveled, skewOf } from '../../src/ocr/skew.ts';
import { table } from '../extraction/table.ts';
import { fixtureNames, fixtures } from '../readings.ts';
import { openReaders, SECOND_READINGS, secondReadingOf } from './readers.ts';
import { countWords } from './words.ts';

/**
 * What each kind of second reading gives: the scans of the fixtures are read without it, and the words counted against
 * those that were set. `tsx bench/reading/second-readings.ts [fixture …]`
 */
const { danish, german } = await openReaders();

/** Readers that leave one kind of second reading out; an image that was read is not read again. */
function readersWithout(left: string | undefined, kept: Map<string, RawBlock[]>) {
  const reader =
    (language: string, read: (image: ReadableImage, of: 'page') => RawBlock[]): Read =>
    async (images, segmentation) => {
      const kind = segmentation === 'page' ? '' : secondReadingOf(new Error().stack ?? '');
      return images.map((image) => {
        if (kind === left) return [];
        const key = `${language} ${segmentation} ${image.width} ${Buffer.from(image.grey).toString('latin1')}`;
        const found = kept.get(key) ?? read(image, segmentation as 'page');
        kept.set(key, found);
        return found;
      });
    };
  return {
    danish: reader('dan', (image, of) => danish.read(image, of)),
    signs: reader('deu', (image, of) => german.read(image, of)),
  };
}

interface Effect {
  changed: number;
  better: number;
  worse: number;
  right: number;
  spare: number;
}
const effects = new Map(
  SECOND_READINGS.map((kind): [string, Effect] => [
    kind,
    { changed: 0, better: 0, worse: 0, right: 0, spare: 0 },
  ]),
);

async function measure(image: PageImage, set: readonly string[]): Promise<void> {
  const kept = new Map<string, RawBlock[]>();
  const read = async (left?: string): Promise<string[]> =>
    (await readPage(image, readersWithout(left, kept))).map(({ text }) => text);
  const all = await read();
  const whole = countWords(set, all);
  for (const [kind, effect] of effects) {
    const less = await read(kind);
    if (less.join(' ') === all.join(' ')) continue;
    const without = countWords(set, less);
    const right = whole.right - without.right;
    const spare = whole.spurious.length - without.spurious.length;
    effect.changed += 1;
    effect.right += right;
    effect.spare += spare;
    if (right > spare) effect.better += 1;
    if (right < spare) effect.worse += 1;
  }
}

const open = (file: string): Promise<Source> =>
  openSource(file, new Uint8Array(readFileSync(new URL(file, fixtures))));

const chosen = process.argv.slice(2);
let pages = 0;
for (const name of chosen.length > 0 ? chosen : fixtureNames()) {
  const [scan, set] = [await open(`${name}/${name}.scan.pdf`), await open(`${name}/${name}.pdf`)];
  for (let n = 1; n <= scan.pageCount; n++) {
    const image = await scan.readImage(n);
    const skew = skewOf(image);
    const { words } = await set.readPage(n);
    await measure(
      skew === 0 ? image : leveled(image, skew),
      words.map(({ text }) => text),
    );
    pages += 1;
  }
  await scan.close();
  await set.close();
}

console.log(`${pages} scanned pages\n`);
console.log(
  table(
    ['second reading', 'pages changed', 'better', 'worse', 'right words more', 'spare words more'],
    [...effects].map(([kind, { changed, better, worse, right, spare }]) =>
      [kind, changed, better, worse, right, spare].map(String),
    ),
  ),
);
