import { isIP } from 'node:net';
import { UsageError } from '../model/index.ts';
import type { StorePlace } from '../store/index.ts';
import type { WorkerOptions } from './jobs/worker.ts';
import type { LeastRate } from './slow-body.ts';
import { checkAllowedHosts } from './webhook-address.ts';

/** How the service is run. */
export interface ServiceSettings {
  readonly place: StorePlace;
  readonly host: string;
  readonly port: number;
  /** Who brings one of these may write; with none, whoever reaches the loopback address may. */
  readonly writeTokens: readonly string[];
  /** Who brings one of these may read where reading is closed. */
  readonly readTokens: readonly string[];
  readonly reading: 'open' | 'closed';
  /** Names by which browsers may call the service, besides that of the loopback address or the one it listens on. */
  readonly names: readonly string[];
  /** Megabytes of an uploaded file. */
  readonly maxUpload: number;
  /** Requests of one address in a minute, and writing ones among them. */
  readonly requestsPerMinute: number;
  readonly writesPerMinute: number;
  /** Whether this process works the jobs, too. */
  readonly works: boolean;
  readonly worker: WorkerOptions;
  readonly logLevel: 'info' | 'warn' | 'silent';
  /** Default: `PATIENCE`. */
  readonly patience?: Patience;
  /** Milliseconds that jobs in hand have to come to their end when it is stopped, 1000 at least; default: 25 s. */
  readonly grace?: number;
}

/** Milliseconds that a client may take. */
export interface Patience {
  /** To send the head of a request. */
  readonly head: number;
  /** For a request as a whole: an upload on a slow line. */
  readonly request: number;
  readonly body: LeastRate;
}

/** A kilobyte a second is a tenth of what the slowest mobile networks give. */
export const PATIENCE: Patience = {
  head: 10_000,
  request: 600_000,
  body: { bytes: 30_000, within: 30_000 },
};

/** A token that can be guessed is none. */
const TOKEN_LETTERS = 16;

/** @throws UsageError for settings that would leave the service open, or that contradict each other. */
export function checkSettings(settings: ServiceSettings): void {
  const { host, writeTokens, readTokens, reading } = settings;
  if (!isLoopback(host) && writeTokens.length === 0) {
    throw new UsageError({
      reason: `to listen on ${host} without tokens would let everyone write who reaches this machine`,
      remedy:
        'Give tokens for writing by KATALOG_WRITE_TOKENS, or listen on 127.0.0.1, behind a server that asks who it is',
    });
  }
  const short = [...writeTokens, ...readTokens].find((token) => token.length < TOKEN_LETTERS);
  if (short !== undefined) {
    throw new UsageError({
      reason: `a token of ${short.length} letters can be guessed`,
      remedy: `Give one of ${TOKEN_LETTERS} or more, such as that of openssl rand -hex 24`,
    });
  }
  if (reading === 'closed' && writeTokens.length === 0 && readTokens.length === 0) {
    throw new UsageError({
      reason: 'reading is closed, and there is no token to read with',
      remedy: 'Give tokens by KATALOG_READ_TOKENS or KATALOG_WRITE_TOKENS',
    });
  }
  checkAllowedHosts(settings.worker.webhookHosts);
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
