import type { Command } from 'commander';

export function addRepair(program: Command): void {
  program
    .command('repair')
    .summary('mend plain text that lost its æ, ø and å')
    .description(
      'Reads plain text in UTF-8, mends what reading with a wrong language did to it, and prints it.',
    )
    .argument('[file]', 'the text; standard input when it is left out or "-"', '-')
    .option('--edits <file>', 'write every change made, one JSON object a line')
    .addHelpText(
      'after',
      `
Examples:
  $ katalog repair page.txt > mended.txt
  $ pdftotext scan.pdf - | katalog repair --edits edits.jsonl
`,
    )
    .action(async (file: string, options: { edits?: string }) => {
      const { repairText } = await import('./repair-text.ts');
      await repairText(file, options.edits);
    });
}
