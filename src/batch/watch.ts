import { createHash } from 'node:crypto';
import { once, setMaxListeners } from 'node:events';
import { stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type FSWatcher, watch } from 'chokidar';
import PQueue from 'p-queue';
import { asKatalogError, InputError, OutputError } from '../model/index.ts';
import type { RunOptions } from '../pipeline.ts';
import { version } from '../version.ts';
import type { BatchEvent, BatchOptions } from './batch.ts';
import { runDocument } from './document.ts';
import { type Input, isInput, readInput } from './inputs.ts';
import { type Ledger, type LedgerEntry, openLedger } from './ledger.ts';
import { nextName } from './output-names.ts';
import { makeFolder } from './results.ts';
import { createTurns, type Turns } from './turns.ts';

interface WatchOptions extends BatchOptions {
  /** Milliseconds for which a file must not have grown to count as completely written. Default: 2,000. */
  readonly settle?: number;
}

/** Milliseconds after which a file that settles is looked at again. */
const LOOK = 250;

/** The file in the folder of results that tells what was done. */
const LEDGER = 'watched.jsonl';

/**
 * Reads what lies in a folder, at any depth, and what comes to lie there, one document at a time, until the signal
 * aborts. Each content is read once, whatever its file is called, also after a restart; one that failed is tried again
 * when it changes and at the next start.
 *
 * Throws the signal's reason where it interrupts a document, InputError where there is no such folder, OutputError
 * where results cannot be written: then every file would fail.
 */
export async function watchFolder(
  folder: string,
  options: WatchOptions,
  onEvent: (event: BatchEvent) => void,
): Promise<void> {
  await checkFolder(folder);
  await makeFolder(options.out);
  const ledger = await openLedger(join(options.out, LEDGER));
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, ...(options.signal ? [options.signal] : [])]);
  // every file that settles listens
  setMaxListeners(0, signal);
  const queue = new PQueue({ concurrency: options.documents ?? 1 });
  const [inTurn, claimed] = [createTurns(), new Set<string>()];
  const waiting = new Set<string>();
  let index = 0;
  let undone = false;
  const read = async (file: string): Promise<void> => {
    waiting.delete(file);
    const next = () => ++index;
    const watched = { folder, file, options, ledger, inTurn, claimed, signal, next, onEvent };
    // a file that changes while it is read is read again after that
    const done = !signal.aborted && (await inTurn(`file ${file}`, () => readOnce(watched)));
    undone ||= !done;
  };
  const take = async (file: string): Promise<void> => {
    if (waiting.has(file)) return;
    waiting.add(file);
    await settled(file, options.settle ?? 2000, signal);
    await queue.add(() => read(file));
  };
  const watcher = watchInputs(folder, options.out, (file) => {
    take(file).catch((error: unknown) => stop.abort(error));
  });
  watcher.on('error', (error) => stop.abort(asKatalogError(error, folder)));
  try {
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    await watcher.close();
  }
  await queue.onIdle();
  if (undone || waiting.size > 0 || stop.signal.aborted) throw signal.reason;
}

/**
 * Waits until a file was seen not to change for `settle` milliseconds, or is gone, or the signal aborts. When it was
 * written does not tell: the system's clock may have been set since, or be that of another machine.
 */
async function settled(file: string, settle: number, signal: AbortSignal): Promise<void> {
  let seen = '';
  let since = performance.now();
  while (!signal.aborted) {
    const facts = await stat(file).catch(() => undefined);
    if (facts === undefined) return;
    const now = `${facts.size} ${facts.mtimeMs} ${facts.ino}`;
    if (now !== seen) since = performance.now();
    else if (performance.now() - since >= settle) return;
    seen = now;
    await setTimeout(Math.min(LOOK, settle / 4), undefined, { signal }).catch(() => {});
  }
}

async function checkFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return;
  throw new InputError({
    file: folder,
    reason: found === undefined ? 'there is no such folder' : 'this is no folder',
    remedy: 'Give a folder to watch, or use katalog run for files',
  });
}

/** Tells each file that is new or changed. */
function watchInputs(folder: string, out: string, onFile: (file: string) => void): FSWatcher {
  const results = resolve(out);
  const ignored = (path: string, stats?: { isFile(): boolean }): boolean =>
    isWithin(results, resolve(path)) ||
    (path !== folder && basename(path).startsWith('.')) ||
    (stats?.isFile() === true && !isInput(path));
  // chokidar's own awaitWriteFinish does not wait for what is being written when it starts
  return watch(folder, { ignored }).on('add', onFile).on('change', onFile);
}

const isWithin = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder + sep);

interface WatchedFile {
  readonly folder: string;
  readonly file: string;
  readonly options: WatchOptions;
  readonly ledger: Ledger;
  readonly inTurn: Turns;
  /** Folders of results that are being made. */
  readonly claimed: Set<string>;
  readonly signal: AbortSignal;
  next(): number;
  onEvent(event: BatchEvent): void;
}

/** Reads a file unless its content was done before; false where it was interrupted. Throws OutputError. */
async function readOnce(watched: WatchedFile): Promise<boolean> {
  const { file, options, onEvent } = watched;
  const bytes = await readInput({ label: file }, options.run.maxSize).catch((error) => error);
  if (bytes instanceof Error) {
    // deleted or renamed while it waited: its new name, if any, is told too
    if (isGone(bytes)) return true;
    const index = watched.next();
    const outcome = { label: file, seconds: 0, error: asKatalogError(bytes, file) };
    onEvent({ type: 'start', label: file, index });
    onEvent({ type: 'end', index, outcome });
    return true;
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  // of two files of one content the second finds it done
  return watched.inTurn(`content ${sha256}`, () => readContent(watched, sha256));
}

async function readContent(watched: WatchedFile, sha256: string): Promise<boolean> {
  const { folder, file, options, ledger, claimed, signal, onEvent } = watched;
  const reading = readingOf(options.run);
  const done = ledger.find(sha256, reading);
  if (done !== undefined && isFinal(done)) {
    onEvent({ type: 'skip', label: file, as: join(options.out, done.name) });
    return true;
  }
  const path = relative(folder, file);
  const input: Input = { label: file, fileName: basename(file) };
  const name = ledger.nameOf(path) ?? nextName(input, new Set([...ledger.names(), ...claimed]));
  claimed.add(name);
  try {
    const index = watched.next();
    onEvent({ type: 'start', label: file, index });
    const outcome = await runDocument({
      input,
      folder: join(options.out, name),
      options: options.run,
      tools: options,
      signal,
      grace: options.grace ?? 1000,
      finish: options.finish,
      onPage: (pages, total) => onEvent({ type: 'page', label: file, done: pages, total }),
    });
    if (signal.aborted && !outcome.delivered) return false;
    onEvent({ type: 'end', index, outcome });
    if (outcome.error instanceof OutputError) throw outcome.error;
    const exitCode = outcome.error?.exitCode ?? 0;
    const doneAt = new Date().toISOString();
    const { late } = outcome;
    await ledger.add({ path, sha256, reading, name, exitCode, ...(late && { late }), doneAt });
    return true;
  } finally {
    claimed.delete(name);
  }
}

const isGone = ({ cause }: Error): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';

/** Done, if only in part or with nothing found, and reading it again would give the same. */
const isFinal = ({ exitCode, late }: LedgerEntry): boolean =>
  [0, 6, 8].includes(exitCode) && late !== true;

/** What the result of reading depends on besides the file. */
const readingOf = ({ ocr, profile, maxPages, maxPixels, maxText }: RunOptions): string =>
  JSON.stringify({ version, ocr, profile, maxPages, maxPixels, maxText });
