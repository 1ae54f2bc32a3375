import { type Adaptation, adaptedChannel, type Tally, tally } from './adapt.ts';
import type { Confusion } from './channel.ts';
import { type Choice, type Column, decode } from './lattice.ts';
import type { DanishModel } from './model/load.ts';
import type { Option } from './option.ts';
import type { OptionFinder } from './options.ts';
import { attested, type Witness } from './reference.ts';
import type { Replacement } from './revision.ts';
import type { Token } from './tokens.ts';

/**
 * A word that is one as read is changed only where that is likelier than this (bench/repair on the texts for
 * development: at 0.55 half as many again are changed in vain; at 0.62 no fewer are, but fewer damaged words restored).
 */
const MIN_CONFIDENCE = 0.6;
/** What joins two tokens where they are one word: the blank that the tokens adjoin by. */
const BLANK = ' ';

export interface TokenReplacement {
  /** Index of the token in its run, the first of two where they become one. */
  readonly index: number;
  readonly replacement: Replacement;
}

/** A run of damaged tokens as it was decoded without knowing how the text around it was misread. */
export interface Decoded {
  readonly columns: readonly Column[];
  readonly tally: Tally;
}

export function decodeFirst(
  tokens: readonly Token[],
  finder: OptionFinder,
  model: DanishModel,
  witness?: Witness,
): Decoded {
  const { context } = model;
  const testimonies = witness?.(tokens);
  const columns = tokens.map((token, i) => {
    const merged = i === 0 ? [] : finder.merged(tokens[i - 1]!, token);
    const options = attested(finder.of(token), testimonies?.[i] ?? [], token, model);
    return { token, options: merged.length === 0 ? options : [...options, ...merged] };
  });
  return { columns, tally: tally(decode(columns, context, adaptedChannel(undefined))) };
}

/** Decodes again, with the confusions as the text around shows them, and tells what to change. */
export function decodeAdapted(
  { columns }: Decoded,
  adaptation: Adaptation,
  { context }: DanishModel,
): TokenReplacement[] {
  return decode(columns, context, adaptedChannel(adaptation)).flatMap((choice) => {
    const replacement = replacementFor(choice, columns);
    const index = choice.column - choice.option.span + 1;
    return replacement === undefined ? [] : [{ index, replacement }];
  });
}

/** What a choice changes; undefined where it changes nothing, or a word on too little evidence. */
export function replacementFor(
  choice: Choice,
  columns: readonly Column[],
): Replacement | undefined {
  const { option, column, confidence } = choice;
  const { token } = columns[column]!;
  const first = columns[column - option.span + 1]!.token;
  const before = option.span === 1 ? token.text : `${first.text}${BLANK}${token.text}`;
  if (option.surface === before) return undefined;
  if (confidence < MIN_CONFIDENCE && option.span === 1 && isWord(columns[column]!))
    return undefined;
  return {
    kind: kindOf(option),
    at: first.at,
    before,
    after: option.surface,
    confidence: Math.round(confidence * 1000) / 1000,
    reason: reasonFor(option),
  };
}

/** Whether the reading itself is among the words and compounds that a column offers. */
const isWord = ({ options }: Column): boolean =>
  options.some((option) => option.kind === 'as-read' && option.isWord === true);

function kindOf(option: Option): Replacement['kind'] {
  if (option.kind === 'split' || option.kind === 'merge') return option.kind;
  return option.confusions.some((confusion) => confusion.losesLetter) ? 'diacritic' : 'spelling';
}

function reasonFor({ kind, confusions, attested: isAttested }: Option): string {
  const changes = confusions.map(describe);
  if (kind === 'split') changes.unshift('two words run together');
  if (kind === 'merge') changes.unshift('a word fallen apart');
  if (kind === 'compound') changes.push('a compound');
  if (isAttested) changes.push('the reference has it');
  return changes.length === 0 ? 'misread sign' : changes.join(', ');
}

function describe({ truth, read }: Confusion): string {
  if (truth === '' && read === '') return 'one letter misread';
  return `${truth} read as ${read === '' ? 'nothing' : read}`;
}
