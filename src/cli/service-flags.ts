import { type Command, Option } from 'commander';
import { count } from './option-values.ts';
import { addPageOptions, type PageFlags } from './page-options.ts';

/** What `katalog serve` and `katalog worker` share. */
export interface WorkFlags extends PageFlags {
  readonly webhookHost: string[];
  readonly quiet?: boolean;
}

export interface ServeFlags extends WorkFlags {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly name: string[];
  readonly reading: 'open' | 'closed';
  readonly maxUpload: number;
  readonly requestsPerMinute: number;
  readonly writesPerMinute: number;
  readonly work: boolean;
}

const several = (value: string, before: string[]): string[] => [...before, value];

/** The options of the commands that work the jobs of a service. */
export const addWorkOptions = (command: Command): Command =>
  addPageOptions(command)
    .option(
      '--webhook-host <host>',
      'a host that webhooks may be sent to, such as hooks.example.dk, *.example.dk or http://10.0.0.5:8080; may be given several times',
      several,
      [],
    )
    .option('--quiet', 'log nothing but warnings and errors');

export const addServeOptions = (command: Command): Command =>
  addWorkOptions(
    command
      .option(
        '--data <dir>',
        'where the embedded database lies, if DATABASE_URL names no PostgreSQL',
        'katalog-data',
      )
      .option('--host <address>', 'the address to listen on', '127.0.0.1')
      .option('--port <n>', 'the port to listen on; 0 for any that is free', port, 8321)
      .option(
        '--name <host>',
        'a name by which browsers reach the service, such as katalog.example.dk; may be given several times',
        several,
        [],
      )
      .addOption(
        new Option('--reading <how>', 'open to everyone, or closed: by tokens')
          .choices(['open', 'closed'])
          .default('open'),
      )
      .option('--max-upload <MB>', 'refuse larger files', count, 200)
      .option('--requests-per-minute <n>', 'of one address', count, 6000)
      .option('--writes-per-minute <n>', 'uploads of one address', count, 600)
      .option('--no-work', 'leave the work to katalog worker (needs DATABASE_URL)'),
  );

function port(text: string): number {
  const value = Number(text);
  if (text === '0') return 0;
  return value <= 65_535 ? count(text) : count('');
}
