import { toPlanes } from '../../src/normalize/model/container.ts';
import { STEPS_PER_NAT } from '../../src/normalize/model/lexicon.ts';
import { compoundParts } from './compounds.ts';
import { buildDawg } from './dawg.ts';
import { LETTERS, letterCube } from './letters.ts';

/** What a dictionary word that no list knows is worth: about once in 30 million words. */
const UNSEEN = 3e-8;

/** A probability in steps of the model; 255 is the least that can be told. */
export const steps = (p: number): number =>
  Math.min(255, Math.max(0, Math.round(-Math.log(p) * STEPS_PER_NAT)));

/** The sections of lexicon.bin: see src/normalize/model/lexicon.ts. `words` are sorted. */
export function lexiconSections(
  words: readonly string[],
  roles: ReadonlyMap<string, number>,
  frequency: ReadonlyMap<string, number>,
  telltales: readonly (readonly [form: string, evidence: number])[],
): Map<string, Uint8Array> {
  const letters = new Set(words.flatMap((word) => [...word]));
  const alphabet = [...letters].sort();
  const code = new Map(alphabet.map((letter, index) => [letter, index + 1]));
  const classes = [...new Set(roles.values())].sort((a, b) => a - b);
  const classOf = new Map(classes.map((role, index) => [role, index]));
  const dawg = buildDawg(
    words.map((w) => [[...w].map((c) => code.get(c)!), classOf.get(roles.get(w)!)!] as const),
  );
  const parts = compoundParts(roles, frequency);
  const each = (p: (word: string) => number): Uint8Array =>
    Uint8Array.from(words, (word) => steps(Math.max(UNSEEN, p(word))));
  // Frequent words tell more of the language than rare ones, but not in proportion.
  const spelled = new Map(words.map((word) => [word, Math.sqrt(frequency.get(word) ?? UNSEEN)]));
  return new Map([
    ['alphabet', Buffer.from(alphabet.join(''), 'utf8')],
    ['labels', dawg.labels],
    ['targets', toPlanes(dawg.targets, 3)],
    ['last', dawg.last],
    ['root', toPlanes([dawg.root], 3)],
    ['roles', Uint8Array.from(classes)],
    ['frequency', each((word) => frequency.get(word) ?? 0)],
    ['firstPart', each(parts.first)],
    ['lastPart', each(parts.last)],
    ['telltales', Buffer.from(telltales.map(([form]) => form).join('\n'), 'utf8')],
    ['evidence', Uint8Array.from(telltales, ([, e]) => Math.round(e * STEPS_PER_NAT))],
    ['letters', Buffer.from(LETTERS, 'utf8')],
    ['letterCube', Uint8Array.from(letterCube(spelled), (logP) => steps(Math.exp(logP)))],
  ]);
}
