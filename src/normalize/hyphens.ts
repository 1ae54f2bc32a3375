import type { Replacement } from './revision.ts';

/** What is known of words when a line-end hyphen is to be judged. */
export interface WordEvidence {
  /** Whether the lexicon has it as a first part of compounds. */
  readonly beginsCompounds: (word: string) => boolean;
  /** Whether it is a word or a legal compound, perhaps after its lost letters are put back. */
  readonly isWord: (word: string) => boolean;
  /** Whether the lexicon has exactly this form: a word of its own, not just a part of compounds. */
  readonly isListed: (word: string) => boolean;
}

export type HyphenDecision = 'join' | 'keep' | 'suspended';

/**
 * A word's end, a hyphen (U+002D, U+2010, U+00AD, or U+00AC as ABBYY writes it), a line end, a word's beginning.
 * Between lines that are set apart by blank ones, or pages, the second must go on in lower case.
 */
const LINE_END_HYPHEN =
  /(?<=[\p{L}\p{N}&|@])(?<hyphen>[-\u2010\u00AD\u00AC])(?<end>[ \t]*(?:\r?\n[ \t]*|(?:\r?\n|\f)[ \t\r\n\f]+(?=\p{Ll})|\f[ \t]*(?=\p{Ll})))(?=(?<right>[\p{L}\p{N}&|@]+))/gu;
/** The word, perhaps with hyphens of its own, that ends where a line-end hyphen stands. */
const WORD_BEFORE = /[\p{L}\p{N}&|@'’./:_-]+$/u;
const WORD_AFTER = /^\S+/u;
/** No word is longer; a longer run of letters is looked at from its end. */
const LONGEST_WORD = 80;

/** Words that stand between the parts of "nord- og syddansk". */
const SUSPENDING = new Set('og eller samt til som men hhv henholdsvis resp'.split(' '));
/** Series whose members are set against each other: "december-april", "mandag-fredag", "nord-syd". */
const SERIES = [
  'januar februar marts april maj juni juli august september oktober november december',
  'jan feb mar apr maj jun jul aug sep sept okt nov dec',
  'mandag tirsdag onsdag torsdag fredag lordag sondag',
  'man tir ons tor fre lor son',
  'nord syd ost vest',
  'dansk svensk norsk tysk engelsk fransk',
].map((names) => new Set(names.split(' ')));

/** Abbreviations in small letters, which take a hyphen before the rest of a compound: "it-medarbejder". */
const ABBREVIATED = new Set('it tv pc cd dvd pdf sms mms gps usb edb ikt hr pr'.split(' '));

/** Nor does a syllable lack a vowel: what is a word without one is an abbreviation, too. */
const CONSONANTS = /^[^aeiouyæøåéäöü]{2,}$/u;

/** How the first of two adjectives set against each other ends. U+2010 is what typesetters' hyphenation writes. */
const ADJECTIVE = /\p{L}{2}(?:sk|ig|iv|al|el|ær|aer|nt|øs|os)$/u;

/** An e-mail or web address around a hyphen, which stands at the line end: `@` alone may be a misread ø. */
const ADDRESS = /^(?:\S+@|\S*www\.|https?:)\S*-\S*\.\p{Ll}{2,}|^\S*-\S*@\S+\.\p{Ll}{2,}/iu;

/** Without the difference between ø and o, which a bad reading does not make. */
const folded = (word: string): string => word.toLowerCase().replace(/[øe]/g, 'o');

function inOneSeries(left: string, right: string): boolean {
  const [l, r] = [folded(left), folded(right)];
  return SERIES.some((names) => {
    const known = [...names].map(folded);
    return known.includes(l) && known.includes(r);
  });
}

const isCapital = (text: string): boolean => text !== text.toLowerCase();
const isAllCapitals = (text: string): boolean => isCapital(text) && text === text.toUpperCase();

/** Whether the parts of a word divided at a line end are one word, keep the hyphen, or are "nord- og syddansk". */
function judgeHyphen(
  left: string,
  hyphen: string,
  right: string,
  evidence: WordEvidence,
): readonly [HyphenDecision, confidence: number, reason: string] {
  if (hyphen === '\u00AD' || hyphen === '\u00AC') return ['join', 1, 'soft hyphen at a line end'];
  // Of "politisk-admini|strativt" only the last part is divided.
  const last = left.split(/[-/]/).at(-1)!;
  const joined = last + right;
  if (SUSPENDING.has(right.toLowerCase()) && !evidence.isListed(joined)) {
    return ['suspended', 0.97, 'first part of a joint compound'];
  }
  if (/\p{N}$/u.test(last) || /^\p{N}/u.test(right)) return ['keep', 0.97, 'hyphen at a number'];
  if (/\p{N}/u.test(last)) return ['keep', 0.95, 'hyphen after a name with digits'];
  if (isAllCapitals(last) && last.length >= 2) {
    if (!isAllCapitals(right)) return ['keep', 0.97, 'hyphen after an acronym'];
    return evidence.isWord(joined.toLowerCase()) || last.length > 4
      ? ['join', 0.9, 'word divided at a line end']
      : ['keep', 0.8, 'hyphen after an acronym'];
  }
  if (isCapital(right)) return ['keep', 0.95, 'hyphen before a capital'];
  if (last.length === 1) return ['keep', 0.95, 'hyphen after a single letter'];
  if (inOneSeries(last, right)) return ['keep', 0.95, 'hyphen between members of a series'];
  if (evidence.isListed(joined)) return ['join', 0.99, 'word divided at a line end'];
  if (ABBREVIATED.has(last) || (CONSONANTS.test(last) && evidence.isListed(last)))
    return ['keep', 0.95, 'hyphen after an abbreviation'];
  if (evidence.isListed(`${last}-${right}`)) return ['keep', 0.95, 'word written with a hyphen'];
  // "politisk-administrativt": adjectives are set against each other, they make no compound.
  if (
    hyphen === '-' &&
    ADJECTIVE.test(last) &&
    evidence.isListed(last) &&
    !evidence.beginsCompounds(last) &&
    evidence.isListed(right)
  ) {
    return ['keep', 0.8, 'hyphen between two words that do not join'];
  }
  if (evidence.isWord(joined)) return ['join', 0.97, 'word divided at a line end'];
  return ['join', 0.85, 'word divided at a line end'];
}

/** Line-end hyphens taken out, or their line ends, where the word is one; a suspended one stays as it is. */
export function joinDivided(text: string, evidence: WordEvidence): Replacement[] {
  const found: Replacement[] = [];
  for (const match of text.matchAll(LINE_END_HYPHEN)) {
    const { hyphen, end, right } = match.groups as Record<string, string>;
    const at = match.index;
    const [left] = WORD_BEFORE.exec(text.slice(Math.max(0, at - LONGEST_WORD), at))!;
    const [after] = WORD_AFTER.exec(text.slice(at + match[0].length).slice(0, LONGEST_WORD))!;
    // addresses are broken at their own hyphens, none is put into them
    const [decision, confidence, reason] = ADDRESS.test(`${left}-${after}`)
      ? (['keep', 0.97, 'hyphen in an address'] as const)
      : judgeHyphen(left, hyphen!, right!, evidence);
    if (decision === 'suspended') continue;
    found.push(
      decision === 'join'
        ? { kind: 'dehyphenate', at, before: hyphen! + end!, after: '', confidence, reason }
        : { kind: 'dehyphenate', at: at + 1, before: end!, after: '', confidence, reason },
    );
  }
  return found;
}
