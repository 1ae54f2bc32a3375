export { describeApi } from './describe.ts';
export { type Service, serve } from './serve.ts';
export type { ServiceSettings } from './settings.ts';
export { type WorkSettings, work } from './work.ts';
