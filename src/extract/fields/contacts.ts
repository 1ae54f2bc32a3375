import type { Contact } from '../../model/index.ts';

const EMAIL = /[\p{L}\d][\p{L}\d._%+-]*@[\p{L}\d][\p{L}\d-]*(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/gu;
/** Eight digits in pairs, of which recognition loses some of the spaces, with or without +45. */
const PHONE = /(?<![\d.-])(?:\+45[ ]?)?\d{2}[ ]?\d{2}[ ]?\d{2}[ ]?\d{2}(?![\d-])/g;
/** Pairs, fours or all at once: any other grouping is misread. */
const GROUPED = /^(?:\+45[ ]?)?(?:\d{2}[ ]\d{2}[ ]\d{2}[ ]\d{2}|\d{4}[ ]\d{4}|\d{8})$/;
const LINK = /\b(?:https?:\/\/|www\.)[^\s<>()"]+[^\s<>()".,;:!?]/giu;
/** Two to four capitalised words. */
const NAME = /\p{Lu}[\p{L}.'’-]*(?: (?:von|van|de|af|\p{Lu}[\p{L}.'’-]*)){1,3}/gu;

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
    const name = names[n]?.value;
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
