import type { ConfusionTable, Rewrite, Rewrites } from '../../model/index.ts';

/** Three entries of a table: what one side has, what the other has, how likely, and the confusion in words. */
type Entry = readonly [from: string, to: string, p: number, reason: string];

/** The print on the near side, its reading on the far side. */
export const asRead = (table: ConfusionTable): Entry[] =>
  table.map(([truth, read, p]) => [truth, read, p, reasonFor(truth, read)]);

/** The reading on the near side, the print on the far side. */
export const asPrinted = (table: ConfusionTable): Entry[] =>
  table.map(([truth, read, p]) => [read, truth, p, reasonFor(truth, read)]);

/**
 * Letters that are read alike: text that was mended without a record of it may have the one for the other.
 */
export function asMended(table: ConfusionTable): Entry[] {
  const printed = new Map<string, (readonly [truth: string, p: number])[]>();
  for (const [truth, read, p] of table) {
    if (read === '') continue;
    printed.set(read, [...(printed.get(read) ?? []), [truth, p]]);
  }
  return [...printed].flatMap(([read, truths]) =>
    truths.flatMap(([truth, p]) =>
      truths
        .filter(([other]) => other !== truth)
        .map(
          ([other, q]): Entry => [
            truth,
            other,
            p * Math.sqrt(q),
            `${truth} read as ${read}, which ${other} is read as, too`,
          ],
        ),
    ),
  );
}

/** Signs that no word holds: where one stands in a word, a reader had no letter for the print. */
const STRANGE_SIGNS = [...'€¢£¥@®©&#§$*'];
const STRANGE_SIGN = 5e-4;
/** A letter that is often read as each of two others is at times read as both, one after the other. */
const OFTEN = 0.01;
const BOTH = 4e-4;

/**
 * A table of lost letters with what it was too small a sample to hold: other strange signs, alone or beside a letter,
 * and two letters read for one.
 */
export function broadened(table: ConfusionTable): ConfusionTable {
  const lost = [...new Set(table.map(([truth]) => truth))].filter((truth) =>
    /^[æøå]$/u.test(truth),
  );
  const likely = (truth: string): string[] =>
    table.flatMap(([of, read, p]) =>
      of === truth && p >= OFTEN && read.length === 1 ? [read] : [],
    );
  const added = lost.flatMap((truth) => {
    const reads = likely(truth).filter((read) => /\p{L}/u.test(read));
    const beside = STRANGE_SIGNS.flatMap((sign) => reads.flatMap((r) => [r + sign, sign + r]));
    const both = reads.flatMap((one) => reads.map((other) => one + other));
    return [
      ...[...STRANGE_SIGNS, ...beside].map((read) => [truth, read, STRANGE_SIGN] as const),
      ...both.map((read) => [truth, read, BOTH] as const),
    ];
  });
  // rewrites() keeps the likelier of two entries, so that what was counted stands
  return [...table, ...added.map(([truth, read, p]): ConfusionTable[number] => [truth, read, p])];
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyzæøå0123456789'];

/** Strange signs in the place of a letter or digit, which readers of page images write, too. */
export const STRANGE_READINGS: ConfusionTable = LETTERS.flatMap((truth) =>
  STRANGE_SIGNS.map((read): ConfusionTable[number] => [truth, read, STRANGE_SIGN]),
);

/** A capital read as a small letter, or a small one as a capital: "lyngbæk", "varighed" in labels of small type. */
const CASE = 5e-4;
export const OTHER_CASE: ConfusionTable = [...'abcdefghijklmnopqrstuvwxyzæøå'].flatMap(
  (letter): ConfusionTable => [
    [letter.toUpperCase(), letter, CASE],
    [letter, letter.toUpperCase(), CASE],
  ],
);

/** Letters of one shape: "VVS" is read as "WVS" and "WS", which no count over a few pages holds. */
const ALIKE = 5e-4;
export const ONE_SHAPE: ConfusionTable = ['v', 'V'].flatMap((letter): ConfusionTable => {
  const wide = letter === 'v' ? 'w' : 'W';
  return [
    [letter, wide, ALIKE],
    [letter + letter, wide, ALIKE],
    [wide, letter + letter, ALIKE],
  ];
});

function reasonFor(truth: string, read: string): string {
  if (truth === '') return `${read} read where nothing is`;
  return `${truth} read as ${read === '' ? 'nothing' : read}`;
}

/** What may become what, from one side of a comparison to the other. Costs are -ln P, steps the confusions in words. */
export function rewrites(entries: readonly Entry[]): Rewrites<string> {
  const from = new Map<string, Map<string, Rewrite<string>>>();
  let longest = 0;
  for (const [near, to, p, step] of entries) {
    const cost = -Math.log(p);
    const known = from.get(near) ?? new Map<string, Rewrite<string>>();
    from.set(near, known);
    longest = Math.max(longest, near.length);
    if ((known.get(to)?.cost ?? Number.POSITIVE_INFINITY) > cost) known.set(to, { to, cost, step });
  }
  return { from: new Map([...from].map(([near, list]) => [near, [...list.values()]])), longest };
}
