/**
 * "2214", "M-11", "26.104", "A 12": a digit, with at most a few letters and marks around it. Recognition writes dashes for
 * hyphens, and small letters for capitals that look like them ("sI–050").
 */
const COURSE_NUMBER =
  /^(?:[Nn]r\.?\s*)?(?<number>(?:(?=\p{Ll}?\p{Lu})\p{L}{1,4}[ –-]?)?\d[\d./–-]*\p{L}?)\.?$/u;
/** Words before a number that are no part of it: "Hold 1101", "Kursusnr. 12". */
const LEAD =
  /^(?:kursus|hold|aktivitets?|arrangements?)(?:\s+|(?=nr|nummer))(?:(?:nr|nummer)\.?:?\s*)?(?=\S)/iu;
const LETTERS = /^\p{L}+/u;

/** A course number as printed; undefined for text that is none. */
export const readCourseNumber = (text: string): string | undefined =>
  COURSE_NUMBER.exec(text.trim().replace(LEAD, ''))
    ?.groups?.number?.replace(/[./–-]+$/, '')
    .replaceAll('–', '-')
    .replace(LETTERS, (letters) => letters.toUpperCase());
