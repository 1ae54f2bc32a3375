import type { Command } from 'commander';

export function addValidate(program: Command, exit: (code: number) => void): void {
  program
    .command('validate')
    .summary('check catalogue.json files')
    .description(
      'Checks that files are what katalog promises of catalogue.json, and prints one line for each, with every place that is wrong. Exit code 3 when one is not.',
    )
    .argument('<files...>', 'catalogue.json files, or - for standard input')
    .addHelpText(
      'after',
      `
Examples:
  $ katalog validate output/*/catalogue.json
  $ katalog validate edited.json && cp edited.json records/
`,
    )
    .action(async (files: string[]) => {
      const { validateFiles } = await import('./validate-files.ts');
      exit(await validateFiles(files));
    });
}
