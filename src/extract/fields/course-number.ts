/** "2214", "M-11", "26.104", "A 12": a digit, with at most a few letters and marks around it. */
const COURSE_NUMBER = /^(?:[Nn]r\.?\s*)?(?<number>(?:\p{Lu}{1,4}[ -]?)?\d[\d./-]*\p{L}?)\.?$/u;

/** A course number as printed; undefined for text that is none. */
export const readCourseNumber = (text: string): string | undefined =>
  COURSE_NUMBER.exec(text.trim())?.groups?.number?.replace(/[./-]+$/, '');
