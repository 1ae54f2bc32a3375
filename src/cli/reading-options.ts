import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import { count, seconds } from './option-values.ts';

/** The options of every command that reads documents into a folder of results. */
export function addReadingOptions(command: Command): Command {
  return command
    .option('--out <dir>', 'where the results go', 'output')
    .addOption(
      new Option(
        '--ocr <when>',
        'recognise page images: where the text of a page is not to be trusted, on every page, or on none',
      )
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
    .addOption(
      new Option(
        '--ocr-engine <engine>',
        'what recognises them: tesseract.js from npm (js), the tesseract that is installed (native, faster), or that where there is one (auto)',
      )
        .choices(['auto', 'js', 'native'])
        .default('js'),
    )
    .option(
      '--profile <name|file>',
      'what is particular to a publisher (default: chosen from the document)',
    )
    .addOption(
      new Option(
        '--report <how>',
        'report.html: with pictures of scanned pages (others are drawn from their words), with pictures of all pages (slower), or none',
      )
        .choices(['auto', 'pictures', 'none'])
        .default('auto'),
    )
    .option('--jobs <n>', 'pages at once', count, availableParallelism())
    .option('--no-cache', 'recompute everything')
    .option('--password <password>', 'opens encrypted PDFs')
    .option('--max-size <MB>', 'refuse larger files (default: 500)', count)
    .option('--max-pages <n>', 'refuse documents of more pages (default: 2000)', count)
    .option('--max-pixels <n>', 'refuse pages of more pixels (default: 100 million)', count)
    .option('--max-text <n>', 'refuse pages of more characters (default: 500000)', count)
    .option('--page-timeout <seconds>', 'give a page up that takes longer to open', seconds, 30)
    .option(
      '--ocr-timeout <seconds>',
      'give a page up that takes longer to recognise, waiting for a processor apart',
      seconds,
      120,
    )
    .option('--max-memory <MB>', 'give a page up that takes more memory to open', count, 800)
    .option(
      '--timeout <seconds>',
      'stop reading a document after this time, and deliver what was read (default: 40 s, and 40 s for each page)',
      seconds,
    )
    .option('--quiet', 'say nothing but errors')
    .addOption(new Option('--log <format>', 'progress and errors as JSON lines').choices(['json']));
}
