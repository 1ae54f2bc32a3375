/**
 * Reads the word lists that a legacy Tesseract model carries: squished DAWGs over a character set.
 * Layout after Tesseract's `dawg.cpp`, `tessdatamanager.cpp` and `unicharset.cpp` (Apache-2.0).
 */

/** Positions of the parts in a traineddata file. */
const PART = { unicharset: 1, wordDawg: 7, frequentDawg: 9, bigramDawg: 14 } as const;
export type WordList = 'wordDawg' | 'frequentDawg' | 'bigramDawg';

const DAWG_MAGIC = 42;
const FLAG_BITS = 3n;
const LAST = 1n;
const BACKWARD = 2n;
const WORD_END = 4n;

function part(file: Buffer, index: number): Buffer {
  const count = file.readInt32LE(0);
  const start = (i: number): number => Number(file.readBigInt64LE(4 + 8 * i));
  if (index >= count || start(index) < 0) throw new Error(`traineddata has no part ${index}`);
  for (let next = index + 1; next < count; next++) {
    if (start(next) >= 0) return file.subarray(start(index), start(next));
  }
  return file.subarray(start(index));
}

function characters(file: Buffer): string[] {
  const [count, ...lines] = part(file, PART.unicharset).toString('utf8').split('\n');
  return lines.slice(0, Number(count)).map((line) => {
    const name = line.split(' ')[0]!;
    return name === 'NULL' ? ' ' : name;
  });
}

/** All words of one list, in the order of the DAWG. */
export function readWords(file: Buffer, list: WordList): string[] {
  const unichars = characters(file);
  const dawg = part(file, PART[list]);
  if (dawg.readInt16LE(0) !== DAWG_MAGIC) throw new Error(`${list} is no DAWG`);
  const unicharCount = dawg.readInt32LE(2);
  const edgeCount = dawg.readInt32LE(6);
  const edge = (i: number): bigint => dawg.readBigUInt64LE(10 + 8 * i);
  const flagStart = BigInt(Math.ceil(Math.log2(unicharCount + 1)));
  const letterMask = (1n << flagStart) - 1n;
  const words: string[] = [];
  const walk = (node: number, prefix: string): void => {
    for (let i = node; i < edgeCount; i++) {
      const record = edge(i);
      const flags = (record >> flagStart) & ((1n << FLAG_BITS) - 1n);
      if ((flags & BACKWARD) !== 0n) return;
      const letter = unichars[Number(record & letterMask)] ?? '\ufffd';
      const word = prefix + letter;
      if ((flags & WORD_END) !== 0n) words.push(word);
      const next = Number(record >> (flagStart + FLAG_BITS));
      if (next !== 0) walk(next, word);
      if ((flags & LAST) !== 0n) return;
    }
  };
  walk(0, '');
  return words;
}
