import type { Command } from 'commander';
import { addResultOptions, type RunFlags } from './run-flags.ts';

export function addRun(program: Command, exit: (code: number) => void): void {
  const command = program
    .command('run')
    .summary('make records of catalogues')
    .description(
      'Reads catalogues and writes, for each, DIR/<name>/catalogue.json (the records), text.txt (the mended text), edits.jsonl (every change to the text), report.html (to check and correct the records) and run.json (times, versions, options).',
    )
    .argument(
      '<inputs...>',
      'PDFs, images (PNG, JPEG, TIFF), .txt, folders, quoted globs, or - for standard input',
    );
  addResultOptions(command)
    .option('--corrections <file>', 'corrections.json as saved from a report, to be made again')
    .option(
      '--reference <file>',
      'a clean edition, as catalogue.json or to be read: evidence for mending a damaged one',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ katalog run catalogue.pdf                       a text layer that can be trusted is used, else OCR
  $ katalog run catalogue.pdf --ocr always          the text layer is known to be bad
  $ katalog run 2025/ 2026/ --out records           all that lies in two folders
  $ katalog run catalogue.pdf --corrections corrections.json    with what was corrected in report.html
  $ katalog run 2025.txt --reference 2026.pdf       2025 lost its æ, ø and å; much of it stands in 2026, too
  $ katalog run 'scans/**/*.tif' --jobs 8 --quiet   a glob, eight pages at once, errors only
  $ curl -s "$URL" | katalog run - --out records    standard input; the results are in records/stdin

Progress and errors go to standard error, results to files. Finished pages are kept in the user's cache folder
(another: KATALOG_CACHE); --no-cache does without. KATALOG_DEBUG=1 shows where an error arose.
`,
    )
    .action(async (inputs: string[], flags: RunFlags) => {
      const { runCatalogues } = await import('./run-catalogues.ts');
      exit(await runCatalogues(inputs, flags));
    });
}
