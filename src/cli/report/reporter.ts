import type { BatchEvent } from '../../batch/index.ts';
import type { KatalogError } from '../../model/index.ts';

/** Tells the user what a run does. */
export interface Reporter {
  event(event: BatchEvent): void;
  /** An error that ends the run. */
  error(error: KatalogError): void;
  /** The cache cannot be used; the run goes on without. */
  cacheTrouble(error: Error): void;
  close(): void;
}
