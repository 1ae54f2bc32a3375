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

/** "hver anden måned", "hver 14. dag": the periods by their words, the times that they come in a year. */
const EVERY: readonly (readonly [RegExp, number])[] = [
  [/uge$/iu, 52],
  [/(?:14\.|fjortende) dag$/iu, 26],
  [/måned$/iu, 12],
  [/kvartal$/iu, 4],
  [/halvår$/iu, 2],
  [/år$/iu, 1],
];
const ORDINALS: readonly (readonly [RegExp, number])[] = [
  [/ (?:anden|andet|2\.) /iu, 2],
  [/ (?:tredje|3\.) /iu, 3],
  [/ (?:fjerde|4\.) /iu, 4],
  [/ (?:sjette|6\.) /iu, 6],
];
const EACH = String.raw`hver (?:(?:14\.|fjortende) dag|(?:(?:anden|tredje|fjerde|sjette|[2346]\.) )?(?:uge|måned))|hvert (?:(?:andet|tredje|2\.|3\.) )?(?:kvartal|halvår|år)`;
/** What is all there is of a text, or what running text says of those who meet: other things are done every year, too. */
const EVERY_SO_OFTEN = new RegExp(
  String.raw`(?:^|(?<!\p{L})(?:mødes|ses|samles|afholdes|holdes|gentages)\s+(?:\p{Ll}+\s+){0,2})(?<every>${EACH})(?!\p{L})`,
  'iu',
);

/** "to gange årligt", "en gang hvert semester" */
const SO_OFTEN =
  /^(?:\p{L}+|\d+) gange? (?:årligt|om året|om ugen|om måneden|i kvartalet|i halvåret|hvert? \p{L}+)$/iu;
const EVERY_ALONE = new RegExp(`^(?:${EACH})$`, 'iu');

/** Whether all of a text tells how often something is held. */
export const tellsHowOften = (text: string): boolean =>
  SO_OFTEN.test(text) || EVERY_ALONE.test(text);

/** How often something is held ("to gange årligt"), with where it is said; undefined where the text does not say. */
export function findRecurrence(
  text: string,
): { value: NonNullable<Offering['recurrence']>; start: number; end: number } | undefined {
  const match = TIMES.exec(text);
  const { count, period } = match?.groups ?? {};
  if (match === null || count === undefined || period === undefined) return findEvery(text);
  const times = numberOf(count);
  const perYear = PERIODS.find(([pattern]) => pattern.test(period))?.[1];
  if (times === undefined || perYear === undefined) return undefined;
  return {
    value: { text: match[0], timesPerYear: times * perYear },
    start: match.index,
    end: match.index + match[0].length,
  };
}

function findEvery(text: string): ReturnType<typeof findRecurrence> {
  const match = EVERY_SO_OFTEN.exec(text);
  const every = match?.groups?.every;
  if (match === null || every === undefined) return undefined;
  const perYear = EVERY.find(([pattern]) => pattern.test(every))?.[1];
  const nth = ORDINALS.find(([pattern]) => pattern.test(every))?.[1] ?? 1;
  const end = match.index + match[0].length;
  return {
    value: { text: every, ...(perYear !== undefined && { timesPerYear: perYear / nth }) },
    start: end - every.length,
    end,
  };
}
