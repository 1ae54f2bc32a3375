export { loadRecordMaker } from './here.ts';
export type {
  ReadDocument,
  RecordMaker,
  RecordOptions,
  Records,
  Reference,
} from './record-maker.ts';
export { createRecordMaker, type RecordMakerOptions } from './thread.ts';
