/** What parts the values of a running line as sentences: an abbreviation keeps its point, "kr.." has one too many. */
export const FULL_STOP = /(?<=\d|\p{L}{3}|[.)])\.$/u;
