import { UsageError } from '../model/index.ts';
import { createEngine, type EngineOptions, type OcrEngine } from './engine.ts';
import { findNative } from './native.ts';
import { tesseractJs } from './tesseract-js.ts';

/** Which program reads page images: the one that is installed where there is one, the one from npm, or the former. */
export type EngineChoice = 'auto' | 'js' | 'native';

/** Chooses the program and makes an engine of it. Throws UsageError where `native` is asked for and there is none. */
export async function openEngine(choice: EngineChoice, options: EngineOptions): Promise<OcrEngine> {
  const native = choice === 'js' ? undefined : await findNative();
  if (native === undefined && choice === 'native') {
    throw new UsageError({
      reason: 'there is no tesseract on the PATH',
      remedy: 'Install it (Debian: tesseract-ocr), or use --ocr-engine js',
    });
  }
  return createEngine(native ?? tesseractJs, options);
}
