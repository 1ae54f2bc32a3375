import fc from 'fast-check';

/** What can befall a file on its way. Places are shares of its length, so that a case shrinks well. */
export type Mutation =
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'drop'; readonly at: number; readonly length: number }
  | { readonly kind: 'repeat'; readonly at: number; readonly length: number }
  | { readonly kind: 'number'; readonly at: number; readonly value: string }
  | { readonly kind: 'streams'; readonly one: number; readonly other: number };

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const length = fc.integer({ min: 1, max: 4096 });
/** Numbers that readers of files stumble over. */
const number = fc.constantFrom('0', '-1', '1', '65535', '2147483647', '-2147483648', '9999999999');

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('flip' as const), at: share, bit: fc.nat(7) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), at: share }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop' as const), at: share, length }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('repeat' as const), at: share, length }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('number' as const), at: share, value: number }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('streams' as const), one: share, other: share }),
  },
);

/** The file with one mishap. */
export function mutate(file: Buffer, mishap: Mutation): Buffer {
  switch (mishap.kind) {
    case 'flip': {
      const copy = Buffer.from(file);
      const at = Math.floor(mishap.at * copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << mishap.bit);
      return copy;
    }
    case 'cut':
      return file.subarray(0, Math.floor(mishap.at * file.length));
    case 'drop': {
      const at = Math.floor(mishap.at * file.length);
      return Buffer.concat([file.subarray(0, at), file.subarray(at + mishap.length)]);
    }
    case 'repeat': {
      const at = Math.floor(mishap.at * file.length);
      return Buffer.concat([file.subarray(0, at + mishap.length), file.subarray(at)]);
    }
    case 'number':
      return replaceNumber(file, mishap);
    case 'streams':
      return swapStreams(file, mishap.one, mishap.other);
  }
}

/** Another number for one of those in the file's own syntax: a length, a count, a reference, a size. */
function replaceNumber(file: Buffer, { at, value }: Mutation & { kind: 'number' }): Buffer {
  const text = file.toString('latin1');
  const numbers = [...text.matchAll(/(?<=[ [/(])\d{1,10}(?=[ \]/>\r\n])/g)];
  const chosen = numbers[Math.floor(at * numbers.length)];
  if (chosen === undefined) return file;
  const rest = text.slice(chosen.index + chosen[0].length);
  return Buffer.from(text.slice(0, chosen.index) + value + rest, 'latin1');
}

/** One object's stream where another's belongs. */
function swapStreams(file: Buffer, one: number, other: number): Buffer {
  const text = file.toString('latin1');
  const streams = [...text.matchAll(/(?<=\bstream\r?\n)[\s\S]*?(?=\r?\nendstream)/g)];
  const pair = [one, other]
    .map((place) => streams[Math.floor(place * streams.length)])
    .sort((a, b) => (a?.index ?? 0) - (b?.index ?? 0));
  const [first, second] = pair;
  if (first === undefined || second === undefined || first === second) return file;
  const parts = [
    text.slice(0, first.index),
    second[0],
    text.slice(first.index + first[0].length, second.index),
    first[0],
    text.slice(second.index + second[0].length),
  ];
  return Buffer.from(parts.join(''), 'latin1');
}
