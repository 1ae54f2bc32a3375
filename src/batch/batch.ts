import { join } from 'node:path';
import PQueue from 'p-queue';
import { UsageError } from '../model/index.ts';
import type { RunOptions } from '../pipeline.ts';
import { type DocumentTools, runDocument } from './document.ts';
import { findInputs, type Input } from './inputs.ts';
import type { Outcome } from './outcome.ts';
import { outputNames } from './output-names.ts';
import { makeFolder } from './results.ts';

export interface BatchOptions extends DocumentTools {
  /** The folder that gets a folder of results for each document. */
  readonly out: string;
  readonly run: RunOptions;
  /** Ends the batch when aborted; its reason is what the batch then throws. */
  readonly signal?: AbortSignal;
  /** Documents at once; one by default. */
  readonly documents?: number;
  /** Milliseconds that an aborted document has to close what it opened. */
  readonly grace?: number;
  /** Milliseconds in which the records of what was read must be made once the time of a document is up. */
  readonly finish?: number;
}

/** What happens, as it happens. `index` counts from 1 over all that the arguments led to. */
export type BatchEvent =
  | { readonly type: 'begin'; readonly total: number }
  | { readonly type: 'start'; readonly label: string; readonly index: number }
  | { readonly type: 'page'; readonly label: string; readonly done: number; readonly total: number }
  | { readonly type: 'end'; readonly index: number; readonly outcome: Outcome }
  /** A watched file whose content was done before, with its results in the folder `as`. */
  | { readonly type: 'skip'; readonly label: string; readonly as: string };

/**
 * Runs all that the arguments lead to: files, folders, globs and "-". One that fails does not keep the others from
 * being done. The outcomes stand in the order of the arguments that led nowhere, then of the inputs.
 *
 * Throws the signal's reason when it is aborted, once what was running has closed; OutputError where `out` cannot be
 * made, before any work; UsageError where an option proves wrong, since the others would fail alike.
 */
export async function runBatch(
  args: readonly string[],
  options: BatchOptions,
  onEvent: (event: BatchEvent) => void = () => {},
): Promise<readonly Outcome[]> {
  const { inputs, failures } = await findInputs(args);
  if (inputs.length > 0) await makeFolder(options.out);
  onEvent({ type: 'begin', total: failures.length + inputs.length });
  const outcomes: Outcome[] = failures.map((error) => ({
    label: error.file ?? '',
    seconds: 0,
    error,
  }));
  outcomes.forEach((outcome, n) => {
    onEvent({ type: 'end', index: n + 1, outcome });
  });

  const stop = new AbortController();
  const signals = options.signal ? [options.signal, stop.signal] : [stop.signal];
  const signal = AbortSignal.any(signals);
  const names = outputNames(inputs);
  const run = async (input: Input, n: number): Promise<void> => {
    if (signal.aborted) return;
    const place = failures.length + n;
    onEvent({ type: 'start', label: input.label, index: place + 1 });
    const outcome = await runDocument({
      input,
      folder: join(options.out, names[n]!),
      options: options.run,
      tools: options,
      signal,
      grace: options.grace ?? 1000,
      finish: options.finish,
      onPage: (done, total) => onEvent({ type: 'page', label: input.label, done, total }),
    });
    if (outcome.error instanceof UsageError) stop.abort(outcome.error);
    if (signal.aborted && !outcome.delivered) return;
    outcomes[place] = outcome;
    onEvent({ type: 'end', index: place + 1, outcome });
  };
  const queue = new PQueue({ concurrency: options.documents ?? 1 });
  await queue.addAll(inputs.map((input, n) => () => run(input, n)));
  signal.throwIfAborted();
  return outcomes;
}
