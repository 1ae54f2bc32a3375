import type { KatalogError } from '../model/errors.ts';

/** An error as the user reads it: what failed, where, why and what to do; with the stack only when it is asked for. */
export function errorText(error: KatalogError, file = error.file): string {
  const page = error.page === undefined ? undefined : `page ${error.page}`;
  const place = ['katalog', file, page].filter((part) => part !== undefined);
  const [first, ...rest] = place;
  const where = [first, rest.join(', ')].filter((part) => part !== '').join(': ');
  const stack = process.env['KATALOG_DEBUG'] ? `${stackOf(error)}\n` : '';
  return `${where}: ${error.reason}. ${error.remedy}.\n${stack}`;
}

const stackOf = (error: unknown): string =>
  error instanceof Error
    ? `${error.stack}${error.cause === undefined ? '' : `\nCaused by: ${stackOf(error.cause)}`}`
    : String(error);
