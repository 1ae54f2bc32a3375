import type { Writable } from 'node:stream';
import type { BatchEvent } from '../../batch/index.ts';
import type { KatalogError } from '../../model/index.ts';
import type { Reporter } from './reporter.ts';

/** Each event as one JSON object a line, with the time and a level (info, warn, error). */
export function jsonReporter(stream: Writable, quiet: boolean): Reporter {
  const write = (level: 'info' | 'warn' | 'error', event: string, fields: object) => {
    if (quiet && level !== 'error') return;
    stream.write(
      `${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`,
    );
  };
  return {
    event(event: BatchEvent) {
      const { type, ...rest } = event;
      if (event.type !== 'end') return write('info', type, rest);
      const { label, seconds, delivered, error } = event.outcome;
      for (const page of delivered?.failedPages ?? []) {
        write('error', 'page-failed', { label, error: errorFields(page) });
      }
      write(error ? 'error' : 'info', 'end', {
        label,
        index: event.index,
        seconds,
        ...(delivered && { ...delivered, failedPages: delivered.failedPages.length }),
        ...(error && { error: errorFields(error) }),
      });
    },
    error: (error) => write('error', 'failed', { error: errorFields(error) }),
    cacheTrouble: ({ message }) => write('warn', 'cache', { message }),
    close() {},
  };
}

const errorFields = ({ name, exitCode, page, reason, remedy }: KatalogError): object => ({
  name,
  exitCode,
  ...(page !== undefined && { page }),
  reason,
  remedy,
});
