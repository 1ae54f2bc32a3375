import type { Profile } from '../model/index.ts';
import { fold } from './fold.ts';
import { groupBy } from './group-by.ts';

/** A title as printed, parted into the title itself and the providers named behind a marker such as "v." */
export interface MarkedTitle {
  readonly title: string;
  /** Names as printed, in printed order. */
  readonly printed: readonly string[];
  /** Where the providers stand in the text: `[start, end)`. */
  readonly run: readonly [start: number, end: number];
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/**
 * What stands behind a marker: at most eight words that begin with a capital or a digit, joined by slashes,
 * commas, "og", "&" or small words inside names ("Foreningen af Museer", "Center for Ledelse").
 */
const NAME = String.raw`[\p{Lu}\d][\p{L}\p{N}.&'’|-]*`;
const SMALL = '(?:af|for|i|og|på|pa|til|de|den|det|der|under|ved|&)';
const NAMES = `${NAME}(?:(?:\\s*[/,+]\\s*|\\s+(?:${SMALL}\\s+){0,2})${NAME}){0,7}`;

/** Words in names that are no proper names: "Åkandens træningsteam", "Museet for søfart"; none that begins a clause. */
const COMMON =
  '(?!(?:om|der|som|hvor|hvordan|når|er|har|kan|vil|skal|at|men|med)(?!\\p{L}))\\p{Ll}[\\p{L}’-]*';
const LOOSE_NAMES = `${NAME}(?:(?:\\s*[/,+]\\s*|\\s+(?:&\\s+)?)(?:${NAME}|${COMMON})){0,8}(?<!\\s(?:og|i|af|for|på|til))`;

export type TitleReader = (text: string) => MarkedTitle;

/** A reader of the titles of one profile; `strict` for text that may be none: names are then proper names only. */
export function titleReader(markers: readonly string[], strict = false): TitleReader {
  const alternatives = markersAsPatterns(markers);
  const pattern =
    alternatives.length === 0
      ? undefined
      : new RegExp(
          `^(?<title>.+?)[\\s,–-]+\\(?(?:${alternatives.join('|')})(?<names>${strict ? NAMES : LOOSE_NAMES})\\.?\\)?$`,
          'u',
        );
  return (text) => {
    const match = pattern?.exec(text.trimEnd());
    const title = match?.groups?.title?.trim();
    const names = match?.groups?.names;
    if (match === null || match === undefined || !title || !names) {
      return { title: text.trim(), printed: [], run: [text.length, text.length] };
    }
    const start = text.lastIndexOf(names);
    return { title, printed: splitProviders(names), run: [start, start + names.length] };
  };
}

/** Reads how many characters a marker takes at the beginning of a line that names a provider: "v/ Musikhuset". */
export function providerLineReader(
  markers: readonly string[],
): (text: string) => number | undefined {
  const alternatives = markersAsPatterns(markers);
  if (alternatives.length === 0) return () => undefined;
  const pattern = new RegExp(`^(?<marker>${alternatives.join('|')})${LOOSE_NAMES}\\.?$`, 'u');
  return (text) => pattern.exec(text)?.groups?.marker?.length;
}

const markersAsPatterns = (markers: readonly string[]): string[] =>
  markers.map((marker) => {
    const [first = '', ...rest] = marker;
    const either = `[${literally(first.toLowerCase())}${literally(first.toUpperCase())}]`;
    return `${either}${literally(rest.join(''))}${/\w$/.test(marker) ? '\\s+' : '\\s*'}`;
  });

/** What parts names that are listed; the slash of "A/S" and "I/S" parts none. */
const LIST_MARK = String.raw`\s*(?:(?<!(?<!\p{L})[AIKP](?=/S(?!\p{L})))/|[,+;])\s*`;
const LIST = new RegExp(LIST_MARK, 'u');
const LIST_OR_AND = new RegExp(String.raw`${LIST_MARK}|\s+(?:og|samt)\s+(?=\p{Lu})`, 'u');

const partedAt = (names: string, mark: RegExp): string[] =>
  names
    .split(mark)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Names parted at slashes, commas, plus signs and "og" between names; "&" may stand inside one. */
export const splitNames = (names: string): string[] => partedAt(names, LIST_OR_AND);

/** Names of providers parted at slashes, commas and plus signs; "og" and "&" may stand inside one: see `providerNamer`. */
export const splitProviders = (names: string): string[] => partedAt(names, LIST);

/** What joins two names, or stands inside one. */
const JOINT = /\s+(?:og|samt|OG|SAMT|&)\s+(?=[\p{Lu}\d])/u;
const AND = /\s+(?:og|samt|OG|SAMT)\s+(?=[\p{Lu}\d])/u;
/** Shorter words are seldom whole names of bodies, but for abbreviations. */
const NAME_LENGTH = 7;

/** Whether a word or words may be the name of a body on their own. */
const isWhole = (name: string): boolean =>
  /\s/.test(name) || name.length >= NAME_LENGTH || /^[\p{Lu}\d]{2,}$/u.test(name);

/** A noun for a field of work; two of them joined are what a department is called: "Økonomi og Analyse", "Børn og Kultur". */
const FIELD =
  /^(?:børn|unge|ældre|social|miljø|natur|klima|skole|dagtilbud|familie|fritid|sport|park|vej|plan|by|byg|drift|løn|jura|teknik|personale|erhverv|arbejdsmarked|indkøb|\p{L}{2,}(?:ing|else|tion|ik|skab|hed|tur|omi|yse|ogi|service))$/iu;

const isField = (name: string): boolean => FIELD.test(name);

/** Whether a name begins with a noun in the definite form, as that of one body does: "Musikforeningen Klang". */
const isDefinite = (name: string): boolean =>
  /^\p{Lu}\p{Ll}{3,}(?:en|et|erne|ene)(?!\p{L})/u.test(name);

/** Gives names their canonical form: `asRead` are the same names before mending, where that may have harmed them. */
export type ProviderNamer = (names: readonly string[], asRead?: readonly string[]) => string[];

/**
 * Settles printed names on canonical ones: by the profile, and by what the other titles of the document say.
 * A reading may have lost the slash between two names ("KLIKOMPONENT"): a name that is unknown, and is two known
 * names with at most one letter between them, is these two.
 */
export function providerNamer(
  profile: Profile,
  printed: readonly (readonly string[])[],
): ProviderNamer {
  const canonical = knownNames(profile, printed);
  const known = [...canonical.keys()].sort((a, b) => b.length - a.length);
  const alone = new Set([...printed.flat().map(fold), ...canonical.keys()]);
  const ofProfile = new Set(
    profile.providers.flatMap((provider) => [provider.name, ...provider.aliases]).map(fold),
  );
  // names that are joined are parted where one of them is also printed alone; failing that "og" parts what may be
  // whole, unless several titles print it like that
  const arePrintedApart = (name: string, joined: readonly string[]): boolean => {
    if (ofProfile.has(fold(name))) return false;
    const isOneAlone = joined.some((each) => alone.has(fold(each)));
    const areWhole = joined.every(isWhole);
    if (canonical.has(fold(name))) {
      return joined.every(isDefinite) || (isOneAlone && areWhole);
    }
    return isOneAlone || (areWhole && !name.includes('&') && !joined.every(isField));
  };
  const isJoined = (name: string): boolean => AND.test(name) && canonical.has(fold(name));
  const resolve = (name: string): string[] | undefined => {
    const key = fold(name);
    // "&" stands inside a name more often than between two: "Dansk Emballage & Logistik og Ejerskiftehuset"
    const atAnd = name.split(AND);
    if (atAnd.length > 1 && name.includes('&') && atAnd.some((each) => alone.has(fold(each)))) {
      return atAnd.flatMap((each) => resolve(each) ?? [each]);
    }
    // "HR og Udvikling og Sekretariatet", where "HR og Udvikling" is a name that stands elsewhere
    const ends = atAnd.length > 2 ? endsAtAnd(name).find((pair) => pair.some(isJoined)) : undefined;
    if (ends !== undefined) return ends.flatMap((each) => resolve(each) ?? [each]);
    const joined = name.split(JOINT);
    if (joined.length > 1 && arePrintedApart(name, joined)) {
      return joined.flatMap((each) => resolve(each) ?? [each]);
    }
    const direct = canonical.get(key);
    return direct !== undefined
      ? [direct]
      : twoIn(squeeze(key), known)?.map((each) => canonical.get(each) as string);
  };
  return (names, asRead = names) => {
    const settled = names.flatMap((name, n) => {
      const read = names.length === asRead.length ? (asRead[n] as string) : name;
      return resolve(name) ?? resolve(read) ?? [name];
    });
    return [...new Set(settled)];
  };
}

/** Canonical names by their folded forms: the profile's, and those that several titles print. */
function knownNames(
  profile: Profile,
  printed: readonly (readonly string[])[],
): Map<string, string> {
  const canonical = new Map<string, string>();
  const all = printed.flat();
  const within = new Set(all.flatMap(endsAtAnd).flat().map(fold));
  const folded = new Set(all.map(fold));
  // "A og B" beside "A og B og C", where neither A nor B stands alone
  const isWithin = (key: string, name: string): boolean =>
    within.has(key) && AND.test(name) && !name.split(AND).some((half) => folded.has(fold(half)));
  for (const [key, names] of groupBy(all, fold)) {
    if (names.length >= 2 || isWithin(key, names[0] as string))
      canonical.set(key, names[0] as string);
  }
  for (const { name, aliases } of profile.providers) {
    for (const alias of [name, ...aliases]) canonical.set(fold(alias), name);
  }
  return canonical;
}

/** A joined name parted in two at each "og" in it: "A og B og C" is "A" and "B og C", or "A og B" and "C". */
const endsAtAnd = (name: string): [string, string][] =>
  [...name.matchAll(new RegExp(AND, 'gu'))].map(({ 0: and, index }) => [
    name.slice(0, index),
    name.slice(index + and.length),
  ]);

/** The two known names that `text` is, with at most one letter between them. */
function twoIn(text: string, known: readonly string[]): [string, string] | undefined {
  for (const left of known) {
    if (!text.startsWith(squeeze(left))) continue;
    const rest = text.slice(squeeze(left).length);
    const right = known.find(
      (other) => other !== left && [rest, rest.slice(1)].includes(squeeze(other)),
    );
    if (right !== undefined) return [left, right];
  }
  return undefined;
}

const squeeze = (text: string): string => text.replaceAll(' ', '');
