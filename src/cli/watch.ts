import type { Command } from 'commander';
import { seconds } from './option-values.ts';
import { addResultOptions, type WatchFlags } from './run-flags.ts';

export function addWatch(program: Command, exit: (code: number) => void): void {
  const command = program
    .command('watch')
    .summary('make records of what comes to lie in a folder')
    .description(
      'Reads the PDFs, images and .txt files that lie in a folder, at any depth, and those that come to lie there, once they are completely written. Each content is read once, also after a restart: what was done stands in watched.jsonl among the results.',
    )
    .argument('<folder>', 'the folder to watch');
  addResultOptions(command)
    .option('--settle <seconds>', 'how long a file must not have grown', seconds, 2)
    .addHelpText(
      'after',
      `
Examples:
  $ katalog watch inbox --out records             until it is interrupted
  $ katalog watch inbox --settle 30 --log json    files arrive over a slow line; the log is for a program

A file that failed is read again when it changes, and at the next start.
`,
    )
    .action(async (folder: string, flags: WatchFlags) => {
      const { watchCatalogues } = await import('./watch-catalogues.ts');
      exit(await watchCatalogues(folder, flags));
    });
}
