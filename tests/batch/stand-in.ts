import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Process } from '../../src/batch/document.ts';
import type { KatalogError } from '../../src/model/index.ts';
import type { RunResult } from '../../src/pipeline.ts';

/** A folder that goes when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'katalog-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** What the pipeline would make of a one-page text: each line is an offering's title. */
export function resultFor(
  fileName: string,
  text: string,
  failedPages: readonly KatalogError[] = [],
): RunResult {
  const titles = text.split('\n').filter((line) => line !== '');
  return {
    catalogue: {
      schema: 'katalog/catalogue@1',
      document: {
        fileName,
        sha256: createHash('sha256').update(text).digest('hex'),
        mediaType: 'text/plain',
        pageCount: 1,
      },
      pages: [
        {
          number: 1,
          width: 595,
          height: 842,
          origin: 'plain-text',
          verdict: { quality: 'clean', reasons: [] },
          confidence: 1,
        },
      ],
      catalogues: [],
      offerings: titles.map((title) => ({
        id: title.toLowerCase(),
        title,
        sectionPath: [],
        providers: [],
        audiences: [],
        kind: 'course',
        evidence: {},
        confidence: 1,
        warnings: [],
      })),
      warnings: [],
    },
    pages: [],
    blocks: [],
    corrected: [],
    text,
    edits: [
      {
        kind: 'diacritic',
        page: 1,
        at: 0,
        before: 'a',
        after: 'å',
        confidence: 0.9,
        reason: 'test',
        block: 0,
      },
    ],
    failedPages,
    timings: { extract: 1 },
  };
}

/** Stands in for the pipeline: takes the bytes for lines of titles. */
export const readsTitles: Process = async (fileName, bytes, _options, hooks) => {
  hooks?.onPage?.(1, 1);
  return resultFor(fileName, new TextDecoder().decode(bytes));
};
