import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes that the old generation may grow by until what is dead in it is cleared away. */
const GROWTH = 4e6;
/** How often the heap is looked at. */
const CALLS = 8;

const oldGeneration = (): number =>
  getHeapSpaceStatistics().find((space) => space.space_name === 'old_space')!.space_used_size;

/**
 * A function to be called now and then by work that goes on for long and holds little. V8 first clears its old
 * generation when that has grown to a good part of the machine's memory; this has it done every few megabytes, some
 * milliseconds each time.
 */
export function leanHeap(): () => void {
  // The flag shows `gc` to contexts that are made while it is set, and changes nothing else.
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  let calls = 0;
  let allowed = oldGeneration() + GROWTH;
  return () => {
    if (++calls % CALLS !== 0 || oldGeneration() < allowed) return;
    collect();
    allowed = oldGeneration() + GROWTH;
  };
}
