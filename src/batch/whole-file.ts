import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { open, rename, stat, writeFile } from 'node:fs/promises';
import { KatalogError, OutputError } from '../model/errors.ts';

/** Text, bytes, or text that is still to be made. */
type Content = string | Uint8Array | AsyncIterable<string>;

/** A file under way. All functions throw OutputError, or what the making of the content throws. */
export interface WholeFile {
  readonly write: (content: Content) => Promise<void>;
  /** Puts it in its place. */
  readonly finish: () => Promise<void>;
  /** Leaves no trace of it. */
  readonly abandon: () => Promise<void>;
}

/**
 * Opens a file so that others see the old content or the new one, never a part, whatever happens in between: it is
 * written beside its place, synced, then renamed. (write-file-atomic 7 does not look at how many bytes were written,
 * and puts a cut file in place when the disk is full.) Pipes and devices are written as they are.
 */
export async function openWhole(file: string): Promise<WholeFile> {
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      if (error instanceof KatalogError) throw error;
      throw unwritable(file, error as NodeJS.ErrnoException);
    }
  };
  const isInPlace = await isPipeOrDevice(file);
  const path = isInPlace ? file : `${file}.${randomUUID()}.tmp`;
  const handle = await open(path, isInPlace ? 'w' : 'wx').catch((error) => {
    throw unwritable(file, error);
  });
  const remove = (): void => {
    if (!isInPlace) rmSync(path, { force: true });
  };
  process.once('exit', remove);
  return {
    write: (content) => attempt(() => writeFile(handle, content)),
    finish: () =>
      attempt(async () => {
        if (!isInPlace) await handle.sync();
        await handle.close();
        if (!isInPlace) await rename(path, file);
        process.off('exit', remove);
      }),
    abandon: () =>
      attempt(async () => {
        await handle.close();
        remove();
        process.off('exit', remove);
      }),
  };
}

/** What is not there yet will be a file. */
async function isPipeOrDevice(file: string): Promise<boolean> {
  try {
    const found = await stat(file);
    return !found.isFile() && !found.isDirectory();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw unwritable(file, error as NodeJS.ErrnoException);
  }
}

/** Writes a file at once: see `openWhole`. Throws OutputError. */
export async function writeWhole(file: string, content: Content): Promise<void> {
  const whole = await openWhole(file);
  try {
    await whole.write(content);
    await whole.finish();
  } catch (error) {
    await whole.abandon();
    throw error;
  }
}

const causes: Readonly<Record<string, readonly [reason: string, remedy: string]>> = {
  ENOSPC: ['the disk is full', 'Make room, or choose another place'],
  EDQUOT: ['the quota of the disk is used up', 'Make room, or choose another place'],
  EROFS: ['the disk is read-only', 'Choose another place'],
  EACCES: ['it may not be written', 'Give yourself the right to, or choose another place'],
  EPERM: ['it may not be written', 'Give yourself the right to, or choose another place'],
  EEXIST: ['a file stands where a folder is needed', 'Move it, or choose another place'],
  ENOTDIR: ['a file stands where a folder is needed', 'Move it, or choose another place'],
  EISDIR: ['a folder stands where a file is needed', 'Move it, or choose another place'],
};

/** The error of a file or folder that could not be written. */
export function unwritable(file: string, cause: NodeJS.ErrnoException): OutputError {
  const [reason, remedy] = causes[cause.code ?? ''] ?? [
    `it cannot be written (${cause.code ?? cause.message})`,
    'Check the disk, or choose another place',
  ];
  return new OutputError({ file, reason, remedy, cause });
}
