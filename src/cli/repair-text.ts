import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { unreadable } from '../batch/unreadable.ts';
import { openWhole } from '../batch/whole-file.ts';
import { InputError } from '../model/errors.ts';
import { loadModel } from '../normalize/model/load.ts';
import { repairStream } from '../normalize/stream/repair.ts';
import { leanHeap } from './lean-heap.ts';

/**
 * What `katalog repair` does: the mended text to standard output as it is done, no faster than it is taken there, the
 * edits to a file. Where an input turns out later on to be no text, what is mended before stands written; the file of
 * edits does not.
 */
export async function repairText(file: string, editsFile: string | undefined): Promise<void> {
  const model = await loadModel();
  const keepLean = leanHeap();
  const record = editsFile === undefined ? undefined : await openWhole(editsFile);
  try {
    for await (const { text, edits } of repairStream(decoded(file), model)) {
      if (edits.length > 0) await record?.write(edits.map(jsonLine).join(''));
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
      keepLean();
    }
    await record?.finish();
  } catch (error) {
    await record?.abandon();
    throw error;
  }
}

const jsonLine = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** The text of a file as it comes. A byte order mark is part of it. Throws InputError. */
async function* decoded(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const decode = (bytes: Uint8Array, stream: boolean): string => {
    try {
      return decoder.decode(bytes, { stream });
    } catch (cause) {
      throw new InputError({
        file,
        reason: 'it is not text in UTF-8',
        remedy: 'Save it as UTF-8, or give a PDF or an image to katalog run',
        cause,
      });
    }
  };
  for await (const bytes of bytesOf(file)) yield decode(bytes, true);
  yield decode(new Uint8Array(), false);
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* file === '-' ? process.stdin : createReadStream(file);
  } catch (error) {
    throw unreadable(file, error as NodeJS.ErrnoException);
  }
}
