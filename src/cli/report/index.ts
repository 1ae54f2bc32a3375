import type { WriteStream } from 'node:tty';
import type { BatchEvent } from '../../batch/index.ts';
import type { KatalogError } from '../../model/index.ts';
import { jsonReporter } from './json-reporter.ts';
import { textReporter } from './text-reporter.ts';

/** Tells the user what a run does. */
export interface Reporter {
  event(event: BatchEvent): void;
  /** An error that ends the run. */
  error(error: KatalogError): void;
  /** The cache cannot be used; the run goes on without. */
  cacheTrouble(error: Error): void;
  close(): void;
}

/** A bar on a terminal, a line a step otherwise, JSON lines on demand; nothing but errors when quiet. */
export function createReporter(
  stream: WriteStream,
  { quiet = false, log }: { readonly quiet?: boolean; readonly log?: 'json' },
): Reporter {
  return log === 'json' ? jsonReporter(stream, quiet) : textReporter(stream, quiet);
}
