import { loadKindClassifier } from '../extract/index.ts';
import { createNormalizer } from '../normalize/index.ts';
import { loadProfiles } from '../profiles.ts';
import { makeRecords } from './make-records.ts';
import type { RecordMaker } from './record-maker.ts';

/** Loads the models (about 0.2 s) and makes records in this thread, where nothing can end it. */
export async function loadRecordMaker(): Promise<RecordMaker> {
  const [normalizer, classifyKind] = await Promise.all([createNormalizer(), loadKindClassifier()]);
  return {
    judge: async (_, pages) => pages.map((page) => normalizer.judge(page)),
    make: async (document, { profile, ...options }) =>
      makeRecords(document, options, {
        normalizer,
        classifyKind,
        chooseProfile: await loadProfiles(profile),
      }),
  };
}
