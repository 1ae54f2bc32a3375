import { type Adaptation, adapt, adaptedChannel } from './adapt.ts';
import type { Confusion } from './channel.ts';
import { type Choice, type Column, decode } from './lattice.ts';
import type { DanishModel } from './model/load.ts';
import type { Option } from './option.ts';
import { createOptionFinder, type OptionFinder } from './options.ts';
import type { Replacement } from './revision.ts';
import type { Token } from './tokens.ts';

/** How much text the confusions are adapted to: this many tokens, and as many on either side. */
const WINDOW = 300;
/** A word that is one as read is changed only where that is likelier than this: what stands is seldom wrong twice. */
const MIN_CONFIDENCE = 0.55;
/** What joins two tokens where they are one word: the blank that the tokens adjoin by. */
const BLANK = ' ';

export interface TokenReplacement {
  /** Index of the token, the first of two where they become one. */
  readonly index: number;
  readonly replacement: Replacement;
}

/**
 * Mends a stretch of text that lost its letters: decodes it, learns from what was sure how this text was misread,
 * and decodes it again. `kept` is the share of æ, ø and å that came through.
 */
export function mendStretch(
  tokens: readonly Token[],
  kept: number,
  model: DanishModel,
): TokenReplacement[] {
  const finder = createOptionFinder(model, kept);
  const pieces = Math.ceil(tokens.length / WINDOW);
  // Only three windows are held at a time, so that memory does not grow with the text.
  const held = new Map<number, { columns: Column[]; choices: Choice[] }>();
  const piece = (i: number): { columns: Column[]; choices: Choice[] } => {
    let found = held.get(i);
    if (found === undefined) {
      const columns = columnsOf(tokens.slice(i * WINDOW, (i + 1) * WINDOW), finder);
      const choices = decode(columns, model.context, adaptedChannel(undefined));
      found = { columns, choices };
      held.set(i, found);
      held.delete(i - 3);
    }
    return found;
  };
  const replacements: TokenReplacement[] = [];
  for (let i = 0; i < pieces; i++) {
    const around = [i - 1, i, i + 1]
      .filter((j) => j >= 0 && j < pieces)
      .flatMap((j) => piece(j).choices);
    const adaptation: Adaptation = adapt(around);
    const { columns } = piece(i);
    for (const choice of decode(columns, model.context, adaptedChannel(adaptation))) {
      const replacement = replacementFor(choice, columns);
      const index = i * WINDOW + choice.column - choice.option.span + 1;
      if (replacement !== undefined) replacements.push({ index, replacement });
    }
  }
  return replacements;
}

/** The first token of a window begins anew, so that no window needs the one before. */
const columnsOf = (tokens: readonly Token[], finder: OptionFinder): Column[] =>
  tokens.map((token, i) => {
    const merged = i === 0 ? [] : finder.merged(tokens[i - 1]!, token);
    return {
      token,
      options: merged.length === 0 ? finder.of(token) : [...finder.of(token), ...merged],
    };
  });

function replacementFor(choice: Choice, columns: readonly Column[]): Replacement | undefined {
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

/** Whether the reading itself is among the words that a column offers. */
const isWord = ({ options }: Column): boolean =>
  options.some((option) => option.kind === 'as-read' && option.first.id >= 0);

function kindOf(option: Option): Replacement['kind'] {
  if (option.kind === 'split' || option.kind === 'merge') return option.kind;
  return option.confusions.some((confusion) => confusion.losesLetter) ? 'diacritic' : 'spelling';
}

function reasonFor({ kind, confusions }: Option): string {
  const changes = confusions.map(describe);
  if (kind === 'split') changes.unshift('two words run together');
  if (kind === 'merge') changes.unshift('a word fallen apart');
  if (kind === 'compound') changes.push('a compound');
  return changes.length === 0 ? 'misread sign' : changes.join(', ');
}

function describe({ truth, read }: Confusion): string {
  if (truth === '' && read === '') return 'one letter misread';
  return `${truth} read as ${read === '' ? 'nothing' : read}`;
}
