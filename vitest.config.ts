import { defineConfig } from 'vitest/config';

/** Tests of what is built: the command line, and threads, which load no TypeScript. */
const built = [
  'tests/cli/**/*.test.ts',
  'tests/ingest/reader.test.ts',
  'tests/ocr/tesseract-js.test.ts',
  'tests/picture-reader.test.ts',
  'tests/records/thread.test.ts',
  'tests/service/*.test.ts',
];

/** Run by .ci/run, not by `npm test`. */
const faults = ['tests/faults/**/*.test.ts'];
/** In Chromium; run by .ci/run too. */
const browser = ['tests/report/browser/**/*.test.ts', 'tests/service/browser/**/*.test.ts'];

export default defineConfig({
  test: {
    // OCR of a page takes seconds, on a loaded machine many.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'stages',
          include: ['tests/**/*.test.ts'],
          exclude: [...built, ...faults, ...browser],
        },
      },
      { extends: true, test: { name: 'built', include: built, globalSetup: 'tests/cli/build.ts' } },
      {
        extends: true,
        test: { name: 'faults', include: faults, globalSetup: 'tests/cli/build.ts' },
      },
      {
        extends: true,
        test: { name: 'browser', include: browser, globalSetup: 'tests/cli/build.ts' },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: ['tests/store/*.test.ts', 'tests/service/*.test.ts'],
          globalSetup: ['tests/cli/build.ts', 'tests/store/cluster.ts'],
          // all use the same database
          fileParallelism: false,
        },
      },
    ],
  },
});
