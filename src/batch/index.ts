export { type BatchEvent, type BatchOptions, runBatch } from './batch.ts';
export type { Process, Report, Reported } from './document.ts';
export { readInput } from './inputs.ts';
export { type Delivered, exitCode, type Outcome } from './outcome.ts';
export { cacheFolder, openPageCache } from './page-cache.ts';
export { json, jsonLines } from './results.ts';
export { watchFolder } from './watch.ts';
export { writeWhole } from './whole-file.ts';
