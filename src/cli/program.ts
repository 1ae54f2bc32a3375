import { Command, CommanderError } from 'commander';
import { version } from '../version.ts';
import { addDiff } from './diff.ts';
import { addExport } from './export.ts';
import { addRepair } from './repair.ts';
import { addRun } from './run.ts';
import { addSchema } from './schema.ts';
import { addServe } from './serve.ts';
import { addValidate } from './validate.ts';
import { addWatch } from './watch.ts';
import { addWorker } from './worker.ts';

const examples = `
Examples:
  $ katalog run catalogue.pdf                    records in output/catalogue/catalogue.json
  $ katalog run scans/ --out records             every PDF, image and .txt below scans/
  $ katalog diff 2025.pdf 2026.pdf               what changed from one edition to the next
  $ katalog repair page.txt > mended.txt         æ, ø and å put back into plain text
  $ katalog export output/*/catalogue.json --to xlsx --out offerings.xlsx
                                                 the records for other programs
  $ katalog validate output/*/catalogue.json     are these files sound?
  $ katalog serve                                editions kept, searched and compared in the browser
  $ katalog schema > catalogue.schema.json       the form of the records, for other programs

Exit codes:
  0 done · 1 diff --fail-on found such changes · 2 wrong usage · 3 input missing, unreadable or
  of no known kind · 4 encrypted · 5 a limit exceeded · 6 some pages or inputs failed, the rest is
  written · 7 output cannot be written · 8 nothing found to extract · 9 the service's
  database or port cannot be had · 70 a fault in katalog · 130 interrupted
`;

/** What the command line leads to: the exit code. Throws what the commands throw. */
export async function execute(argv: readonly string[]): Promise<number> {
  let code = 0;
  const program = new Command('katalog')
    .description(
      'Reads Danish catalogues of offerings published as PDFs, born digital or scanned, and makes validated JSON records of them.',
    )
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .addHelpText('after', examples)
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error:/, 'katalog:')),
    });
  const exit = (exitCode: number) => {
    code = exitCode;
  };
  addRun(program, exit);
  addWatch(program, exit);
  addDiff(program, exit);
  addRepair(program);
  addExport(program);
  addValidate(program, exit);
  addSchema(program);
  addServe(program, exit);
  addWorker(program, exit);
  for (const command of program.commands) {
    command.showHelpAfterError(`Run katalog ${command.name()} --help for what it takes.`);
  }
  program.showHelpAfterError('Run katalog --help for the commands.');
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2; // commander has told what is wrong
  }
  return code;
}
