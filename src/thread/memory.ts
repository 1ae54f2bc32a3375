/** Buffers of decoders lie outside of a thread's heap, which Node can limit: only the process tells of them. */
const INTERVAL_MS = 50;

/** Aborts its signal once the process has grown by more than `megabytes`; to be stopped. */
export function watchMemory(megabytes: number): { readonly signal: AbortSignal; stop(): void } {
  const start = process.memoryUsage.rss();
  const exceeded = new AbortController();
  const timer = setInterval(() => {
    if (process.memoryUsage.rss() - start > megabytes * 1024 * 1024) exceeded.abort();
  }, INTERVAL_MS);
  timer.unref();
  return { signal: exceeded.signal, stop: () => clearInterval(timer) };
}
