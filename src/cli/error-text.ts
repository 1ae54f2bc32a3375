import { basename } from 'node:path';
import type { KatalogError } from '../model/errors.ts';
import { printable } from './printable.ts';

/**
 * An error as the user reads it: what failed, where, why and what to do; with the stack only when it is asked for.
 * `input` is the document it happened in, as the user knows it; the error itself may tell of another file. `upTo` is the
 * last page that it is true of, where it is not alone.
 */
export function errorText(error: KatalogError, input?: string, upTo = error.page): string {
  const file = input !== undefined && isSame(error.file, input) ? undefined : error.file;
  const pages = upTo === error.page ? `page ${upTo}` : `pages ${error.page}–${upTo}`;
  const page = error.page === undefined ? undefined : pages;
  const place = [input, file, page].filter((part) => part !== undefined).join(', ');
  const where = ['katalog', place].filter((part) => part !== '').join(': ');
  const stack = process.env['KATALOG_DEBUG'] ? `${stackOf(error)}\n` : '';
  return `${printable(`${where}: ${error.reason}. ${error.remedy}.`)}\n${stack}`;
}

/** The stages know a document by its bare name, and standard input as "stdin". */
const isSame = (file: string | undefined, input: string): boolean =>
  file === input || file === basename(input) || (input === '-' && file === 'stdin');

const stackOf = (error: unknown): string =>
  error instanceof Error
    ? `${error.stack}${error.cause === undefined ? '' : `\nCaused by: ${stackOf(error.cause)}`}`
    : String(error);
