import { type Command, Option } from 'commander';
import type { RunOptions } from '../pipeline.ts';
import { count } from './option-values.ts';
import { addPageOptions, type PageFlags } from './page-options.ts';

/** How documents are read, by every command that is given some. */
export interface ReadingFlags extends PageFlags {
  readonly ocr: 'auto' | 'always' | 'never';
  readonly profile?: string;
  readonly cache: boolean;
  readonly password?: string;
  readonly maxSize?: number;
  readonly maxText?: number;
}

export const addReadingOptions = (command: Command): Command =>
  addPageOptions(
    command
      .addOption(
        new Option(
          '--ocr <when>',
          'recognise page images: where the text of a page is not to be trusted, on every page, or on none',
        )
          .choices(['auto', 'always', 'never'])
          .default('auto'),
      )
      .option(
        '--profile <name|file>',
        'what is particular to a publisher (default: chosen from the document)',
      )
      .option('--no-cache', 'recompute everything')
      .option('--password <password>', 'opens encrypted PDFs')
      .option('--max-size <MB>', 'refuse larger files (default: 500)', count)
      .option('--max-text <n>', 'refuse pages of more characters (default: 500000)', count),
  );

/** What they say to the pipeline. */
export const runOptions = (flags: ReadingFlags): RunOptions => ({
  ocr: flags.ocr,
  ocrEngine: flags.ocrEngine,
  jobs: flags.jobs,
  ocrTimeoutSeconds: flags.ocrTimeout,
  ...(flags.profile !== undefined && { profile: flags.profile }),
  ...(flags.password !== undefined && { password: flags.password }),
  ...(flags.maxSize !== undefined && { maxSize: flags.maxSize }),
  ...(flags.maxPages !== undefined && { maxPages: flags.maxPages }),
  ...(flags.maxPixels !== undefined && { maxPixels: flags.maxPixels }),
  ...(flags.maxText !== undefined && { maxText: flags.maxText }),
});
