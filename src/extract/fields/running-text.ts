import type { Found } from './contacts.ts';

const MONTH =
  '(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)';
const WEEKDAY = String.raw`(?:(?:man|tirs|ons|tors|fre|lør|søn)dag(?:en)?,?\s+)?(?:den\s+|d\.\s*)?`;
const DAY = String.raw`\d{1,2}\.\s+${MONTH}\s+\d{4}`;
const CLOCK = String.raw`,?\s+(?:fra\s+)?kl[.,]?\s*\d{1,2}(?:[.:]\d{2})?(?:\s*(?:[-–—]|til)\s*(?:kl\.\s*)?\d{1,2}(?:[.:]\d{2})?)?(?!\d)`;

/** A day with its hour: "mandag den 8. marts 2027 kl. 17.30". */
const APPOINTMENT = new RegExp(`${WEEKDAY}${DAY}${CLOCK}`, 'giu');
/** "Vi begynder den 8. juli 2027", "Kurset holdes 26. og 28. september 2026": days without an hour. */
const BEGINNING = new RegExp(
  String.raw`(?<!\p{L})(?:begynder|starter|finder sted|(?:af)?holdes|foregår)\s+(?:vi\s+)?(?<date>${WEEKDAY}(?:\d{1,2}\.\s*(?:[-–—]|og)\s*)?${DAY}(?:${CLOCK})?)`,
  'iu',
);
/** What an offering is called in its own text. */
const ITSELF =
  '(?:kurset|kursusdagen|forløbet|holdet|netværket|arrangementet|foredraget|koncerten|forestillingen|mødet|webinaret|programmet|turen|seminaret|temadagen|konferencen|workshoppen|uddannelsen|rundvisningen|lejren|opholdet|ydelsen|rådgivningen|analysen|deltagelse|at deltage)';
/** What is on a day and at an hour is the offering, whatever it is called: "Middagen den 12. maj 2026 kl. 18 …" */
const DATED = String.raw`(?<=^|[.!?]\s+)\p{L}+(?:en|et)\s+${WEEKDAY}${DAY}${CLOCK}`;
/** What one pays for taking part. */
const TICKET =
  '(?:billetten|billetterne|billetprisen|entr[ée]en|adgangen|deltagerprisen|kursusprisen|deltagergebyret)';
const KRONER = String.raw`(?<price>(?:kr\.?\s*)?\d[\d.]*(?:,\d{2}|,-)?(?:\s*(?:kr\.?|kroner)(?!\p{L}))?(?:\s+(?:pr\.|per)\s+\p{L}+)?)`;
/** The rest of a sentence, with the full stops of numbers and hours: "den 2. maj kl. 9.30 og". */
const REST = String.raw`(?:[^.!?]|(?<=\d|kl)\.){0,160}?`;
/**
 * "Det koster 1.200 kr.", "Prisen er 450 kr. pr. deltager", "entréen er 90 kr.", "Seminaret holdes den 2. maj og koster
 * 900 kr.": of the offering itself, not of a meal or a book.
 */
const COST = new RegExp(
  String.raw`(?<!\p{L})(?:(?:det|${ITSELF}|${DATED})\s+koster|${TICKET}\s+(?:koster|er)|prisen\s+er|(?<=^|[.!?]\s+)(?:${ITSELF}${REST}\s(?:og|som)\s+koster|Pris:?))\s+${KRONER}`,
  'iu',
);
/** "Det er gratis at deltage", "Deltagelse er gratis". */
const FREE_TO_ALL = new RegExp(
  String.raw`(?<!\p{L})(?:det er (?=gratis (?:at deltage|at være med|for alle)(?!\p{L}))|(?:${ITSELF}|${TICKET}) er )(?<price>gratis)(?!\p{L})`,
  'iu',
);
/** "Forløbet varer typisk otte uger", "Kurset strækker sig over tre aftener". */
const LASTS = new RegExp(
  String.raw`(?<!\p{L})(?:${ITSELF}|${DATED})\s+(?:varer|tager|strækker\s+sig\s+over|løber\s+over)\s+(?:(?:typisk|normalt|cirka|ca\.|omkring|højst|i\s+alt)\s+)?(?<length>(?:\d+(?:[.,]\d+)?(?:\s*[-–]\s*\d+)?|én|et|en|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|halvanden|halvandet)\s+(?:minutter|timer?|dage?|aftener|uger?|måneder|måned|år|gange))(?!\p{L})`,
  'iu',
);
/** What stands before a day by which something else is done. */
const BY_THEN = /(?:senest|inden|før|efter|siden|frist\p{L}*:?)\s+(?:er\s+)?$/iu;
/** "Tilmeld dig senest den 6. april 2027", "Tilmeldingsfristen er 6. april 2027". */
const DEADLINE = new RegExp(
  String.raw`(?:tilmeld|meld(?:es)?\s+(?:jer|dig|sig|til)|bestil|svar|frist)[^.!?]{0,80}?(?:senest|inden|er)\s+(?<date>${WEEKDAY}${DAY})`,
  'iu',
);
/** A place has a name: words up to the next sign, and a street and number behind a comma. */
const PLACE = String.raw`(?=[^.,;!?]*\p{Lu})(?<place>[\p{L}\d][^.,;!?]{2,60}?(?:, \p{Lu}[\p{L} ]* \d+\p{L}?)?)`;
const PLACE_BEHIND = new RegExp(
  String.raw`^,?\s+(?:i|på|ved|hos)\s+${PLACE}(?=[.,;!?]|\s(?:og|hvor|med|for)\s|$)`,
  'u',
);
const PLACE_BEFORE = new RegExp(
  String.raw`(?:holdes|foregår|mødes|finder sted|samles)\s+(?:vi\s+)?(?:i|på|ved|hos)\s+${PLACE}\s+$`,
  'u',
);

/** The days with their hours that a text names, those by which something else is to be done left out. */
export const findAppointments = (text: string): Found[] =>
  [...text.matchAll(APPOINTMENT)].flatMap(({ 0: value, index }) =>
    BY_THEN.test(text.slice(0, index)) ? [] : [{ value, start: index, end: index + value.length }],
  );

const groupAt = (pattern: RegExp, text: string, group: string): Found | undefined => {
  const match = pattern.exec(text);
  const value = match?.groups?.[group];
  if (match === null || value === undefined) return undefined;
  const end = match.index + match[0].length;
  return { value, start: end - value.length, end };
};

/** The day on which a text says that something begins or is held. */
export const findBeginning = (text: string): Found | undefined => groupAt(BEGINNING, text, 'date');

/** What a text says that the offering costs. */
export const findCost = (text: string): Found | undefined =>
  groupAt(COST, text, 'price') ?? groupAt(FREE_TO_ALL, text, 'price');

/** How long a text says that the offering takes. */
export const findLength = (text: string): Found | undefined => groupAt(LASTS, text, 'length');

/** The day by which to register, where a text says it in a sentence. */
export const findDeadline = (text: string): Found | undefined => groupAt(DEADLINE, text, 'date');

/** The place right behind an appointment or, behind a word that says that something is held there, before it. */
export function findPlaceAt(text: string, { start, end }: Found): Found | undefined {
  const behind = PLACE_BEHIND.exec(text.slice(end));
  const before = PLACE_BEFORE.exec(text.slice(0, start));
  const place = behind?.groups?.place ?? before?.groups?.place;
  if (place === undefined) return undefined;
  const at = behind === null ? text.lastIndexOf(place, start) : text.indexOf(place, end);
  return { value: place, start: at, end: at + place.length };
}
