/** What every error of katalog tells: what failed, where, why, and what to do about it. */
export interface ErrorDetails {
  readonly file?: string | undefined;
  readonly page?: number | undefined;
  /** Why it failed, without the file's name. */
  readonly reason: string;
  /** What the user can do. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/** The root of the error tree. Each class owns one exit code; the README lists them. */
export abstract class KatalogError extends Error {
  abstract readonly exitCode: number;
  readonly file: string | undefined;
  readonly page: number | undefined;
  readonly reason: string;
  readonly remedy: string;

  constructor(details: ErrorDetails) {
    const where = [details.file, details.page === undefined ? undefined : `page ${details.page}`];
    const place = where.filter((part) => part !== undefined).join(', ');
    super(`${place === '' ? '' : `${place}: `}${details.reason}. ${details.remedy}.`, {
      cause: details.cause,
    });
    this.name = new.target.name;
    this.file = details.file;
    this.page = details.page;
    this.reason = details.reason;
    this.remedy = details.remedy;
  }
}

/** The command line or an option is wrong. */
export class UsageError extends KatalogError {
  readonly exitCode = 2;
}

/** An input is missing, unreadable, broken or of no known kind. */
export class InputError extends KatalogError {
  readonly exitCode = 3;
}

/** An input is encrypted and the password is missing or wrong. */
export class EncryptedError extends KatalogError {
  readonly exitCode = 4;
}

/** A limit on bytes, pages, pixels or time is exceeded. */
export class LimitError extends KatalogError {
  readonly exitCode = 5;
}

/** Some pages or inputs failed; the rest is written. */
export class PartialError extends KatalogError {
  readonly exitCode = 6;
}

/** A result cannot be written. */
export class OutputError extends KatalogError {
  readonly exitCode = 7;
}

/** The input was read, and there is nothing in it to extract. */
export class NothingFoundError extends KatalogError {
  readonly exitCode = 8;
}

/** A page could not be read. Never an exit code of its own: the document goes on without it, and ends with 6. */
export class PageError extends KatalogError {
  readonly exitCode = 6;
}

/** What a service needs cannot be had: its database, or its port. */
export class UnavailableError extends KatalogError {
  readonly exitCode = 9;
}

/** A fault in katalog itself. */
export class InternalError extends KatalogError {
  readonly exitCode = 70;
}

/** The user interrupted the run. */
export class InterruptedError extends KatalogError {
  readonly exitCode = 130;
}

/** An error as plain data, so that it can pass from one thread or process to another. */
export interface ErrorRecord extends Omit<ErrorDetails, 'cause'> {
  /** The name of its class. */
  readonly name: string;
}

const CLASSES = {
  UsageError,
  InputError,
  EncryptedError,
  LimitError,
  PartialError,
  OutputError,
  NothingFoundError,
  PageError,
  UnavailableError,
  InternalError,
  InterruptedError,
};

export function toErrorRecord({ name, file, page, reason, remedy }: KatalogError): ErrorRecord {
  return { name, file, page, reason, remedy };
}

/** The error that a record was made of; one of an unknown class is a fault. */
export function fromErrorRecord({ name, ...details }: ErrorRecord): KatalogError {
  const Class = CLASSES[name as keyof typeof CLASSES] ?? InternalError;
  return new Class(details);
}

/** Any thrown value as a `KatalogError`: one that katalog did not foresee is a fault of its own. */
export function asKatalogError(thrown: unknown, file?: string): KatalogError {
  if (thrown instanceof KatalogError) return thrown;
  const reason = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return new InternalError({
    file,
    reason: `a fault in katalog (${reason.replace(/\.$/, '')})`,
    remedy: 'Please report it, with the input if you may share it and what KATALOG_DEBUG=1 prints',
    cause: thrown,
  });
}
