import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { toPgm } from './grey-image.ts';
import { parseHocr } from './hocr.ts';
import { type Language, unpackedData, versionOfData } from './language-data.ts';
import { runProcess } from './process.ts';
import { clocksOf } from './process-work.ts';
import type { OcrProgram, ReadingWorker } from './program.ts';
import { PAGE_SEGMENTATION_MODES, type ReadableImage, type Segmentation } from './reader.ts';
import { PARAMETERS } from './tesseract-parameters.ts';
import { toTiff } from './tiff.ts';

const COMMAND = 'tesseract';
/** Danish, and what reads the signs that the Danish data lacks. */
const LANGUAGES: readonly Language[] = ['dan', 'deu'];
/** Seconds within which a program that is there tells its version. */
const PATIENCE = 20;

/**
 * The tesseract that is installed on this machine; undefined where there is none. It gets the Danish data from npm:
 * what distributions install is the fast variant, which reads letters that the other reads right as signs.
 */
export async function findNative(command = COMMAND): Promise<OcrProgram | undefined> {
  let version: string;
  try {
    version = (await runProcess(command, ['--version'], { timeoutSeconds: PATIENCE })).toString(
      'utf8',
    );
  } catch {
    // Not there, or not to be run: for the caller there is none.
    return undefined;
  }
  return {
    name: 'tesseract',
    version: `${/tesseract v?(\S+)/.exec(version)?.[1]} ${LANGUAGES.map(versionOfData).join('; ')}`,
    start: async () => workerOf(command, await unpackedData(LANGUAGES)),
  };
}

/** A place for one process at a time: each reading is a process of its own, so nothing is kept between two. */
function workerOf(command: string, folder: string): ReadingWorker {
  const ended = new AbortController();
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  let running: number | undefined;
  return {
    death: new Promise(() => {}),
    clocks: clocksOf(() => running),
    read: async (images, segmentation, language) => {
      const [first] = images;
      if (first === undefined) return [];
      const output = await runProcess(
        command,
        argumentsFor(folder, language, first.dpi, segmentation),
        {
          input: encode(images),
          // Threads of its own make it 40 times slower where other work runs beside it.
          env: { ...process.env, OMP_THREAD_LIMIT: '1' },
          signal: ended.signal,
          onStart: (pid) => {
            running = pid;
          },
        },
      );
      const pages = parseHocr(output.toString('utf8'));
      if (pages.length !== images.length) {
        throw new Error(`tesseract read ${pages.length} of ${images.length} images`);
      }
      return pages;
    },
    end: async () => {
      ended.abort(new Error('the OCR process was ended'));
      process.off('exit', remove);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const argumentsFor = (
  folder: string,
  language: Language,
  dpi: number,
  segmentation: Segmentation,
): string[] => [
  ...['stdin', 'stdout', '--tessdata-dir', folder, '-l', language, '--oem', '1'],
  ...['--psm', PAGE_SEGMENTATION_MODES[segmentation], '--dpi', String(Math.round(dpi))],
  ...['-c', 'tessedit_create_hocr=1'],
  ...Object.entries(PARAMETERS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
];

const encode = (images: readonly ReadableImage[]): Buffer =>
  images.length === 1 ? toPgm(images[0] as ReadableImage) : toTiff(images);
