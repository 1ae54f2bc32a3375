import { createChannel } from '../../src/normalize/channel.ts';
import type { DanishModel } from '../../src/normalize/model/load.ts';

/** The model with one part of it taken out. */
export const ABLATIONS: Readonly<Record<string, (model: DanishModel) => DanishModel>> = {
  'context (words alone)': (model) => ({
    ...model,
    context: {
      ...model.context,
      firsts: new Uint32Array(0),
      ratio: () => 1,
    },
  }),
  'word pairs (classes only)': (model) => ({
    ...model,
    context: { ...model.context, firsts: new Uint32Array(0) },
  }),
  'classes (word pairs only)': (model) => ({
    ...model,
    context: { ...model.context, ratio: () => 1 },
  }),
  compounds: (model) => ({
    ...model,
    lexicon: {
      ...model.lexicon,
      firstLogP: () => -100,
    },
  }),
  'noise (æ, ø and å only)': (model) => ({
    ...model,
    channel: createChannel(
      [...model.channel.byRead.values()]
        .flat()
        .filter((confusion) => confusion.losesLetter)
        .map(({ truth, read, logP }) => [truth, read, Math.exp(logP)] as const),
      model.lexicon,
    ),
  }),
  'frequencies (all words alike)': (model) => ({
    ...model,
    lexicon: { ...model.lexicon, logP: () => -12 },
  }),
};
