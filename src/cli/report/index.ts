import type { WriteStream } from 'node:tty';
import { jsonReporter } from './json-reporter.ts';
import type { Reporter } from './reporter.ts';
import { textReporter } from './text-reporter.ts';

/** A bar on a terminal, a line a step otherwise, JSON lines on demand; nothing but errors when quiet. */
export function createReporter(
  stream: WriteStream,
  { quiet = false, log }: { readonly quiet?: boolean; readonly log?: 'json' },
): Reporter {
  return log === 'json' ? jsonReporter(stream, quiet) : textReporter(stream, quiet);
}
