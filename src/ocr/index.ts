export type { EngineOptions, OcrEngine } from './engine.ts';
export { measureLayer } from './hidden-layer.ts';
export { type EngineChoice, openEngine } from './open-engine.ts';
export { readImagePage } from './page.ts';
export { readPicture } from './picture-text.ts';
