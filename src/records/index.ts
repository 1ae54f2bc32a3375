export { loadRecordMaker } from './here.ts';
export type { ReadDocument, RecordMaker, RecordOptions, Records } from './record-maker.ts';
export { createRecordMaker, type RecordMakerOptions } from './thread.ts';
