import type { Aspect, Offering } from '../model/index.ts';
import type { Tolerance } from './align.ts';
import type { FieldFinding } from './finding.ts';
import { isExact } from './noise/trust.ts';
import { foldedLetters, foldedWords } from './noise/typography.ts';
import { placeOf } from './place.ts';
import { compareText, type WordNoise } from './words.ts';

/** What is compared of the offerings besides their place: title, lists, labelled fields and text. */
export function compareFields(
  before: Offering,
  after: Offering,
  tolerance: Tolerance,
): FieldFinding[] {
  const pair: PairOf = { before, after, tolerance };
  return [
    text(pair, 'renamed', 'title', ({ title }) => title),
    names(pair, 'provider', 'providers', ({ providers }) => providers),
    names(pair, 'teacher', 'teachers', ({ teachers }) => teachers ?? []),
    names(pair, 'audience', 'audiences', ({ audiences }) => audiences),
    schedule(pair),
    text(pair, 'schedule', 'recurrence', ({ recurrence }) => recurrence?.text),
    text(
      pair,
      'schedule',
      'duration',
      ({ duration }) => duration?.text,
      ({ duration }) => duration?.iso,
    ),
    text(pair, 'schedule', 'registrationDeadline', (offering) => offering.registrationDeadline),
    text(pair, 'location', 'location', ({ location }) => location),
    text(pair, 'price', 'price', ({ price }) => price?.text, priceKey),
    contacts(pair),
    names(pair, 'contact', 'links', ({ links }) => links ?? []),
    text(pair, 'number', 'courseNumber', ({ courseNumber }) => courseNumber),
    text(pair, 'text', 'description', ({ description }) => description),
    kind(pair),
  ].filter((finding) => finding !== undefined);
}

interface PairOf {
  readonly before: Offering;
  readonly after: Offering;
  readonly tolerance: Tolerance;
}

type Finding = FieldFinding | undefined;

/**
 * A field that is a text. `meaning` is what the text says in numbers: where both editions say the same, the text may
 * be written otherwise; where they say other things, no reading explains it.
 */
function text(
  pair: PairOf,
  aspect: Aspect,
  path: string,
  value: (offering: Offering) => string | undefined,
  meaning: (offering: Offering) => string | undefined = () => undefined,
): Finding {
  const [was, is] = [value(pair.before), value(pair.after)];
  if (was === is) return undefined;
  if (was === undefined || is === undefined) return oneSided(pair, aspect, path, was, is);
  const compared = compareText(was, is, pair.tolerance);
  const noise = compared.noise.map((each) => ({ ...each, path }));
  const [meant, means] = [meaning(pair.before), meaning(pair.after)];
  if (!compared.changed) return { aspect, noise, similarity: 1 };
  if (meant !== undefined && meant === means && !isClean(pair.tolerance)) {
    return { aspect, noise: [{ path, was, is, reason: 'the same, written otherwise' }] };
  }
  const change = { path, before: was, after: is, words: [...compared.runs] };
  return { aspect, change, noise, similarity: compared.similarity };
}

/** A value that one edition gives only. */
function oneSided(
  pair: PairOf,
  aspect: Aspect,
  path: string,
  was: string | undefined,
  is: string | undefined,
): FieldFinding {
  const reason = whyOneSided(pair, was ?? is ?? '', was === undefined ? 'before' : 'after');
  if (reason === undefined) return { aspect, change: { path, before: was, after: is }, noise: [] };
  return { aspect, noise: [{ path, was: was ?? '', is: is ?? '', reason }] };
}

