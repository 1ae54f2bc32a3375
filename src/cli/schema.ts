import { Argument, type Command } from 'commander';

export function addSchema(program: Command): void {
  program
    .command('schema')
    .summary('print the JSON Schema of a result')
    .description('Prints the JSON Schema (2020-12) of catalogue.json or of the output of a diff.')
    .addArgument(
      new Argument('[name]', 'which').choices(['catalogue', 'diff']).default('catalogue'),
    )
    .addHelpText(
      'after',
      `
Examples:
  $ katalog schema > catalogue.schema.json
  $ katalog schema diff | npx ajv validate --spec=draft2020 -s /dev/stdin -d diff.json
`,
    )
    .action(async (name: 'catalogue' | 'diff') => {
      const { jsonSchema } = await import('./json-schema.ts');
      process.stdout.write(`${JSON.stringify(jsonSchema(name), undefined, 2)}\n`);
    });
}
