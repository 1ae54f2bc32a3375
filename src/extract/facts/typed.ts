import type { LabelledField } from '../../model/index.ts';
import { findEmails, findLinks, findPhones } from '../fields/contacts.ts';
import { FREE, findAmounts } from '../fields/price.ts';
import { tellsHowOften } from '../fields/recurrence.ts';
import { remembered } from '../remembered.ts';

const MONTH =
  '(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)(?:uar|ruar|ts|il|i|ust|tember|ober|ember|t)?\\.?(?!\\p{L})';
const DATE = new RegExp(
  `\\b\\d{1,2}[.,]?\\s*(?:[-–—]\\s*\\d{1,2}[.,]?\\s*)?${MONTH}(?:\\s+\\d{4})?|\\b\\d{1,2}[./-]\\d{1,2}[./ -](?:\\d{4}|\\d{2})\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}/\\d{1,2}\\b`,
  'giu',
);
const CLOCK =
  /\bk[l1I|][.,]?\s*\d{1,2}(?:[.:]\d{2})?(?:\s*(?:[-–—]|til)\s*(?:kl\.?\s*)?\d{1,2}(?:[.:]\d{2})?)?(?!\d)/giu;
const BARE_CLOCK = /\b\d{1,2}[.:]\d{2}\s*[-–—]\s*\d{1,2}[.:]\d{2}\b/gu;
const WEEK = /\buge(?:rne)?\s+\d{1,2}(?:\s*[-–—,]\s*\d{1,2})*(?:\s+og\s+\d{1,2})?/giu;
const SEASON =
  /\b(?:forår(?:et)?|efterår(?:et)?|sommer(?:en)?|vinter(?:en)?)\s+\d{4}(?:\s*[-/–]\s*\d{2,4})?/giu;
const MONTHS = new RegExp(
  `(?<![\\p{L}\\d])${MONTH}(?:\\s*(?:[-–—]|til|og)\\s*${MONTH})?(?:\\s+\\d{4})?`,
  'giu',
);
/** From one month to another, and times that no date tells. */
const MONTH_RANGE = new RegExp(`(?<![\\p{L}\\d])${MONTH}\\s*(?:[-–—]|til|og)\\s*${MONTH}`, 'giu');
const ALWAYS = /(?<!\p{L})(?:hele året|året rundt|efter aftale|løbende|når det passer)(?!\p{L})/giu;
const WEEKDAYS = /(?<!\p{L})(?:man|tirs|ons|tors|fre|lør|løv|søn)dag(?:e|en|ene)?(?!\p{L})/giu;
const WEEKDAY_SHORT =
  /(?<!\p{L})(?:man|tir|tirs|ons|tor|tors|fre|lør|søn)\.?(?=\s+(?:d\.|den\s)?\s*\d)/giu;
const LINKS =
  /(?<![\p{L}\d])(?:den|d|de|og|samt|til|fra|hver|hveranden|anden|alle|begge|dage|dag|i|på|ulige|lige|start|starter|opstart|første|gang|klokken|begynder|eller|om|aftenen|eftermiddagen|formiddagen|morgenen|heldag|hele|dagen)(?!\p{L})|\d{4}/giu;

/** Whether all of a text tells times: dates, clock times, weeks, seasons. */
export function tellsTimes(text: string): boolean {
  const { told, rest } = timesIn(text);
  return told >= 1 && !/[\p{L}\d]/u.test(rest);
}

/** Whether a text may be the beginning or end of times, as "Tirsdag den 17." is before "februar 2026". */
export const isPartOfTimes = (text: string): boolean => !/\p{L}/u.test(timesIn(text).rest);

/** How much of a text tells times, and what is left of it. */
const timesIn = remembered((text): { readonly told: number; readonly rest: string } => {
  let told = 0;
  const take = (pattern: RegExp, worth: number) => (rest: string) =>
    rest.replace(pattern, () => {
      told += worth;
      return ' ';
    });
  const rest = [
    take(CLOCK, 1),
    take(BARE_CLOCK, 1),
    take(DATE, 1),
    take(WEEK, 1),
    take(SEASON, 1),
    take(MONTH_RANGE, 1),
    take(ALWAYS, 1),
    take(MONTHS, 0.5),
    take(WEEKDAYS, 0.5),
    take(WEEKDAY_SHORT, 0.5),
    take(LINKS, 0),
  ].reduce((left, step) => step(left), text);
  return { told, rest };
});

