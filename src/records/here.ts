import { loadKindClassifier } from '../extract/index.ts';
import type { Page, Verdict } from '../model/index.ts';
import { createNormalizer, type Normalizer } from '../normalize/index.ts';
import { loadProfiles } from '../profiles.ts';
import { makeRecords } from './make-records.ts';
import type { RecordMaker } from './record-maker.ts';

/** Loads the models (about 0.2 s) and makes records in this thread, where nothing can end it. */
export async function loadRecordMaker(): Promise<RecordMaker> {
  const [normalizer, classifyKind] = await Promise.all([createNormalizer(), loadKindClassifier()]);
  const remembered = rememberedJudge(normalizer.judge);
  return {
    judge: async (_, pages) => pages.map(remembered.judge),
    make: async (document, { profile, ...options }) => {
      const chooseProfile = await loadProfiles(profile);
      const models = { normalizer: { ...normalizer, judge: remembered.judge }, classifyKind };
      try {
        return makeRecords(document, options, { ...models, chooseProfile });
      } finally {
        remembered.forget();
      }
    },
  };
}

/**
 * A page is judged to be trusted, and once more for the records, by when its words may be others: what was said of the
 * same words is said again.
 */
function rememberedJudge(judge: Normalizer['judge']): {
  readonly judge: Normalizer['judge'];
  forget(): void;
} {
  const verdicts = new Map<string, Verdict>();
  return {
    judge: (page) => {
      const key = whatIsJudged(page);
      const verdict = verdicts.get(key) ?? judge(page);
      verdicts.set(key, verdict);
      return verdict;
    },
    forget: () => verdicts.clear(),
  };
}

const whatIsJudged = ({ words, layer: { imageCover, invisible } }: Page): string =>
  [imageCover, invisible, ...words.map(({ text }) => text)].join(' ');
