import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toPgm } from './grey-image.ts';
import { parseHocr } from './hocr.ts';
import { runProcess } from './process.ts';
import type { OcrProgram, ReadingWorker } from './program.ts';
import { PAGE_SEGMENTATION_MODES, type ReadableImage, type Segmentation } from './reader.ts';
import { toTiff } from './tiff.ts';

const COMMAND = 'tesseract';
const LANGUAGE = 'dan';
/** Seconds within which a program that is there tells its version. */
const PATIENCE = 20;

/**
 * The tesseract that is installed on this machine; undefined where there is none, or none with Danish data. Its
 * version holds a digest of the data: two machines can have the same program and other data.
 */
export async function findNative(command = COMMAND): Promise<OcrProgram | undefined> {
  const ask = async (option: string): Promise<string> => {
    const output = await runProcess(command, [option], { timeoutSeconds: PATIENCE });
    return output.toString('utf8');
  };
  let [version, languages]: string[] = [];
  try {
    [version, languages] = await Promise.all([ask('--version'), ask('--list-langs')]);
  } catch {
    // Not there, or not to be run: for the caller there is none.
    return undefined;
  }
  const folder = /in "(.+?)"/.exec(languages ?? '')?.[1];
  const hasDanish = (languages ?? '').split(/\r?\n/).includes(LANGUAGE);
  if (folder === undefined || !hasDanish) return undefined;
  const data = await readFile(join(folder, `${LANGUAGE}.traineddata`)).catch(() => undefined);
  if (data === undefined) return undefined;
  const digest = createHash('sha256').update(data).digest('hex').slice(0, 12);
  return {
    name: 'tesseract',
    version: `${/tesseract v?(\S+)/.exec(version ?? '')?.[1]} ${LANGUAGE} ${digest}`,
    start: async () => workerOf(command),
  };
}

/** A place for one process at a time: each reading is a process of its own, so nothing is kept between two. */
function workerOf(command: string): ReadingWorker {
  const ended = new AbortController();
  return {
    death: new Promise(() => {}),
    read: async (images, segmentation) => {
      const [first] = images;
      if (first === undefined) return [];
      const output = await runProcess(command, argumentsFor(first.dpi, segmentation), {
        input: encode(images),
        // Threads of its own make it 40 times slower where other work runs beside it (FINDINGS.md, "OCR").
        env: { ...process.env, OMP_THREAD_LIMIT: '1' },
        signal: ended.signal,
      });
      const pages = parseHocr(output.toString('utf8'));
      if (pages.length !== images.length) {
        throw new Error(`tesseract read ${pages.length} of ${images.length} images`);
      }
      return pages;
    },
    end: async () => ended.abort(new Error('the OCR process was ended')),
  };
}

const argumentsFor = (dpi: number, segmentation: Segmentation): string[] => [
  ...['stdin', 'stdout', '-l', LANGUAGE, '--oem', '1'],
  ...['--psm', PAGE_SEGMENTATION_MODES[segmentation], '--dpi', String(Math.round(dpi))],
  ...['-c', 'tessedit_create_hocr=1'],
];

const encode = (images: readonly ReadableImage[]): Buffer =>
  images.length === 1 ? toPgm(images[0] as ReadableImage) : toTiff(images);
