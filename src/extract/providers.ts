import type { Profile } from '../model/index.ts';
import { fold } from './fold.ts';

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

/** A reader of the titles of one profile. */
export function titleReader(markers: readonly string[]): (text: string) => MarkedTitle {
  const alternatives = markers.map((marker) => {
    const [first = '', ...rest] = marker;
    const either = `[${literally(first.toLowerCase())}${literally(first.toUpperCase())}]`;
    return `${either}${literally(rest.join(''))}${/\w$/.test(marker) ? '\\s+' : '\\s*'}`;
  });
  const pattern =
    alternatives.length === 0
      ? undefined
      : new RegExp(
          `^(?<title>.+?)[\\s,–-]+(?:${alternatives.join('|')})(?<names>${NAMES})\\.?$`,
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
    return { title, printed: splitNames(names), run: [start, start + names.length] };
  };
}

/** Names parted at slashes, commas, plus signs, "&" and "og" between names. */
export function splitNames(names: string): string[] {
  return names
    .split(/\s*[/,+;]\s*|\s+(?:og|samt)\s+(?=\p{Lu})|\s+&\s+/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/**
 * Settles printed names on canonical ones: by the profile, and by what the other titles of the document say.
 * A reading may have lost the slash between two names ("KLIKOMPONENT"): a name that is unknown, and is two known
 * names with at most one letter between them, is these two.
 */
export function providerNamer(
  profile: Profile,
  printed: readonly (readonly string[])[],
): (names: readonly string[]) => string[] {
  const canonical = new Map<string, string>();
  const counts = new Map<string, { name: string; count: number }>();
  for (const name of printed.flat()) {
    const entry = counts.get(fold(name)) ?? { name, count: 0 };
    entry.count++;
    counts.set(fold(name), entry);
  }
  for (const [key, { name, count }] of counts) if (count >= 2) canonical.set(key, name);
  for (const provider of profile.providers) {
    for (const alias of [provider.name, ...provider.aliases])
      canonical.set(fold(alias), provider.name);
  }
  const known = [...canonical.keys()].sort((a, b) => b.length - a.length);
  const settle = (name: string): string[] => {
    const key = fold(name);
    const direct = canonical.get(key);
    if (direct !== undefined) return [direct];
    const squeezed = key.replaceAll(' ', '');
    for (const left of known) {
      if (!squeezed.startsWith(left.replaceAll(' ', ''))) continue;
      const rest = squeezed.slice(left.replaceAll(' ', '').length);
      for (const skip of [1, 0]) {
        const right = known.find((other) => other.replaceAll(' ', '') === rest.slice(skip));
        if (right !== undefined && right !== left) {
          return [canonical.get(left) as string, canonical.get(right) as string];
        }
      }
    }
    return [name];
  };
  return (names) => [...new Set(names.flatMap(settle))];
}
