import type { Page, Verdict } from '../model/index.ts';
import { type Reply, replyOf } from '../thread/index.ts';
import { loadRecordMaker } from './here.ts';
import type { ReadDocument, RecordMaker, RecordOptions, Records } from './record-maker.ts';

/** Loaded once for all documents: the models are never changed. */
let loading: Promise<RecordMaker> | undefined;

function maker(): Promise<RecordMaker> {
  loading ??= loadRecordMaker();
  return loading;
}

export interface JudgeTask {
  readonly file: string;
  readonly pages: readonly Page[];
}

export interface MakeTask {
  readonly document: ReadDocument;
  readonly options: RecordOptions;
}

export const prepare = ({ file }: Pick<JudgeTask, 'file'>): Promise<Reply<null>> =>
  replyOf(file, async () => {
    await maker();
    return null;
  });

export const judge = ({ file, pages }: JudgeTask): Promise<Reply<readonly Verdict[]>> =>
  replyOf(file, async () => (await maker()).judge(file, pages));

export const make = ({ document, options }: MakeTask): Promise<Reply<Records>> =>
  replyOf(document.info.fileName, async () => (await maker()).make(document, options));
