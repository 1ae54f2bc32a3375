import { basename, dirname, parse, resolve } from 'node:path';
import filenamify from 'filenamify';
import type { Input } from './inputs.ts';

/** Ways to name an input's folder, plainest first. A later one serves where an earlier one is not unique. */
const spellings: readonly ((input: Input) => string)[] = [
  ({ fileName }) => parse(fileName).name,
  ({ fileName }) => fileName,
  (input) => `${parent(input)}-${parse(input.fileName).name}`,
  (input) => `${parent(input)}-${input.fileName}`,
];

const parent = ({ label }: Input): string => basename(dirname(resolve(label)));

/**
 * Names for the folders of the results, in the order of the inputs: the file's name without its extension. Inputs
 * that share one are told apart by their extension ("a.pdf", "a.png"), else by their folder ("2025-a", "2026-a"),
 * else by a number in the order of their paths. Each name is one safe path component, unique even where a file system
 * ignores case, and does not depend on the order of the inputs.
 */
export function outputNames(inputs: readonly Input[]): readonly string[] {
  const groups = new Map<string, Input[]>();
  for (const input of inputs) {
    const name = folded(safe(parse(input.fileName).name));
    groups.set(name, [...(groups.get(name) ?? []), input]);
  }
  const wished = new Map<Input, string>();
  for (const group of groups.values()) {
    const spelling = spellings.find((spell) => distinct(group.map((input) => safe(spell(input)))));
    for (const input of group) {
      wished.set(input, safe((spelling ?? spellings[0]!)(input)));
    }
  }
  return numbered(inputs, wished);
}

/** A name for one more input beside those that are `taken`, which stay as they are. */
export function nextName(input: Input, taken: ReadonlySet<string>): string {
  const used = new Set([...taken].map(folded));
  const free = (name: string) => !used.has(folded(name));
  const wishes = spellings.map((spell) => safe(spell(input)));
  const wish = wishes.find(free);
  if (wish !== undefined) return wish;
  for (let n = 2; ; n++) if (free(`${wishes[0]}-${n}`)) return `${wishes[0]}-${n}`;
}

function numbered(inputs: readonly Input[], wished: ReadonlyMap<Input, string>): readonly string[] {
  const taken = new Set<string>();
  const names = new Map<Input, string>();
  for (const input of inputs.toSorted((a, b) => (a.label < b.label ? -1 : 1))) {
    const wish = wished.get(input)!;
    let name = wish;
    for (let n = 2; taken.has(folded(name)); n++) name = `${wish}-${n}`;
    taken.add(folded(name));
    names.set(input, name);
  }
  return inputs.map((input) => names.get(input)!);
}

const distinct = (names: readonly string[]): boolean =>
  new Set(names.map(folded)).size === names.length;

const folded = (name: string): string => name.normalize('NFC').toLowerCase();

/** One path component that every usual file system takes: 60 characters are at most 240 of its 255 bytes. */
function safe(name: string): string {
  const visible = name.normalize('NFC').replace(/^[.\s]+/, '') || 'document';
  const plain = filenamify(visible, { replacement: '-', maxLength: Infinity });
  return [...plain]
    .slice(0, 60)
    .join('')
    .replace(/[. ]+$/, '');
}
