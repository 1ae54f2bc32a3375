import { boundedThread, builtModule, type Step } from '../thread/index.ts';
import type { RecordMaker } from './record-maker.ts';
import type { JudgeTask, MakeTask } from './tasks.ts';

export interface RecordMakerOptions {
  /** Seconds that the records of a document may take, besides those for each page. Default: 30. */
  readonly timeoutSeconds?: number;
  /** Megabytes that the thread's heap may take. Default: 800. */
  readonly maxMemory?: number;
}

const DEFAULTS = { timeoutSeconds: 30, maxMemory: 800 };
/** A page of 800 damaged words takes 0.2 s, on a busy machine 1 s. */
const SECONDS_PER_PAGE = 2;

/** Makes records in a thread of its own, so that a document that hangs it can be ended, and the rest goes on. */
export function createRecordMaker(
  options: RecordMakerOptions = {},
): RecordMaker & { close(): Promise<void> } {
  const { timeoutSeconds, maxMemory } = { ...DEFAULTS, ...options };
  const thread = boundedThread({
    module: builtModule('records/tasks'),
    name: 'records',
    maxMemory,
  });
  const step = (name: string, file: string, pages: number, signal?: AbortSignal): Step => ({
    name,
    doing: 'making records of',
    file,
    timeoutSeconds: timeoutSeconds + SECONDS_PER_PAGE * pages,
    timeOption: '--page-timeout',
    signal,
  });
  return {
    prepare: (file) => {
      // what goes wrong goes wrong again with the first page, and is told then
      thread.run(step('prepare', file, 0), { file }).catch(() => {});
    },
    judge: (file, pages, signal) => {
      const task: JudgeTask = { file, pages };
      return thread.run(step('judge', file, pages.length, signal), task);
    },
    make: (document, recordOptions, signal) => {
      const { info, pages } = document;
      const task: MakeTask = { document, options: recordOptions };
      return thread.run(step('make', info.fileName, pages.length, signal), task);
    },
    close: () => thread.close(),
  };
}
