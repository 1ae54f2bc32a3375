import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { EvaluationPage } from '../../bench/repair/make-pages.ts';
import { emptyScore, scorePage } from '../../bench/repair/score.ts';
import { splitOf } from '../../bench/repair/splits.ts';
import { createNormalizer, type Normalizer } from '../../src/normalize/index.ts';

const pages = readFileSync(new URL('../../bench/repair/pages.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as EvaluationPage)
  .filter(({ name }) => splitOf(name) === 'test');

let normalizer: Normalizer;
beforeAll(async () => {
  normalizer = await createNormalizer();
});

/** Shares in per cent over the pages of a set from which nothing was learned, and in which nothing was looked at. */
function shares(set: EvaluationPage['set']): {
  restored: number;
  lettered: number;
  changed: number;
} {
  const score = emptyScore();
  for (const page of pages.filter((p) => p.set === set)) {
    scorePage(page.truth, page.read, normalizer.repair(page.read).text, score);
  }
  return {
    restored: (100 * score.restored) / score.damaged,
    lettered: (100 * score.letteredRight) / score.lettered,
    changed: (100 * score.changed) / score.undamaged,
  };
}

describe('pages set in many types and read by an English model', () => {
  test('administrative text at 200 and 300 dpi', () => {
    const { restored, lettered, changed } = shares('admin');
    expect(restored).toBeGreaterThan(95);
    expect(lettered).toBeGreaterThan(95.5);
    expect(changed).toBeLessThan(0.05);
  });

  test('general prose at 90 to 300 dpi', () => {
    const { restored, lettered, changed } = shares('prose');
    expect(restored).toBeGreaterThan(82);
    expect(lettered).toBeGreaterThan(88);
    expect(changed).toBeLessThan(0.2);
  });

  test('what was printed is left as it is, whole and by paragraph', () => {
    for (const { truth } of pages) {
      expect(normalizer.repair(truth).edits).toEqual([]);
      for (const paragraph of truth.split('\n')) {
        expect(normalizer.repair(paragraph).edits).toEqual([]);
      }
    }
  });

  test('19 of 20 passages of 60 damaged words are mended on their own', () => {
    const passages = pages.flatMap((page) => {
      const words = page.read.split(/\s+/);
      const count = Math.floor(words.length / 60);
      return Array.from({ length: count }, (_, i) => words.slice(60 * i, 60 * (i + 1)).join(' '));
    });
    const mended = passages.filter((passage) => normalizer.repair(passage).edits.length > 0);
    expect(mended.length / passages.length).toBeGreaterThan(0.95);
  });
});
