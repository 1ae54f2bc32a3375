import type { Command } from 'commander';
import { addServeOptions, type ServeFlags } from './service-flags.ts';

export function addServe(program: Command, exit: (code: number) => void): void {
  const command = program
    .command('serve')
    .summary('keep editions, and offer them to people and programs')
    .description(
      'Starts a server with web pages and a REST API: documents are uploaded, read, kept as editions of their catalogues, searched and compared. It keeps all in a folder of its own, or in the PostgreSQL that DATABASE_URL names, and does the work itself, with katalog worker on other machines if there are any.',
    );
  addServeOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  $ katalog serve                                  http://127.0.0.1:8321, all in ./katalog-data
  $ katalog serve --data /srv/katalog --port 9000
  $ DATABASE_URL=postgres://katalog@db/katalog katalog serve --no-work
                                                   with katalog worker on the same or other machines
  $ KATALOG_WRITE_TOKENS=$(openssl rand -hex 24) katalog serve --host 0.0.0.0 --name katalog.example.dk

Environment:
  DATABASE_URL          the PostgreSQL (14 or newer) that holds all
  KATALOG_WRITE_TOKENS  who sends one of these may write; parted by commas or blanks
  KATALOG_READ_TOKENS   who sends one of these may read where --reading is closed

Without tokens it listens on the loopback address alone, where whoever uses the machine may write.
The API is described at /api/v1/openapi.json; /health, /ready and /metrics are for those who run it.
An interrupt or SIGTERM lets requests and pages in hand come to their end.
`,
    )
    .action(async (flags: ServeFlags) => {
      const { runServer } = await import('./run-service.ts');
      exit(await runServer(flags));
    });
}