/** Words beside an amount that tell what it is for or of what it is the price. */
const MOST_WORDS_AT_PRICE = 6;
/** A sentence with more of them is text: "Maden koster 60 kr., som betales ved indgangen." */
const MOST_WORDS_IN_SENTENCE = 4;
/** A text that says that something is free begins so, or nearly. */
const FREE_AT = 20;

/** A sentence with what costs so much as its subject: "Ydelsen koster 900 kr." */
const COSTS = /^\p{Lu}\p{L}{2,}(?:en|et) koster\s/u;

function tellsPrice(text: string): boolean {
  if (COSTS.test(text)) return false;
  const amounts = findAmounts(text);
  if (amounts.length > 0) {
    const left = amounts.reduce((rest, amount) => rest.replace(amount, ' '), text);
    const others = left.split(/\s+/).filter((word) => /\p{L}/u.test(word));
    const isOther = /\d|[.!?]\s+\p{Lu}/u.test(left) || FREE.test(left);
    if (others.length > MOST_WORDS_IN_SENTENCE && /\p{L}{3}\.$/u.test(text)) return false;
    return others.length <= MOST_WORDS_AT_PRICE * amounts.length && !isOther;
  }
  return FREE.test(text.slice(0, FREE_AT)) && text.split(/\s+/).length <= MOST_WORDS_AT_PRICE;
}

const LENGTH =
  /^(?:i alt |ca\. |varer |varighed )?(?:\d+(?:[.,]\d+)?|\p{L}{2,5})(?: ?½| en halv)?(?: ?[-–] ?\d+)?(?: |(?<=\d))(?:minutter|min\.?|timer?|dage?|kursusdage?|heldage?|døgn|uger?|måneder|måned|år|lektioner|gange|aftener|moduler|mødegange)(?: (?:i alt|à|á|af|a|x|\+|og) .{1,30})?$/iu;
const NUMBER =
  /^(?:(?:kursus|hold|arr(?:angement)?|aktivitet)?(?:nr|nummer|kode|id)?\.?:? ?)?(?:\p{Lu}{1,4}[ -]?\d{2,6}(?:[-./]\d+)*\p{L}?|#\d+)$|^(?:(?:kursus|hold|arr(?:angement)?|aktivitets?)(?:nr|nummer|kode)?\.?:? |nr\.? )\d{1,6}(?:[-./]\d+)*$/iu;
/** Ages, of those for whom it is: "8-12 år"; so many years are no length of anything. */
const AGES = /^(?:for |alder:? )?(?<from>\d{1,2})\s*[-–]\s*(?<to>\d{1,2}) ?år(?:ige)?$/iu;
const LONGEST = 5;

/** School classes: "For 4.-6. klasse", "5. klasse". */
const CLASSES =
  /^(?:(?:for|til) )?(?:\d{1,2}\.?(?:\s*[-–]\s*|,? (?:og|til) ))?\d{1,2}\. klasse(?:r|trin)?$/iu;

/** The field whose value a text is as a whole, by its form alone; undefined for any other text. */
export const typeOf = remembered((text): LabelledField | undefined => {
  const whole = text.trim().replace(/[.,;]$/u, '');
  if (whole === '') return undefined;
  if (tellsTimes(whole)) return 'schedule';
  if (tellsHowOften(whole)) return 'recurrence';
  if (Number(AGES.exec(whole)?.groups?.to) > LONGEST) return 'audiences';
  if (LENGTH.test(whole)) return 'duration';
  if (tellsPrice(text.trim())) return 'price';
  const marks = [...findEmails(whole), ...findPhones(whole)];
  if (marks.length > 0 && restWords(whole, marks) <= 5) return 'contacts';
  const links = findLinks(whole);
  if (links.length > 0 && restWords(whole, links) <= 3) return 'links';
  if (NUMBER.test(whole)) return 'courseNumber';
  return CLASSES.test(whole) ? 'audiences' : undefined;
});

const restWords = (text: string, found: readonly { readonly value: string }[]): number =>
  found
    .reduce((rest, { value }) => rest.replace(value, ' '), text)
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word)).length;
