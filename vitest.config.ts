import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // OCR of a page takes seconds, on a loaded machine many.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
