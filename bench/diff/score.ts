import type { CatalogueFile, DiffFile } from '../../src/model/index.ts';
import { KINDS, type Kind, type KnownEdit } from '../edits.ts';
import { plainly } from '../likeness.ts';
import { isMisread, type SetAndRead } from './misread.ts';

/** Counts of one kind of change: found and true, found in all, made in all. */
export interface Count {
  readonly right: number;
  readonly found: number;
  readonly made: number;
}

export type Counts = Readonly<Record<Kind, Count>>;

/** What was not as it should be, for reading. */
export interface Scored {
  readonly counts: Counts;
  readonly missed: readonly string[];
  readonly false: readonly string[];
  /** How many of the missed and of the false ones are of offerings that an edition was read otherwise in than set. */
  readonly misread: { readonly missed: number; readonly false: number };
}

/** Holds a comparison against the edits that were made. Aspects that no edit makes count as false text changes. */
export function score(
  { changes }: DiffFile,
  edits: readonly KnownEdit[],
  [older, newer]: readonly [SetAndRead, SetAndRead],
): Scored {
  const found = changes.flatMap(({ type, aspects, before, after, fields }) =>
    (type === 'changed' ? aspects : [type]).map((aspect) => ({
      kind: KINDS.find((kind) => kind === aspect) ?? 'text',
      told: aspect,
      title: keyOf((after ?? before)!.title),
      isMisread:
        (before !== undefined && isMisread(older, before.title)) ||
        (after !== undefined && isMisread(newer, after.title)),
      fields,
    })),
  );
  const open = edits.map(({ kind, title }) => ({ kind, title: keyOf(title) }));
  const right: Kind[] = [];
  const wrong: (typeof found)[number][] = [];
  for (const each of found) {
    const at = open.findIndex(({ kind, title }) => kind === each.kind && same(title, each.title));
    if (at < 0) wrong.push(each);
    else right.push(open.splice(at, 1)[0]!.kind);
  }
  const count = (kind: Kind): Count => ({
    right: right.filter((each) => each === kind).length,
    found: found.filter((each) => each.kind === kind).length,
    made: edits.filter((each) => each.kind === kind).length,
  });
  return {
    counts: Object.fromEntries(KINDS.map((kind) => [kind, count(kind)])) as Record<Kind, Count>,
    missed: open.map(({ kind, title }) => `${kind}: ${title}`),
    false: wrong.map(
      (each) =>
        `${each.told}: ${each.title}${each.isMisread ? ' (misread)' : ''} ${JSON.stringify(each.fields)}`,
    ),
    misread: {
      missed: open.filter(({ kind, title }) => isMisread(kind === 'removed' ? older : newer, title))
        .length,
      false: wrong.filter((each) => each.isMisread).length,
    },
  };
}

const keyOf = (title: string): string => plainly(title).toLowerCase();

/** A scan may have misread a letter of the title; numbered titles are told with their numbers. */
export function same(title: string, told: string): boolean {
  const bare = told.replace(/^[\d.]+ /, '');
  return title === bare || title.slice(0, 12) === bare.slice(0, 12);
}

/** Offerings of a catalogue that a reading of it does not have. */
export function unread(titles: readonly string[], { offerings }: CatalogueFile): string[] {
  const told = offerings.map(({ title }) => keyOf(title));
  return titles.filter((title) => !told.some((each) => same(keyOf(title), each)));
}

export const sum = (all: readonly Counts[]): Counts =>
  Object.fromEntries(
    KINDS.map((kind) => [
      kind,
      {
        right: total(all.map((counts) => counts[kind].right)),
        found: total(all.map((counts) => counts[kind].found)),
        made: total(all.map((counts) => counts[kind].made)),
      },
    ]),
  ) as Record<Kind, Count>;

const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