/** Signs that Tesseract's Danish data lacks, so that addresses and links may be read as running text, or not at all. */
const UNREADABLE = /[@_#]|:\/\/|^www\./u;

/** Why a reading may have missed a value that the other has; undefined where it cannot have. */
function whyOneSided(
  { before, after, tolerance }: PairOf,
  value: string,
  missing: 'before' | 'after',
): string | undefined {
  if (isClean(tolerance)) return undefined;
  if (UNREADABLE.test(value)) {
    return isExact(tolerance[missing]) ? undefined : 'signs that the reader cannot write';
  }
  const offering = missing === 'before' ? before : after;
  const { title, description = '' } = offering;
  const sought = foldedLetters(value);
  return sought !== '' &&
    foldedLetters([title, ...placeOf(offering), description].join(' ')).includes(sought)
    ? 'read as running text'
    : undefined;
}

/** Names in any order. */
function names(
  pair: PairOf,
  aspect: Aspect,
  path: string,
  list: (offering: Offering) => readonly string[],
): Finding {
  const [was, is] = [list(pair.before), list(pair.after)];
  const rest = [...is];
  const noise: (WordNoise & { path: string })[] = [];
  const gone = was.filter((name) => {
    for (const isMeant of [
      (other: string) => other === name,
      (other: string) => !compareText(name, other, pair.tolerance).changed,
    ]) {
      const at = rest.findIndex(isMeant);
      if (at < 0) continue;
      const [other] = rest.splice(at, 1);
      noise.push(...compareText(name, other!, pair.tolerance).noise.map((n) => ({ ...n, path })));
      return false;
    }
    return true;
  });
  const explained = (name: string, missing: 'before' | 'after'): boolean => {
    const reason = whyOneSided(pair, name, missing);
    if (reason === undefined) return false;
    noise.push({
      path,
      was: missing === 'after' ? name : '',
      is: missing === 'after' ? '' : name,
      reason,
    });
    return true;
  };
  if (gone.length > 0 && areSameNames(gone, rest)) {
    noise.push({ path, was: gone.join(', '), is: rest.join(', '), reason: PARTED });
    return { aspect, noise };
  }
  const lost = gone.filter((name) => !explained(name, 'after'));
  const won = rest.filter((name) => !explained(name, 'before'));
  if (lost.length + won.length > 0)
    return { aspect, change: { path, before: was, after: is }, noise };
  return noise.length > 0 ? { aspect, noise } : undefined;
}

const PARTED = 'the same names, parted otherwise';
const BETWEEN_NAMES: ReadonlySet<string> = new Set(['og', 'samt']);

/** Whether two lists print the same names in a row: whether "og" parts two or stands in one is a reader's guess. */
function areSameNames(some: readonly string[], others: readonly string[]): boolean {
  const words = (names: readonly string[]): string =>
    foldedWords(names.join(' '))
      .filter((word) => !BETWEEN_NAMES.has(word))
      .join(' ');
  return some.length !== others.length && words(some) === words(others);
}

/** Dates are what they say; what says no date is compared as printed. */
function schedule(pair: PairOf): Finding {
  const key = ({ schedule }: Offering): string | undefined => {
    const dates = (schedule ?? []).map(({ start, end }) => start && `${start}/${end ?? ''}`);
    return dates.length > 0 && dates.every((date) => date !== undefined)
      ? dates.join(' ')
      : undefined;
  };
  const printed = ({ schedule }: Offering): string | undefined =>
    schedule?.map((date) => date.text).join('; ');
  return text(pair, 'schedule', 'schedule', printed, key);
}

const priceKey = ({ price }: Offering): string | undefined =>
  price?.amount === undefined ? undefined : `${price.amount} ${price.per ?? ''}`;

function contacts(pair: PairOf): Finding {
  return names(pair, 'contact', 'contacts', (offering) =>
    (offering.contacts ?? []).flatMap(({ name, email, phone }) =>
      [name, email, phone].filter((part) => part !== undefined),
    ),
  );
}

/** A kind that is not printed is a guess by what stands in and around an offering: it says nothing of its own. */
const isPrinted = ({ fieldConfidence, corrected = [] }: Offering): boolean =>
  (fieldConfidence?.kind ?? 1) === 1 || corrected.includes('kind');

function kind({ before, after, tolerance }: PairOf): Finding {
  if (before.kind === after.kind || !isClean(tolerance)) return undefined;
  if (!isPrinted(before) || !isPrinted(after)) return undefined;
  return {
    aspect: 'kind',
    change: { path: 'kind', before: before.kind, after: after.kind },
    noise: [],
  };
}

const isClean = ({ before, after }: Tolerance): boolean => isExact(before) && isExact(after);
