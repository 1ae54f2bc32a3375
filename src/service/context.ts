import type { Reader } from '../ingest/index.ts';
import type { Store } from '../store/index.ts';
import type { SignIn } from './access.ts';
import type { Comparer } from './compare/index.ts';
import type { Queue } from './jobs/queue.ts';
import type { ServiceSettings } from './settings.ts';

/** What routes and pages are made with. */
export interface ServiceContext {
  readonly settings: ServiceSettings;
  readonly store: Store;
  readonly queue: Pick<Queue, 'send'>;
  readonly comparer: Comparer;
  /** Opens documents to show their pages. */
  readonly reader: Pick<Reader, 'open'>;
  readonly signIn: SignIn;
  /** Aborts when the service is to stop: answers that go on without end must end. */
  readonly stopping: AbortSignal;
  /** Has waiting jobs looked for at once, where this process works. */
  wake(): void;
}
