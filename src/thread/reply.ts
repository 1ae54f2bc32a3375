import { move, transferableSymbol, valueSymbol } from 'piscina';
import {
  asKatalogError,
  type ErrorRecord,
  fromErrorRecord,
  toErrorRecord,
} from '../model/errors.ts';

/** What a step comes to. Errors pass as data: thrown, they would lose their class on the way. */
export type Reply<T> =
  | { readonly value: T }
  | { readonly error: ErrorRecord; readonly stack: string | undefined };

/** In the thread: does the work, and makes data of what it comes to. */
export async function replyOf<T>(file: string, work: () => T | Promise<T>): Promise<Reply<T>> {
  try {
    return { value: await work() };
  } catch (thrown) {
    const stack = thrown instanceof Error ? thrown.stack : undefined;
    return { error: toErrorRecord(asKatalogError(thrown, file)), stack };
  }
}

/** Outside: the value, or throws the error, which tells where in the thread it arose. */
export function unpacked<T>(reply: Reply<T>): T {
  if ('value' in reply) return reply.value;
  const error = fromErrorRecord(reply.error);
  if (reply.stack !== undefined) error.stack = reply.stack;
  throw error;
}

/** Says that the bytes of a value need not be copied on its way to the other thread. */
export const moved = <T extends object>(value: T, { buffer }: Uint8Array): T =>
  move({ [transferableSymbol]: [buffer], [valueSymbol]: value }) as unknown as T;
