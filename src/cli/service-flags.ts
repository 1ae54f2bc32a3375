import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import { count, seconds } from './option-values.ts';

/** What `katalog serve` and `katalog worker` share. */
export interface WorkFlags {
  readonly jobs: number;
  readonly ocrEngine: 'auto' | 'js' | 'native';
  readonly pageTimeout: number;
  readonly maxMemory: number;
  readonly ocrTimeout: number;
  readonly maxPages: number;
  readonly maxPixels?: number;
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
  command
    .option('--jobs <n>', 'pages at once', count, availableParallelism())
    .addOption(
      new Option('--ocr-engine <engine>', 'what recognises page images, as for katalog run')
        .choices(['auto', 'js', 'native'])
        .default('js'),
    )
    .option('--page-timeout <seconds>', 'give a page up that takes longer to open', seconds, 30)
    .option('--max-memory <MB>', 'give a page up that takes more memory to open', count, 1000)
    .option(
      '--ocr-timeout <seconds>',
      'give a page up that takes longer to recognise',
      seconds,
      120,
    )
    .option('--max-pages <n>', 'refuse documents of more pages', count, 2000)
    .option('--max-pixels <n>', 'refuse pages of more pixels', count)
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
