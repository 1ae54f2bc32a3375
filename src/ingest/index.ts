export { openSource } from './open.ts';
export type { PagePicture } from './page-picture.ts';
export type { Source, SourceOptions } from './source.ts';
export { createReader, type Reader, type ReaderOptions } from './thread/reader.ts';
