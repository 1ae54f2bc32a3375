import type { DanishModel } from './model/load.ts';
import { createOptionFinder, type OptionFinder, type Reader } from './options.ts';

/** Shares are told apart by factors of four: 1/256, 1/64 … A finer step changes no word of bench/repair. */
const STEP = 2;
const MOST_KEPT = 0.5;
const MOST_FINDERS = 2;

/**
 * Finders of options for text that an English model read, by the share of its letters æ, ø and å that came through.
 * They remember what they found; the two used last are kept.
 */
export function createEnglishFinders(model: DanishModel): (kept: number) => OptionFinder {
  const finders = new Map<number, OptionFinder>();
  return (kept) => {
    const step = Math.round(Math.log2(kept) / STEP);
    const finder =
      finders.get(step) ?? createOptionFinder(model, englishReader(model, 2 ** (step * STEP)));
    finders.delete(step);
    finders.set(step, finder);
    for (const oldest of finders.keys()) {
      if (finders.size <= MOST_FINDERS) break;
      finders.delete(oldest);
    }
    return finder;
  };
}

function englishReader({ channel }: DanishModel, share: number): Reader {
  const kept = Math.min(share, MOST_KEPT);
  return { channel, keep: Math.log(kept), lose: Math.log(1 - kept) };
}
