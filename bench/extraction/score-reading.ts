import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Offering } from '../../src/model/index.ts';
import { type PageCache, processDocument } from '../../src/pipeline.ts';
import type { Reading } from '../readings.ts';
import { type Score, score } from '../score.ts';

/** A reading of a fixture with what came of it. */
export interface Result {
  readonly reading: Reading;
  readonly score: Score;
  readonly offerings: readonly Offering[];
  /** Wall time without the start of the program. */
  readonly seconds: number;
  readonly pages: number;
}

export async function scoreReading(
  reading: Reading,
  jobs: number,
  cache: PageCache | undefined,
): Promise<Result> {
  const path = fileURLToPath(reading.file);
  const options = { ocr: reading.ocr, jobs };
  const hooks = cache === undefined ? {} : { cache };
  const started = performance.now();
  const { catalogue } = await processDocument(basename(path), readFileSync(path), options, hooks);
  return {
    reading,
    score: score(reading.truth, catalogue.offerings),
    offerings: catalogue.offerings,
    seconds: (performance.now() - started) / 1000,
    pages: catalogue.pages.length,
  };
}
