export { openSource } from './open.ts';
export type { Source, SourceOptions } from './source.ts';
