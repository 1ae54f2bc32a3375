/**
 * A read that many ask for at once, done once for all who wait: who asks while it is under way is given the next one,
 * since this one may have looked before they asked.
 */
export function coalesced<T>(read: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | undefined;
  let next: Promise<T> | undefined;
  const start = (): Promise<T> => {
    const reading: Promise<T> = read().finally(() => {
      if (underWay === reading) underWay = undefined;
    });
    underWay = reading;
    return reading;
  };
  return () => {
    if (next !== undefined) return next;
    if (underWay === undefined) return start();
    const after = (): Promise<T> => {
      next = undefined;
      return start();
    };
    next = underWay.then(after, after);
    return next;
  };
}
