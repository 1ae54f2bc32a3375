import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import { count, seconds } from './option-values.ts';

/** How pages are read, and what they may take: by whatever command. */
export interface PageFlags {
  readonly jobs: number;
  readonly ocrEngine: 'auto' | 'js' | 'native';
  readonly maxPages?: number;
  readonly maxPixels?: number;
  /** Seconds, and megabytes. */
  readonly pageTimeout: number;
  readonly ocrTimeout: number;
  readonly maxMemory: number;
}

export const addPageOptions = (command: Command): Command =>
  command
    .option('--jobs <n>', 'pages at once', count, availableParallelism())
    .addOption(
      new Option(
        '--ocr-engine <engine>',
        'what recognises page images: tesseract.js from npm (js), the tesseract that is installed (native, faster), or that where there is one (auto)',
      )
        .choices(['auto', 'js', 'native'])
        .default('js'),
    )
    .option('--max-pages <n>', 'refuse documents of more pages (default: 2000)', count)
    .option('--max-pixels <n>', 'refuse pages of more pixels (default: 100 million)', count)
    .option('--page-timeout <seconds>', 'give a page up that takes longer to open', seconds, 30)
    .option(
      '--ocr-timeout <seconds>',
      'give a page up that takes longer to recognise, waiting for a processor apart',
      seconds,
      120,
    )
    .option('--max-memory <MB>', 'give a page up that takes more memory to open', count, 800);
