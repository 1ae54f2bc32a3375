import { Argument, type Command } from 'commander';

const NAMES = ['catalogue', 'diff', 'profile', 'api'] as const;

export function addSchema(program: Command): void {
  program
    .command('schema')
    .summary('print the JSON Schema of a result or profile')
    .description(
      'Prints the JSON Schema (2020-12) of catalogue.json, of the output of a diff or of a profile, or the description (OpenAPI 3.1) of the API of katalog serve.',
    )
    .addArgument(new Argument('[name]', 'which').choices([...NAMES]).default('catalogue'))
    .addHelpText(
      'after',
      `
Examples:
  $ katalog schema > catalogue.schema.json
  $ katalog schema diff | npx ajv validate --spec=draft2020 -s /dev/stdin -d diff.json
`,
    )
    .action(async (name: (typeof NAMES)[number]) => {
      process.stdout.write(`${JSON.stringify(await described(name), undefined, 2)}\n`);
    });
}

async function described(name: (typeof NAMES)[number]): Promise<object> {
  if (name === 'api') return (await import('../service/index.ts')).describeApi();
  return (await import('./json-schema.ts')).jsonSchema(name);
}
