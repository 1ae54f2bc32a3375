import type { PageImage, Word } from '../model/index.ts';
import { markBold } from './bold.ts';
import { readDoubtful } from './doubtful-words.ts';
import { crop, type GreyImage, marginAt, type PixelBox, pad } from './grey-image.ts';
import { patchesOf } from './ink.ts';
import { withoutLeaders } from './leaders.ts';
import { meanConfidence, turnsToUpright } from './orientation.ts';
import { readPoorStretches } from './poor-stretches.ts';
import type { Read } from './reader.ts';
import { partRunTogether } from './run-together.ts';
import { secondReading } from './second-reading.ts';
import { unreadAreas, unreadInAreas } from './shaded-text.ts';
import { settleSideways } from './sideways.ts';
import { settleSigns } from './signs.ts';
import { linesOf, type ReadLine } from './tesseract-words.ts';
import { withFound } from './torn-words.ts';
import { isEdge, unreadInk } from './unread-ink.ts';
import { weigh } from './weight.ts';
import { settleBounds } from './word-bounds.ts';

/** Below this many pixels either way there is no letter, and tesseract complains. */
const LEAST_SIDE = 10;

export interface Readers {
  /** Reads Danish. */
  readonly danish: Read;
  /** Reads the signs that the Danish data lacks; its Danish is not to be trusted. */
  readonly signs: Read;
}

/**
 * The words of a page image: of the page as it is, of what that reading left out, and with the signs that the Danish
 * data cannot write. Throws what the readers throw.
 */
export async function readPage(image: PageImage, { danish, signs }: Readers): Promise<Word[]> {
  if (Math.min(image.width, image.height) < LEAST_SIDE) return [];
  const patches = patchesOf(image);
  const plain = withoutLeaders(image, patches);
  const page = await readPlain(danish, plain);
  const read = page.flatMap(({ words }) => words);
  // A page that lies as a whole will be turned and read again: see `readImagePage`.
  if (turnsToUpright(read).length > 0) return read;
  const areas = unreadAreas(image, read);
  const places = unreadInk(image, patches, read);
  const ink = [
    ...places.map((place) => ({ image: crop(plain, place), place })),
    ...unreadInAreas(image, read),
  ];
  const parts = await readParts(danish, image.dpi, [...areas, ...ink]);
  const [inAreas, inInk] = [parts.slice(0, areas.length), parts.slice(areas.length)];
  const found = [
    ...inAreas.flat().filter((line) => isTrusted(line.words, IN_AREA)),
    ...inInk
      .filter((part) =>
        isTrusted(
          part.flatMap(({ words }) => words),
          LONE,
        ),
      )
      .flat()
      .filter(({ words }) => !isEdge(words, read)),
  ];
  const lines = withFound(await readPoorStretches(page, plain, danish), found);
  const bounded = settleBounds(lines, image, patches);
  const parted = partRunTogether(bounded, image, patches);
  // what is sure once it is read alone needs no other reader, who takes three times as long
  const alone = await readDoubtful(settleSigns(parted, image, patches), image, danish);
  const settled = await secondReading(alone, image, signs);
  const weights = settled.map(({ words }) => words.map((word) => weigh(image, word)));
  return markBold(settled, weights).flatMap(({ words }) => words);
}

async function readPlain(danish: Read, image: PageImage): Promise<ReadLine[]> {
  const [blocks = []] = await danish([image], 'page');
  const read = blocks.map(({ box, lines }) => ({
    place: box,
    lines: linesOf([{ lines }], { dpi: image.dpi, left: 0, top: 0 }),
  }));
  const words = read.flatMap(({ lines }) => lines.flatMap((line) => line.words));
  if (turnsToUpright(words).length > 0) return read.flatMap(({ lines }) => lines);
  const lines: ReadLine[] = [];
  for (const block of read) lines.push(...(await settleSideways(danish, image, block)));
  return lines;
}

/** A part of a page to be read by itself, dark letters on light. */
interface PagePart {
  readonly image: GreyImage;
  readonly place: PixelBox;
}

/** The lines of each part, in the order of the parts. */
async function readParts(
  danish: Read,
  dpi: number,
  parts: readonly PagePart[],
): Promise<ReadLine[][]> {
  if (parts.length === 0) return [];
  const margin = marginAt(dpi);
  const images = parts.map(({ image }) => ({ ...pad(image, margin), dpi }));
  const read = await danish(images, 'block');
  return parts.map(({ place }, i) =>
    linesOf(read[i] ?? [], { dpi, left: place.left - margin, top: place.top - margin }),
  );
}

/**
 * What is seen in pictures and textures is seen with little confidence: on scans of six catalogues all that stood in
 * boxes had 0.7 at least, all lone digits 0.92; in drawings and stains digits were seen with up to 0.77.
 */
const IN_AREA = 0.7;
const LONE = 0.85;

/** Letters by twos, or digits: a lone letter is more often a mark that looks like one. */
const isTrusted = (words: readonly Word[], least: number): boolean =>
  meanConfidence(words) >= least && words.some(({ text }) => /\d|\p{L}{2}/u.test(text));
