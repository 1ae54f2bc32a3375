/** Milliseconds between laps, by name. */
export function stopwatch(): { lap(name: string): void; readonly laps: Record<string, number> } {
  let last = performance.now();
  const laps: Record<string, number> = {};
  return {
    laps,
    lap: (name) => {
      const now = performance.now();
      laps[name] = Math.round(now - last);
      last = now;
    },
  };
}
