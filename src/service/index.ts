export { describeApi } from './describe.ts';
export { serve } from './serve.ts';
export type { Service } from './server.ts';
export type { ServiceSettings } from './settings.ts';
export { type WorkSettings, work } from './work.ts';
