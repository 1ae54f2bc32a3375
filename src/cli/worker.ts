import type { Command } from 'commander';
import { addWorkOptions, type WorkFlags } from './service-flags.ts';

export function addWorker(program: Command, exit: (code: number) => void): void {
  const command = program
    .command('worker')
    .summary('work for a service, on as many machines as you like')
    .description(
      'Reads pages and makes records for katalog serve, from the PostgreSQL that DATABASE_URL names, until it is interrupted. Any number of workers share the work; what one that dies had in hand is done by the others.',
    );
  addWorkOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  $ DATABASE_URL=postgres://katalog@db/katalog katalog worker
  $ DATABASE_URL=postgres://katalog@db/katalog katalog worker --jobs 16 --ocr-engine native
`,
    )
    .action(async (flags: WorkFlags) => {
      const { runWorker } = await import('./run-service.ts');
      exit(await runWorker(flags));
    });
}
