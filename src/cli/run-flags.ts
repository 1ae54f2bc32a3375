import { type Command, Option } from 'commander';
import { seconds } from './option-values.ts';
import { addReadingOptions, type ReadingFlags } from './reading-options.ts';

/** The options of commands that write a folder of results for each document, as commander hands them over. */
export interface ResultFlags extends ReadingFlags {
  readonly out: string;
  readonly report: 'auto' | 'pictures' | 'none';
  /** Seconds. */
  readonly timeout?: number;
  readonly quiet?: boolean;
  readonly log?: 'json';
}

export interface RunFlags extends ResultFlags {
  readonly corrections?: string;
  readonly reference?: string;
}

export interface WatchFlags extends ResultFlags {
  /** Seconds. */
  readonly settle: number;
}

export const addResultOptions = (command: Command): Command =>
  addReadingOptions(command.option('--out <dir>', 'where the results go', 'output'))
    .option(
      '--timeout <seconds>',
      'stop reading a document after this time, and deliver what was read (default: 40 s, and 40 s for each page)',
      seconds,
    )
    .addOption(
      new Option(
        '--report <how>',
        'report.html: with pictures of scanned pages (others are drawn from their words), with pictures of all pages (slower), or none',
      )
        .choices(['auto', 'pictures', 'none'])
        .default('auto'),
    )
    .option('--quiet', 'say nothing but errors')
    .addOption(new Option('--log <format>', 'progress and errors as JSON lines').choices(['json']));
