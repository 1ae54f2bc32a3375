import { appendFile, readFile, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { InputError } from '../model/index.ts';
import { makeFolder } from './results.ts';
import { unwritable } from './whole-file.ts';

/** One file that was done: what it was, how it was read, and where its results are. */
const Entry = z.object({
  /** The file's path below the watched folder. */
  path: z.string(),
  sha256: z.string(),
  /** What the result depends on besides the file: see `reading`. */
  reading: z.string(),
  /** The folder of its results. */
  name: z.string(),
  exitCode: z.number().int(),
  /** Its time was up before all of it was read. */
  late: z.boolean().optional(),
  doneAt: z.string(),
});
export type LedgerEntry = z.infer<typeof Entry>;

/** What a watch has done, kept in a file so that a restart does nothing twice. */
export interface Ledger {
  /** The entry for these bytes read this way, whatever the file was called. */
  find(sha256: string, reading: string): LedgerEntry | undefined;
  /** The folder that results of this path go to; absent for a new one. */
  nameOf(path: string): string | undefined;
  /** Folders that are taken. */
  names(): ReadonlySet<string>;
  /** Throws OutputError. */
  add(entry: LedgerEntry): Promise<void>;
}

/**
 * Opens the ledger, JSON lines that are only ever added to. A last line without its end is what a killed process left:
 * that file is done again. Throws InputError for a ledger that is damaged elsewhere.
 */
export async function openLedger(file: string): Promise<Ledger> {
  const done = new Map<string, LedgerEntry>();
  const places = new Map<string, string>();
  const learn = (entry: LedgerEntry) => {
    done.set(key(entry.sha256, entry.reading), entry);
    places.set(entry.path, entry.name);
  };
  const text = await readOrNone(file);
  const lines = text.split('\n');
  const cut = lines.pop() ?? '';
  if (cut !== '') await truncate(file, Buffer.byteLength(text) - Buffer.byteLength(cut));
  lines.forEach((line, n) => {
    learn(parsed(file, line, n + 1));
  });
  return {
    find: (sha256, reading) => done.get(key(sha256, reading)),
    nameOf: (path) => places.get(path),
    names: () => new Set(places.values()),
    add: async (entry) => {
      await makeFolder(dirname(file));
      await appendFile(file, `${JSON.stringify(entry)}\n`).catch((error) => {
        throw unwritable(file, error as NodeJS.ErrnoException);
      });
      learn(entry);
    },
  };
}

const key = (sha256: string, reading: string): string => `${sha256} ${reading}`;

async function readOrNone(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw damaged(file, (error as Error).message);
  }
}

function parsed(file: string, line: string, number: number): LedgerEntry {
  try {
    return Entry.parse(JSON.parse(line));
  } catch {
    throw damaged(file, `line ${number} is not an entry`);
  }
}

const damaged = (file: string, reason: string): InputError =>
  new InputError({
    file,
    reason: `the record of what was done cannot be read (${reason})`,
    remedy: 'Mend that line, or delete the file to have everything read again',
  });
