/** The bytes in memory that threads share, so that they need not be copied from one to the other. */
export function inSharedMemory(bytes: Uint8Array): Uint8Array<SharedArrayBuffer> {
  if (isShared(bytes)) return bytes;
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

/** The bytes in memory of their own, for decoders, which do not take shared memory. */
export const inOwnMemory = (bytes: Uint8Array): Uint8Array =>
  isShared(bytes) ? new Uint8Array(bytes) : bytes;

const isShared = (bytes: Uint8Array): bytes is Uint8Array<SharedArrayBuffer> =>
  bytes.buffer instanceof SharedArrayBuffer;
