/** A run of text that may be a word, with the signs that a bad reading makes of letters. */
export interface Token {
  readonly text: string;
  readonly low: string;
  /** Offset in its text. */
  readonly at: number;
  /** Whether a sentence, or a line of its own such as a heading, begins with it. */
  readonly opens: boolean;
  /** What stands between it and the word before: a sentence's end, a pause, or nothing that parts them. */
  readonly after: 'end' | 'pause' | 'word';
  /** What begins with it: a page of plain text, a paragraph after a blank line, or nothing. */
  readonly begins: 'page' | 'block' | 'nothing';
  /** Whether only one blank parts it from the token before. */
  readonly adjoins: boolean;
  /** Whether a hyphen follows, so that it may be the first part of a compound. */
  readonly hyphened: boolean;
  /** Whether a full stop follows that need not end a sentence. */
  readonly stopped: boolean;
  /** Part of an address, a number, a code …: never to be changed. */
  readonly fixed: boolean;
  /** How sure the engine was of it, 0 to 1; absent where the text is no recognised print. */
  readonly confidence?: number;
  /** The letters that the engine was not sure of, `[from, to)`; absent where these are all, or none. */
  readonly unsure?: readonly [from: number, to: number];
}

/** Signs that a reader puts in place of letters: at the beginning, inside and at the end of a word. */
const TOKEN = /[\p{L}\p{N}@&|¢§](?:[\p{L}\p{N}@&|¢§#®©£$€¥!\]'’‘]*[\p{L}\p{N}@&|¢§®])?/gu;
/** A short word with one digit: "p8", "s4", "4r". Codes have capitals or more digits. */
const DIGIT_FOR_LETTER = /^(?:\p{Lu}?\p{Ll}{0,4}\d\p{Ll}{1,4}|\p{Lu}?\p{Ll}{1,4}\d|\p{Lu}\d)$/u;
/** A word of two letters whose second was read as a sign: "P&". "R&D" is an acronym. */
const CAPITAL_AND_SIGN = /^\p{Lu}[&@]$/u;
/** E-mail addresses, links, domains, file names and paths, names with an underscore. */
const ADDRESS = new RegExp(
  [
    '[^\\s@<>()]+@[^\\s@<>()]+\\.\\p{L}{2,}',
    '\\p{L}[\\p{L}\\d+.-]*://\\S+',
    'www\\.\\S+',
    '[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)*\\.(?:dk|com|org|net|eu|info|nu|io|pdf|docx?|xlsx?|html?)(?![\\p{L}\\d])',
    '(?<![\\p{L}\\d])[/.]\\p{L}[\\p{L}\\d]*(?:[/._-][\\p{L}\\d]+)*',
    '[\\p{L}\\d]+(?:/[\\p{L}\\d.-]+){2,}',
    '[\\p{L}\\d.-]*[\\p{L}\\d]_[\\p{L}\\d][\\p{L}\\d._-]*',
  ].join('|'),
  'giu',
);
const LONGEST_ADDRESS = 300;
const SENTENCE_END = /(?:^|[.!?:][)"'”’»]*\s+|\n[ \t]*\n\s*|[•–*·]\s*)["'”“»«(]*$/u;
/** A full stop before a small letter, a number or another sign. */
const STOP_WITHIN = /^\.(?!\s*(?:\p{Lu}|["“»]|$))/u;
const LOOK_AHEAD = 4;
/** How far back the beginning of a sentence is looked for. */
const LOOK_BACK = 12;
/** A line this short that ends without a hyphen or comma does not run on: the next begins anew. */
const SHORT_LINE = 45;

/** The tokens of a text, in order. */
export function tokenize(text: string): Token[] {
  const addresses = findAddresses(text);
  let next = 0;
  const tokens: Token[] = [];
  let previousEnd = 0;
  for (const match of text.matchAll(TOKEN)) {
    const at = match.index;
    const end = at + match[0].length;
    while (next < addresses.length && addresses[next]![1] <= at) next++;
    const inAddress = next < addresses.length && addresses[next]![0] < end;
    tokens.push({
      text: match[0],
      low: match[0].toLowerCase(),
      at,
      opens: opensSentence(text, at) || (match[0] === '|' && !isBeforeNoun(text, end)),
      after: partition(text, previousEnd, at),
      begins: tokens.length === 0 ? 'block' : beginning(text, previousEnd, at),
      adjoins: at === previousEnd + 1 && text[previousEnd] === ' ',
      hyphened: text[end] === '-',
      stopped: STOP_WITHIN.test(text.slice(end, end + LOOK_AHEAD)),
      fixed: inAddress || !isMendable(match[0], text, at, end),
    });
    previousEnd = end;
  }
  return tokens;
}

function beginning(text: string, from: number, to: number): Token['begins'] {
  if (to <= from + 1) return 'nothing';
  const between = text.slice(from, to);
  if (between.includes('\f')) return 'page';
  return /\n\s*\n/.test(between) ? 'block' : 'nothing';
}

function partition(text: string, from: number, to: number): Token['after'] {
  if (to === from + 1) return 'word';
  const between = text.slice(from, to);
  if (from === 0 || /[.!?:]["'”’»)]*\s|\n\s*\n|[•–*·]/u.test(between)) return 'end';
  return /[,;()]/.test(between) ? 'pause' : 'word';
}

/** Only in runs that can hold one, so that long runs cost no more than their length. */
function findAddresses(text: string): (readonly [from: number, to: number])[] {
  const found: (readonly [number, number])[] = [];
  for (const run of text.matchAll(/\S+/g)) {
    if (run[0].length > LONGEST_ADDRESS || !/[@._/]/.test(run[0])) continue;
    for (const address of run[0].matchAll(ADDRESS)) {
      const from = run.index + address.index;
      found.push([from, from + address[0].length]);
    }
  }
  return found;
}

function opensSentence(text: string, at: number): boolean {
  if (SENTENCE_END.test(text.slice(Math.max(0, at - LOOK_BACK), at)) && at > 0) return true;
  if (at === 0) return true;
  let lineStart = at;
  while (lineStart > 0 && isBlankInLine(text[lineStart - 1]!)) lineStart--;
  if (lineStart === 0 || text[lineStart - 1] !== '\n') return false;
  const before = text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, lineStart - 1);
  return before.length < SHORT_LINE && !/[,\p{Pd}]\s*$/u.test(before);
}

const isBlankInLine = (char: string): boolean => char !== '\n' && char.trim() === '';

/** Whether a token can be a word at all: no number, no acronym, no lone sign but the bar, no code with digits. */
function isMendable(token: string, text: string, at: number, end: number): boolean {
  if (token === '|') return isLoneBar(text, at);
  const letters = token.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return false;
  if (/\p{N}/u.test(token) && !DIGIT_FOR_LETTER.test(token)) return false;
  if (/[_\\/=<>{}[\]$#]$/.test(text.slice(Math.max(0, at - 1), at)) && /[@&|]/.test(token))
    return false;
  if (/^[_\\=<>{}[\]$]/.test(text.slice(end, end + 1))) return false;
  // Initials and acronyms: short and all in capitals. Longer runs of capitals are set words.
  if (token === token.toUpperCase() && token.length <= 4) return CAPITAL_AND_SIGN.test(token);
  return true;
}

/** What the preposition "i" is commonly followed by: an article or pronoun, a number, a name, a noun with its article. */
const NOUN =
  /^\s(?:(?:et|en|den|det|de|din|dit|dine|sin|sit|sine|jeres|vores|deres|hver|hele|hvert)\s|\d|\p{Lu}|\p{L}{2,}(?:en|et|erne|ene)(?!\p{L}))/u;
const isBeforeNoun = (text: string, end: number): boolean => NOUN.test(text.slice(end, end + 40));

/** A bar that stands for an I, not one that rules a table. */
function isLoneBar(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at) + 1, lineEnd(text, at));
  return line.split('|').length === 2 && /^\s\p{L}/u.test(text.slice(at + 1, at + 3));
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
