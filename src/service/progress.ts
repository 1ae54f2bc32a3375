import { setTimeout } from 'node:timers/promises';
import { FINAL_STATES, type StoredDocument } from '../store/index.ts';
import type { ServiceContext } from './context.ts';
import { documentResource } from './resources.ts';

/** Between two looks at a document, in milliseconds. */
const LOOK_MS = 400;
/** After which an empty line is sent, so that nobody on the way takes the connection for dead. */
const QUIET_MS = 15_000;

/** Names how a document is now: who was told of it is not told again when the connection comes anew. */
export const eventIdOf = ({ state, pagesDone, updatedAt }: StoredDocument): string =>
  `${state}-${pagesDone}-${updatedAt.getTime()}`;

/**
 * Server-sent events of a document: as it is, and each time that it is otherwise, until the work on it ends.
 *
 * @param told the id of the last event that was told before.
 */
export async function* progress(
  { store }: Pick<ServiceContext, 'store'>,
  id: string,
  gone: AbortSignal,
  told?: string,
): AsyncGenerator<string> {
  let last = told;
  let at = Date.now();
  while (!gone.aborted) {
    const document = await store.documents.find(id);
    if (document === undefined) return;
    const isFinal = FINAL_STATES.includes(document.state);
    const now = eventIdOf(document);
    if (now !== last) {
      const editions = isFinal ? await store.editions.ofDocument(id) : undefined;
      const data = JSON.stringify(documentResource(document, editions));
      yield `event: document\nid: ${now}\ndata: ${data}\n\n`;
      [last, at] = [now, Date.now()];
    } else if (Date.now() - at > QUIET_MS) {
      yield ': still there\n\n';
      at = Date.now();
    }
    if (isFinal) return;
    await setTimeout(LOOK_MS, undefined, { signal: gone }).catch(() => {});
  }
}
