import { adaptedChannel } from './adapt.ts';
import { isDanish } from './languages.ts';
import { type Column, decode } from './lattice.ts';
import { replacementFor, type TokenReplacement } from './mend.ts';
import type { DanishModel } from './model/load.ts';
import type { Option } from './option.ts';
import { createOptionFinder, type OptionFinder } from './options.ts';
import type { Token } from './tokens.ts';

/** What the decoder must be sure of to change a word of a reading in the right language (bench/repair/readings.ts). */
const MIN_CONFIDENCE = 0.9;

/**
 * How much likelier a word is misread where the engine is not sure of it (nats): 20 % of such words are wrong, 0.3 %
 * of all (bench/repair/readings.ts).
 */
const DOUBT = Math.log(0.2 / 0.003);

const doubted = (options: readonly Option[]): Option[] =>
  options.map((option) =>
    option.kind === 'as-read' ? option : { ...option, channel: option.channel + DOUBT },
  );

/** Finds what a Danish reading of poor print may have misread. */
export const createUnsureFinder = (model: DanishModel): OptionFinder =>
  createOptionFinder(model, { channel: model.reading, keep: 0, lose: 0 });

/**
 * Mends what the engine was not sure of in text that was read as Danish, where another word is far likelier. All else stays as it was read, and is only the context that these are judged in.
 */
export function mendUnsure(
  tokens: readonly Token[],
  finder: OptionFinder,
  model: DanishModel,
): TokenReplacement[] {
  if (!isDanish(tokens.map((token) => token.low))) return [];
  const columns = tokens.map((token): Column => {
    const whole = { token, options: finder.of(token) };
    const asRead = whole.options.filter((option) => option.kind === 'as-read');
    if (asRead.length === 0) return whole;
    return { token, options: token.confidence === undefined ? asRead : doubted(whole.options) };
  });
  return decode(columns, model.context, adaptedChannel(undefined)).flatMap((choice) => {
    if (choice.confidence < MIN_CONFIDENCE) return [];
    const replacement = replacementFor(choice, columns);
    if (replacement === undefined || leavesUnsure(columns[choice.column]!.token, replacement)) {
      return [];
    }
    return [{ index: choice.column, replacement }];
  });
}

/** Whether a mend is of other letters of a word than those that the engine was not sure of. */
function leavesUnsure(
  { text, unsure }: Token,
  { before, after }: TokenReplacement['replacement'],
): boolean {
  if (unsure === undefined || before !== text) return false;
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let [end, ending] = [before.length, after.length];
  while (end > start && ending > start && before[end - 1] === after[ending - 1]) {
    end--;
    ending--;
  }
  const [from, to] = unsure;
  return start === end ? start < from || start > to : start >= to || end <= from;
}
