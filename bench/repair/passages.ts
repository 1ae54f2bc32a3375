/** How passages of 60 words fare on their own: less text to tell damage by, and to learn a type's confusions from. */
import type { Normalizer } from '../../src/normalize/index.ts';
import type { EvaluationPage } from './make-pages.ts';
import { emptyScore, type Score, scorePage } from './score.ts';

const LENGTH = 60;

/** The words of a page in passages; a rest of less than a passage goes with the last. */
function passagesOf(read: string): string[] {
  const words = read.trim().split(/\s+/);
  const count = Math.max(1, Math.floor(words.length / LENGTH));
  return Array.from({ length: count }, (_, i) =>
    words.slice(LENGTH * i, i === count - 1 ? words.length : LENGTH * (i + 1)).join(' '),
  );
}

/** Of all passages, how many were found damaged, and the words of the same pages put together from them. */
export function scorePassages(
  { repair }: Normalizer,
  pages: readonly EvaluationPage[],
): { count: number; opened: number; score: Score } {
  const score = emptyScore();
  let [count, opened] = [0, 0];
  for (const page of pages) {
    const mended = passagesOf(page.read).map((passage) => {
      const { text, edits } = repair(passage);
      count++;
      if (edits.length > 0) opened++;
      return text;
    });
    scorePage(page.truth, page.read, mended.join(' '), score);
  }
  return { count, opened, score };
}
