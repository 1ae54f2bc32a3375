import type { Contact } from '../../model/index.ts';

const EMAIL = /[\p{L}\d][\p{L}\d._%+-]*@[\p{L}\d][\p{L}\d-]*(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/gu;
/** Eight digits in pairs, of which recognition loses some of the spaces, with or without +45. */
const PHONE = /(?<![\d.-])(?:\+45[ ]?)?\d{2}[ ]?\d{2}[ ]?\d{2}[ ]?\d{2}(?![\d-])/g;
/** Pairs, fours or all at once: any other grouping is misread. */
const GROUPED = /^(?:\+45[ ]?)?(?:\d{2}[ ]\d{2}[ ]\d{2}[ ]\d{2}|\d{4}[ ]\d{4}|\d{8})$/;
const LINK = /\b(?:https?:\/\/|www\.)[^\s<>()"]+[^\s<>()".,;:!?]/giu;
/** Two to four capitalised words. */
const NAME = /\p{Lu}[\p{L}.'’-]*(?: (?:von|van|de|af|\p{Lu}[\p{L}.'’-]*)){1,3}/gu;

/** An office in one word or more before its number or address: "Sundhedshuset, tlf. …". */
const OFFICE =
  /^(?!(?:[Tt]lf|[Tt]el|[Tt]elefon|[Mm]ail|[Ee]-?mail|[Mm]obil|SMS|[Ss]ms|[Rr]ing|[Ss]kriv)(?!\p{L}))\p{Lu}[\p{L}.&’' -]{2,38}\p{L}(?=,?\s+(?:på\s+)?(?:tlf|telefon|tel\.|mail|e-mail|\+?\d|\S+@))/u;

/** A value with the run of the text that it stands in. */
export interface Found {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const all = (pattern: RegExp, text: string): Found[] =>
  [...text.matchAll(pattern)].map((match) => ({
    value: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));

export const findEmails = (text: string): Found[] => all(EMAIL, text);
export const findPhones = (text: string): Found[] => all(PHONE, text);
export const findLinks = (text: string): Found[] => all(LINK, text);

/** What leads to whom to ask, with at most one word for what the person is: "Ring til", "kontakt chefkonsulent". */
const ASK =
  /(?<![\p{L}\d])(?:[Kk]ontakt|[Ss]pørg|[Tt]al med|(?:[Rr]ing|[Ss]kriv|[Mm]ail|[Hh]envend (?:dig|jer)|[Hh]envendelse)(?: eller (?:ring|skriv))? til)\s+(?:\p{Ll}{3,}\s+)?(?=\p{Lu})/gu;
/** The rest of a sentence; the stops of addresses end none. */
const SENTENCE = /^(?:[^.!?]|[.!?](?=\S)|(?<=tlf)\.)*/u;

/** A person that a sentence leads to, with the address and number in it, and where these stand. */
export interface FoundPerson extends Omit<Found, 'value'> {
  readonly value: Contact;
}

/** Persons whom running text says to ask, with an address or number: "Ring til Ida Holm på 12 34 56 78". */
export function findPersons(text: string): FoundPerson[] {
  return [...text.matchAll(ASK)].flatMap((lead) => {
    const start = lead.index + lead[0].length;
    const sentence = SENTENCE.exec(text.slice(start))?.[0] ?? '';
    const [first] = all(NAME, sentence);
    const [value, ...others] = readContacts(sentence);
    const isOne = first?.start === 0 && value?.name === first.value && others.length === 0;
    if (!isOne || (value.email === undefined && value.phone === undefined)) return [];
    return [{ value, start, end: start + sentence.length }];
  });
}

/** Persons named in a labelled value, each with the address and number that stand behind the name. */
export function readContacts(text: string): Contact[] {
  const emails = findEmails(text);
  const phones = all(PHONE, text);
  const names = all(NAME, text).filter(
    (name) => !emails.some((email) => name.start < email.end && name.end > email.start),
  );
  const starts = names.length > 0 ? names.map((name) => name.start) : [0];
  return starts.flatMap((start, n) => {
    const from = n === 0 ? 0 : start;
    const to = starts[n + 1] ?? text.length;
    const within = (found: Found): boolean => found.start >= from && found.start < to;
    const contact: Contact = {};
    const name = names[n]?.value ?? OFFICE.exec(text)?.[0];
    const email = emails.find(within)?.value;
    const phone = inPairs(phones.find(within)?.value);
    if (name !== undefined) contact.name = name;
    if (email !== undefined) contact.email = email.toLowerCase();
    if (phone !== undefined) contact.phone = phone;
    return Object.keys(contact).length > 0 ? [contact] : [];
  });
}

/** A number whose digits are grouped otherwise than numbers are, in pairs. */
const inPairs = (phone: string | undefined): string | undefined =>
  phone === undefined || GROUPED.test(phone)
    ? phone
    : phone.replace(/(?<!\+)(\d{2})[ ]?(?=\d)/g, '$1 ');
