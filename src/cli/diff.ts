import { type Command, Option } from 'commander';
import type { DiffFlags } from './diff-flags.ts';
import { addReadingOptions } from './reading-options.ts';

export function addDiff(program: Command, exit: (code: number) => void): void {
  const command = program
    .command('diff')
    .summary('tell what changed from one edition to the next')
    .description(
      'Compares editions of a catalogue and tells what the publisher changed: offerings added, removed, renamed, moved, split, merged, and what differs in their fields and texts. What only the reading of a scan or of a bad text layer changed is counted and left out. Of more than two editions it prints the history of each offering.',
    )
    .argument(
      '<editions...>',
      'from the oldest to the newest: each a catalogue.json, or a PDF, image or .txt file as for katalog run',
    )
    .addOption(
      new Option('--format <format>', 'how the changes are told')
        .choices(['text', 'json', 'markdown', 'html', 'patch'])
        .default('text'),
    )
    .addOption(
      new Option('--fail-on <what>', 'end with 1 where there are such changes')
        .choices(['any', 'important', 'none'])
        .default('none'),
    )
    .option('--show-noise', 'list the differences that were laid to the reading, with reasons')
    .option('--out <file>', 'write to a file instead of standard output');
  addReadingOptions(command)
    .option('--quiet', 'show no progress')
    .addHelpText(
      'after',
      `
Examples:
  $ katalog diff 2025.scan.pdf 2026.pdf                       a scan against a born-digital edition
  $ katalog diff old/catalogue.json new/catalogue.json        records that are there already
  $ katalog diff 2025.pdf 2026.pdf --format html --out changes.html
  $ katalog diff 2025.pdf 2026.pdf --format patch             RFC 6902: applied to the older file it gives the newer
  $ katalog diff 2025.pdf 2026.pdf --fail-on important        for scripts: 1 where something important changed
  $ katalog diff 2024.pdf 2025.pdf 2026.pdf                   what became of each offering

Formats:
  text      for reading; with colours on a terminal. [-went-] {+came+}; ! marks important changes
  json      katalog/diff@1, see katalog schema diff; of more than two editions katalog/history@1
  markdown  for a mail or a pull request
  html      one file, both editions side by side, to be filtered by kind of change
  patch     JSON Patch from the older catalogue.json to the newer, with what only the reading changed

Exit codes: 0 compared · 1 --fail-on found such changes · 6 pages of an edition could not be read, so that what stood
on them looks removed or added · 8 an edition holds no offerings · others as for katalog run
`,
    )
    .action(async (editions: string[], flags: DiffFlags) => {
      const { diffEditions } = await import('./diff-editions.ts');
      exit(await diffEditions(editions, flags));
    });
}
