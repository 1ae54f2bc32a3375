import { describe, expect, it } from 'vitest';
import { inOwnMemory, inSharedMemory } from '../../src/thread/index.ts';

describe('memory that threads share', () => {
  const bytes = Uint8Array.of(1, 2, 3);

  it('holds what was put in it, once', () => {
    const shared = inSharedMemory(bytes);
    expect([...shared]).toEqual([1, 2, 3]);
    expect(shared.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(inSharedMemory(shared)).toBe(shared);
  });

  it('is left by what decoders take, views of it, too', () => {
    const view = Buffer.from(inSharedMemory(bytes).buffer, 1);
    const own = inOwnMemory(view);
    expect([...own]).toEqual([2, 3]);
    expect(own.buffer).toBeInstanceOf(ArrayBuffer);
    expect(inOwnMemory(bytes)).toBe(bytes);
  });
});
