import { arch, platform } from 'node:process';
import type { KatalogError } from '../model/index.ts';
import type { RunOptions, RunResult } from '../pipeline.ts';
import type { Reference } from '../records/index.ts';

/** `run.json`: what a reader needs to know of the run itself. The only result that differs between two runs. */
export interface RunRecord {
  readonly schema: 'katalog/run@1';
  readonly startedAt: string;
  readonly seconds: number;
  /** Milliseconds per stage. */
  readonly timings: Readonly<Record<string, number>>;
  readonly versions: {
    readonly katalog: string;
    readonly node: string;
    readonly platform: string;
    readonly ocr?: string;
  };
  /** Without the password; the number of corrections in place of them, and the reference without its text. */
  readonly options: Omit<RunOptions, 'password' | 'corrections' | 'reference'> & {
    readonly corrections?: number;
    readonly reference?: Pick<Reference, 'fileName' | 'sha256'>;
  };
  readonly failedPages: readonly FailedPage[];
}

interface FailedPage {
  readonly page?: number;
  readonly error: string;
  readonly reason: string;
  readonly remedy: string;
}

/** When a run began, by the system's clock, and how long it has lasted since, by one that is never set. */
export interface RunClock {
  readonly startedAt: Date;
  seconds(): number;
}

export function runRecord(
  version: string,
  { startedAt, seconds }: RunClock,
  { password: _, corrections, reference, ...options }: RunOptions,
  { timings, engine, failedPages }: RunResult,
): RunRecord {
  return {
    schema: 'katalog/run@1',
    startedAt: startedAt.toISOString(),
    seconds: seconds(),
    timings,
    versions: {
      katalog: version,
      node: process.version,
      platform: `${platform}-${arch}`,
      ...(engine && { ocr: `${engine.name} ${engine.version}` }),
    },
    options: {
      ...options,
      ...(corrections && { corrections: corrections.corrections.length }),
      ...(reference && { reference: { fileName: reference.fileName, sha256: reference.sha256 } }),
    },
    failedPages: failedPages.map(failedPage),
  };
}

const failedPage = ({ page, name, reason, remedy }: KatalogError): FailedPage => ({
  ...(page !== undefined && { page }),
  error: name,
  reason,
  remedy,
});
