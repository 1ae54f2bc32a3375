import { Argument, type Command } from 'commander';

export function addSchema(program: Command): void {
  program
    .command('schema')
    .summary('print the JSON Schema of a result')
    .description(
      'Prints the JSON Schema (2020-12) of catalogue.json or of the output of a diff, or the description (OpenAPI 3.1) of the API of katalog serve.',
    )
    .addArgument(
      new Argument('[name]', 'which').choices(['catalogue', 'diff', 'api']).default('catalogue'),
    )
    .addHelpText(
      'after',
      `
Examples:
  $ katalog schema > catalogue.schema.json
  $ katalog schema diff | npx ajv validate --spec=draft2020 -s /dev/stdin -d diff.json
`,
    )
    .action(async (name: 'catalogue' | 'diff' | 'api') => {
      process.stdout.write(`${JSON.stringify(await described(name), undefined, 2)}\n`);
    });
}

async function described(name: 'catalogue' | 'diff' | 'api'): Promise<object> {
  if (name === 'api') return (await import('../service/index.ts')).describeApi();
  return (await import('./json-schema.ts')).jsonSchema(name);
}
