/** A type size met, and how many letters are set in it. */
export type SizeCount = readonly [size: number, letters: number];

/** Gives the size that an estimate stands for. */
export type SizeScale = (size: number) => number;

/**
 * Estimates of one size stray by about 4 % (standard deviation over the lines of two scanned catalogues: a line
 * without ascenders or descenders reads smaller, one with many larger).
 */
const STRAY = 0.045;
/** Sizes are counted in steps of this share. */
const STEP = 0.01;
/** Steps of the climb, more than any needs. */
const MOST_STEPS = 100;

/**
 * The sizes that a document is set in, from jittery estimates: each estimate climbs to the nearest peak of the
 * density of letters over the logarithm of size (mean shift, Comaniciu and Meer 2002).
 */
export function sizeScale(counts: Iterable<SizeCount>): SizeScale {
  const histogram = new Map<number, number>();
  for (const [size, letters] of counts) {
    const bin = Math.round(Math.log(size) / STEP);
    histogram.set(bin, (histogram.get(bin) ?? 0) + letters);
  }
  const peaks = new Map<number, number>();
  return (size) => {
    const bin = Math.round(Math.log(size) / STEP);
    let peak = peaks.get(bin);
    if (peak === undefined) {
      peak = Math.exp(climb(bin, histogram) * STEP);
      // A tenth of a point is more than estimates can tell.
      peak = Math.round(peak * 10) / 10;
      peaks.set(bin, peak);
    }
    return peak;
  };
}

function climb(start: number, histogram: ReadonlyMap<number, number>): number {
  let at = start;
  for (let i = 0; i < MOST_STEPS; i++) {
    let [sum, weight] = [0, 0];
    for (const [bin, letters] of histogram) {
      const near = letters * Math.exp(-0.5 * (((bin - at) * STEP) / STRAY) ** 2);
      sum += near * bin;
      weight += near;
    }
    if (weight === 0) return at;
    const next = sum / weight;
    if (Math.abs(next - at) < 0.1) return next;
    at = next;
  }
  return at;
}
