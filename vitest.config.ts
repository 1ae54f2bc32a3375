import { defineConfig } from 'vitest/config';

const cli = 'tests/cli/**/*.test.ts';

export default defineConfig({
  test: {
    // OCR of a page takes seconds, on a loaded machine many.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'stages', include: ['tests/**/*.test.ts'], exclude: [cli] } },
      { extends: true, test: { name: 'cli', include: [cli], globalSetup: 'tests/cli/build.ts' } },
    ],
  },
});
