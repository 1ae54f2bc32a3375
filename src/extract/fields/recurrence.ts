import type { Offering } from '../../model/index.ts';
import { numberOf } from './duration.ts';

const PERIODS: readonly (readonly [RegExp, number])[] = [
  [/^(?:årligt|om året|hvert år|per år|pr\. år)$/iu, 1],
  [/^(?:halvårligt|i halvåret|hvert halvår|halvårsvis)$/iu, 2],
  [/^(?:i kvartalet|hvert kvartal|pr\. kvartal|kvartalsvist?)$/iu, 4],
  [/^(?:om måneden|hver måned|månedligt|pr\. måned)$/iu, 12],
  [/^(?:om ugen|hver uge|ugentligt|pr\. uge)$/iu, 52],
];
const PERIOD = String.raw`årligt|om året|hvert år|per år|pr\. år|halvårligt|i halvåret|hvert halvår|halvårsvis|i kvartalet|hvert kvartal|pr\. kvartal|kvartalsvist?|om måneden|hver måned|månedligt|pr\. måned|om ugen|hver uge|ugentligt|pr\. uge`;
const TIMES = new RegExp(
  String.raw`(?<![\p{L}\d])(?<count>\p{L}+|\d+) gange? (?<period>${PERIOD})(?!\p{L})`,
  'iu',
);

/** How often something is held ("to gange årligt"), with where it is said; undefined where the text does not say. */
export function findRecurrence(
  text: string,
): { value: NonNullable<Offering['recurrence']>; start: number; end: number } | undefined {
  const match = TIMES.exec(text);
  const { count, period } = match?.groups ?? {};
  if (match === null || count === undefined || period === undefined) return undefined;
  const times = numberOf(count);
  const perYear = PERIODS.find(([pattern]) => pattern.test(period))?.[1];
  if (times === undefined || perYear === undefined) return undefined;
  return {
    value: { text: match[0], timesPerYear: times * perYear },
    start: match.index,
    end: match.index + match[0].length,
  };
}
