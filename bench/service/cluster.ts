import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Postgres, postgresPrograms, startPostgres } from '../../tests/store/postgres.ts';
import { cpuSecondsOf } from './cpu.ts';

/** docs/service.md advises this, too: what a search makes is thrown away at once, and seldom copied by then. */
const ROOM_FOR_NEW = '--max-semi-space-size=32';
const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** A service on a PostgreSQL of its own, and processes that work for it. */
export interface Cluster {
  readonly postgres: Postgres;
  readonly api: string;
  /** Seconds of the processors that the server and PostgreSQL have taken. */
  cpu(): Promise<{ readonly server: number; readonly postgres: number }>;
  worker(): Promise<ChildProcess>;
  upload(file: string): Promise<string>;
  state(id: string): Promise<DocumentState>;
  stop(): Promise<void>;
}

export interface DocumentState {
  readonly state: string;
  readonly progress: { readonly pagesDone: number; readonly pages?: number };
}

export interface ClusterOptions {
  /** Pages at once of each worker. */
  readonly jobs: number;
  readonly engine: 'js' | 'native';
}

export async function startCluster({ jobs, engine }: ClusterOptions): Promise<Cluster> {
  const programs = await postgresPrograms();
  if (programs === undefined) throw new Error('PostgreSQL is not installed');
  // what Debian gives it is for the smallest machines; docs/service.md advises this
  const postgres = await startPostgres(programs, { shared_buffers: '1GB' });
  const env = { ...process.env, DATABASE_URL: postgres.url };
  const processes: ChildProcess[] = [];
  const start = async (...args: string[]): Promise<[ChildProcess, string]> => {
    const child = spawn(process.execPath, [ROOM_FOR_NEW, MAIN, ...args], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    processes.push(child);
    let told = '';
    for await (const piece of child.stderr!) {
      told += piece;
      const [line] = /katalog: (?:serving at \S+|working)/.exec(told) ?? [];
      if (line === undefined) continue;
      child.stderr!.resume();
      return [child, line];
    }
    throw new Error(`katalog ${args[0]} did not start: ${told}`);
  };
  const [server, line] = await start(
    'serve',
    '--quiet',
    ...['--no-work', '--port', '0'],
    // a load comes from one address
    ...['--requests-per-minute', '1000000', '--writes-per-minute', '100000'],
  );
  const api = `${line.replace('katalog: serving at ', '')}api/v1`;
  return {
    postgres,
    api,
    cpu: async () => ({
      server: await cpuSecondsOf(server.pid),
      postgres: await cpuSecondsOf(await postgres.pid()),
    }),
    worker: async () =>
      (
        await start(
          'worker',
          '--quiet',
          ...['--jobs', String(jobs), '--ocr-engine', engine],
          // of a machine that has other things to do
          ...['--ocr-timeout', '280', '--page-timeout', '200'],
        )
      )[0],
    upload: async (file) => {
      const form = new FormData();
      form.append('file', new Blob([await readFile(file)]), basename(file));
      const response = await fetch(`${api}/documents`, { method: 'POST', body: form });
      if (response.status !== 202) throw new Error(`upload: ${await response.text()}`);
      return ((await response.json()) as { items: [{ id: string }] }).items[0].id;
    },
    state: async (id) => {
      const response = await fetch(`${api}/documents/${id}`);
      if (!response.ok) return { state: `${response.status}`, progress: { pagesDone: 0 } };
      return (await response.json()) as DocumentState;
    },
    stop: async () => {
      for (const child of processes.filter(
        (each) => each.exitCode === null && each.signalCode === null,
      )) {
        child.kill('SIGTERM');
        const late = setTimeout(() => child.kill('SIGKILL'), 40_000);
        await once(child, 'exit');
        clearTimeout(late);
      }
      await postgres.stop();
    },
  };
}

/** Waits until all documents are at an end, or the time is over. */
export async function allSettled(
  cluster: Cluster,
  ids: readonly string[],
  seconds: number,
  onLook: (done: number, states: readonly DocumentState[]) => Promise<void> = async () => {},
): Promise<readonly DocumentState[]> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const states = await Promise.all(ids.map((id) => cluster.state(id)));
    const open = states.filter(({ state }) => !['done', 'failed', 'cancelled'].includes(state));
    if (open.length === 0 || Date.now() > until) return states;
    await onLook(
      states.reduce((sum, { progress }) => sum + progress.pagesDone, 0),
      states,
    );
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
