import { expect, it } from 'vitest';
import { coalesced } from '../../src/store/coalesced.ts';

it('reads once for all who wait, and never gives what was read before they asked', async () => {
  let state = 0;
  let reads = 0;
  const read = coalesced(async () => {
    reads++;
    const seen = state;
    await new Promise((resolve) => setTimeout(resolve, 5));
    return seen;
  });
  const first = read();
  state = 1;
  const later = [read(), read(), read()];
  expect(await first).toBe(0);
  expect(await Promise.all(later)).toEqual([1, 1, 1]);
  expect(reads).toBe(2);
});

it('reads again after a failure', async () => {
  let fails = true;
  const read = coalesced(async () => {
    if (fails) throw new Error('away');
    return 1;
  });
  await expect(read()).rejects.toThrow('away');
  fails = false;
  expect(await read()).toBe(1);
});
