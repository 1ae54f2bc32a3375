import { writeWhole } from '../batch/index.ts';
import { compareInTurn, type Edition, historyIn, partialWarnings } from '../comparison.ts';
import {
  type Comparison,
  formatHistoryHtml,
  formatHistoryMarkdown,
  formatHistoryText,
  formatHtml,
  formatMarkdown,
  formatText,
  patchOf,
} from '../diff/index.ts';
import { PartialError, UsageError } from '../model/index.ts';
import type { DiffFlags } from './diff-flags.ts';
import { errorText } from './error-text.ts';
import { readEditions } from './read-editions.ts';

/** What `katalog diff` does; the exit code. Throws what keeps an edition from being read. */
export async function diffEditions(args: readonly string[], flags: DiffFlags): Promise<number> {
  checkCall(args, flags);
  const editions = await readEditions(args, flags);
  const comparisons = await compareInTurn(editions, {
    showNoise: flags.showNoise ?? false,
    ...(flags.profile !== undefined && { profile: flags.profile }),
  });
  const color = flags.out === undefined && process.stdout.isTTY && !process.env['NO_COLOR'];
  const text =
    editions.length === 2
      ? formatted(flags.format, editions, comparisons[0]!, color)
      : formattedHistory(flags.format, editions, comparisons, color);
  if (flags.out === undefined) process.stdout.write(text);
  else await writeWhole(flags.out, text);
  const missing = partialWarnings(editions);
  if (missing.length === 0) return failing(comparisons, flags.failOn) ? 1 : 0;
  const error = new PartialError({
    reason: `${missing.length} ${missing.length === 1 ? 'page' : 'pages'} could not be read, so that the comparison is not to be relied upon`,
    remedy: 'See the warnings for each page, mend the cause and compare again',
  });
  process.stderr.write(errorText(error));
  return error.exitCode;
}

function checkCall(args: readonly string[], { format }: DiffFlags): void {
  if (args.length < 2) {
    throw new UsageError({
      reason: 'one edition cannot be compared',
      remedy: 'Name two editions or more, the oldest first',
    });
  }
  if (args.filter((arg) => arg === '-').length > 1) {
    throw new UsageError({
      reason: 'standard input holds one edition',
      remedy: 'Give "-" once, and files for the others',
    });
  }
  if (args.length > 2 && format === 'patch') {
    throw new UsageError({
      reason: 'a patch leads from one edition to one other',
      remedy: 'Name two editions, or choose another --format',
    });
  }
}

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

function formatted(
  format: DiffFlags['format'],
  [before, after]: readonly Edition[],
  { diff, matching }: Comparison,
  color: boolean,
): string {
  switch (format) {
    case 'text':
      return formatText(diff, { color });
    case 'json':
      return json(diff);
    case 'markdown':
      return formatMarkdown(diff);
    case 'html':
      return formatHtml(diff);
    case 'patch':
      return json(patchOf(before!.file, after!.file, matching));
  }
}

function formattedHistory(
  format: DiffFlags['format'],
  editions: readonly Edition[],
  comparisons: readonly Comparison[],
  color: boolean,
): string {
  const history = historyIn(editions, comparisons);
  if (format === 'json') return json(history);
  if (format === 'markdown') return formatHistoryMarkdown(history);
  return format === 'html' ? formatHistoryHtml(history) : formatHistoryText(history, { color });
}

const failing = (comparisons: readonly Comparison[], failOn: DiffFlags['failOn']): boolean =>
  comparisons.some(({ diff }) =>
    diff.changes.some(({ severity }) => failOn === 'any' || severity === failOn),
  );
