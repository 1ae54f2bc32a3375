import { type Box, type PageImage, union, type Word } from '../model/index.ts';
import { holdsDash, settleDashes } from './dashes.ts';

/** What the second reading is asked for: signs, and letters of Danish' neighbours. */
const SIGN = /[@#_*°“”„’‘§€]/u;
const FOREIGN = /[äöüßÄÖÜ]/u;
/** A foreign letter is believed in a word that is read with so much confidence, and no less than the first time. */
const SURE = 0.8;
const ADDRESS = /^[^\s@]*@[^\s@]+\.\p{L}{2,}/u;

/**
 * The words of a place, the signs in them as the second reading has them, all other letters as the first has them:
 * the second reader knows no æ, ø and å.
 */
export function mergeReadings(
  first: readonly Word[],
  second: readonly Word[],
  image: PageImage,
): Word[] {
  return groupsOf(first, second).flatMap((group) => settle(group, image));
}

interface Group {
  readonly first: readonly Word[];
  readonly second: readonly Word[];
}

/** Words of both readings that stand in the same place, left to right. */
function groupsOf(first: readonly Word[], second: readonly Word[]): Group[] {
  const groups: { first: Word[]; second: Word[]; box: Box }[] = [];
  const all = [
    ...first.map((word) => ({ word, side: 'first' as const })),
    ...second.map((word) => ({ word, side: 'second' as const })),
  ].sort((a, b) => a.word.box[0] - b.word.box[0]);
  for (const { word, side } of all) {
    const last = groups.at(-1);
    const shared = last === undefined ? 0 : Math.min(last.box[2], word.box[2]) - word.box[0];
    const small = last === undefined ? 1 : Math.min(widthOf(last.box), widthOf(word.box));
    if (last !== undefined && shared > 0.3 * small) {
      last[side].push(word);
      last.box = union([last.box, word.box]);
    } else groups.push({ first: [], second: [], [side]: [word], box: word.box } as never);
  }
  return groups;
}

const widthOf = ([x0, , x1]: Box): number => Math.max(0.1, x1 - x0);

function settle({ first, second }: Group, image: PageImage): Word[] {
  if (first.length === 0 || second.length === 0) return [...first];
  const text = mergeTexts(first, second, image);
  const before = first.map((word) => word.text).join(' ');
  if (text === before) return [...first];
  const parts = text.split(' ').filter((part) => part !== '');
  const confidence = Math.max(
    Math.min(...first.map((word) => word.confidence)),
    Math.min(...second.map((word) => word.confidence)),
  );
  const model = first[0] as Word;
  if (parts.length === first.length) {
    return first.map((word, i) =>
      word.text === parts[i] ? word : { ...word, text: parts[i] as string, confidence },
    );
  }
  if (parts.length === second.length) {
    return second.map(({ box }, i) => ({ ...model, text: parts[i] as string, box, confidence }));
  }
  const box = union(first.map((word) => word.box));
  return [{ ...model, text: parts.join(''), box, confidence }];
}

function mergeTexts(first: readonly Word[], second: readonly Word[], image: PageImage): string {
  const [a, b] = [first, second].map((words) => words.map(({ text }) => text).join(' ')) as [
    string,
    string,
  ];
  const sure =
    Math.min(...second.map(({ confidence }) => confidence)) >=
    Math.max(SURE, Math.min(...first.map(({ confidence }) => confidence)));
  const address = ADDRESS.test(b.replaceAll(' ', ''));
  const segments = alignSegments(a, b);
  // An umlaut for what is no Danish vowel makes the word a foreign one: then its other umlauts count as well.
  const foreign =
    sure && segments.some(([from, to]) => FOREIGN.test(to) && !/[øåØÅ]/u.test(from) && from !== to);
  const merged = segments.map(([from, to], i) => {
    if (from === to) return from;
    if (SIGN.test(to)) return isOdd(from, to, segments[i - 1]?.[0] ?? '', b) ? from : to;
    if (foreign && FOREIGN.test(to)) return to;
    if (address && /[^a-z\d.-]/u.test(from) && /^[a-z\d._@-]*$/u.test(to)) return to;
    if (to === '-' && from === '' && holdsDash(first[0] as Word, image)) return to;
    return from;
  });
  const joined = merged.join('');
  const text = address ? joined.replace(/ ?([@_]) ?/gu, '$1') : joined;
  // What was joined to a dash that the first reading passed over is still to be measured.
  return text !== a && first.length === 1
    ? settleDashes({ ...(first[0] as Word), text }, image).text
    : text;
}

/**
 * A sign seen where none is written: "202€" for 2026; "st@j", as an @ stands in addresses and before names alone;
 * "forløb_)", as what is no address or path has no underscores.
 */
const isOdd = (from: string, to: string, before: string, whole: string): boolean =>
  (to.includes('€') && /^\d/u.test(from) && /\d$/u.test(before)) ||
  (to.includes('@') &&
    /\p{L}$/u.test(before) &&
    // a capital within a word is none: "lungeØaakanden-", an address that goes on on the next line
    !/\p{Lu}/u.test(from) &&
    !ADDRESS.test(whole.replaceAll(' ', ''))) ||
  (to.includes('_') && !/[@/.]\S*\p{L}/u.test(whole));

/** Two strings as pairs of segments that correspond: equal ones, and the shortest unequal ones between them. */
function alignSegments(a: string, b: string): (readonly [string, string])[] {
  const [n, m] = [a.length, b.length];
  const width = m + 1;
  const cost = new Uint16Array((n + 1) * width);
  for (let i = 0; i <= n; i++) cost[i * width] = i;
  for (let j = 0; j <= m; j++) cost[j] = j;
  const at = (i: number, j: number) => cost[i * width + j] as number;
  for (let i = 1; i <= n; i++) {
    for (let j = 1; j <= m; j++) {
      cost[i * width + j] = Math.min(
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
      );
    }
  }
  const segments: [string, string][] = [];
  const put = (from: string, to: string) => {
    const last = segments[0];
    const equal = from === to;
    if (last !== undefined && equal === (last[0] === last[1])) {
      segments[0] = [from + last[0], to + last[1]];
    } else segments.unshift([from, to]);
  };
  for (let i = n, j = m; i > 0 || j > 0; ) {
    if (i > 0 && j > 0 && at(i, j) === at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)) {
      put(a[--i] as string, b[--j] as string);
    } else if (i > 0 && at(i, j) === at(i - 1, j) + 1) put(a[--i] as string, '');
    else put('', b[--j] as string);
  }
  return segments;
}
