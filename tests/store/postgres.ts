import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const call = promisify(execFile);

/** A PostgreSQL of its own on the loopback address, thrown away when it is stopped. */
export interface Postgres {
  readonly url: string;
  /** Of the process that all others of it come from. */
  pid(): Promise<number>;
  /** As when its machine is updated: connections break. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Where Debian puts the programs of PostgreSQL; undefined where it is not installed. */
export async function postgresPrograms(): Promise<string | undefined> {
  const root = '/usr/lib/postgresql';
  const versions = await readdir(root).catch(() => []);
  const newest = versions.map(Number).sort((a, b) => b - a)[0];
  return newest === undefined ? undefined : join(root, String(newest), 'bin');
}

/** Starts one. PostgreSQL does not run as root: there it is started as the user postgres. */
export async function startPostgres(
  programs: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), 'katalog-postgres-'));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    await chmod(folder, 0o755);
    await call('chown', ['postgres', folder]);
  }
  const run = (program: string, ...args: string[]) => {
    const path = join(programs, program);
    return isRoot
      ? call('runuser', ['-u', 'postgres', '--', path, ...args], { cwd: folder })
      : call(path, args, { cwd: folder });
  };
  const data = join(folder, 'data');
  const port = await freePort();
  await run(
    'initdb',
    '-D',
    data,
    '-U',
    'katalog',
    '--auth=trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
  );
  const options = Object.entries({
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    ...settings,
  })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
  const control = (verb: string, ...args: string[]) =>
    run('pg_ctl', verb, '-w', '-D', data, '-l', join(folder, 'log'), '-o', options, ...args);
  await control('start');
  return {
    url: `postgres://katalog@127.0.0.1:${port}/postgres`,
    pid: async () => Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]),
    restart: async () => {
      await control('restart', '-m', 'fast');
    },
    stop: async () => {
      await control('stop', '-m', 'immediate');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
