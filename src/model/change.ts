import { z } from 'zod';
import { Warning } from './catalogue.ts';

const FileRef = z.object({ fileName: z.string(), sha256: z.string() });

export const OfferingRef = z.object({ id: z.string(), title: z.string() });
export type OfferingRef = z.infer<typeof OfferingRef>;

export const Aspect = z.enum([
  'renamed',
  'moved',
  'split',
  'merged',
  'provider',
  'teacher',
  'audience',
  'schedule',
  'location',
  'price',
  'contact',
  'number',
  'kind',
  'text',
]);
export type Aspect = z.infer<typeof Aspect>;

export const Severity = z.enum(['important', 'info']);
export type Severity = z.infer<typeof Severity>;

/** What an offering can undergo as a whole, and each aspect: what a rule of severity is for. */
export const SeverityRules = z.partialRecord(
  z.enum(['added', 'removed', ...Aspect.options]),
  Severity,
);
export type SeverityRules = z.infer<typeof SeverityRules>;

/** A run of words. What is `equal` is told in the newer edition's words; `was` has the older's where they are read otherwise. */
export const WordRun = z.object({
  op: z.enum(['equal', 'insert', 'delete']),
  text: z.string(),
  was: z.string().optional(),
});
export type WordRun = z.infer<typeof WordRun>;

/** A field that differs. `before` or `after` is absent where that edition does not give the field. */
export const FieldChange = z.object({
  path: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  words: z.array(WordRun).optional(),
});
export type FieldChange = z.infer<typeof FieldChange>;

/** What differs for one offering between two editions. */
export const Change = z.object({
  type: z.enum(['added', 'removed', 'changed']),
  before: OfferingRef.optional(),
  after: OfferingRef.optional(),
  parts: z
    .array(OfferingRef)
    .optional()
    .describe('the other offerings that it was split into (of after) or merged from (of before)'),
  aspects: z.array(Aspect),
  fields: z.array(FieldChange),
  severity: Severity,
  similarity: z.number().min(0).max(1),
});
export type Change = z.infer<typeof Change>;

/** A difference that the reading made, not the publisher. */
export const Noise = z.object({
  before: z.string().describe('id of the offering'),
  after: z.string().describe('id of the offering'),
  path: z.string(),
  was: z.string().describe('as the reading of the older edition has it'),
  is: z.string().describe('as the reading of the newer edition has it'),
  reason: z.string(),
});
export type Noise = z.infer<typeof Noise>;

/** The output of `katalog diff --format json`. */
export const DiffFile = z.object({
  schema: z.literal('katalog/diff@1'),
  before: FileRef,
  after: FileRef,
  summary: z.object({
    added: z.number().int().nonnegative(),
    removed: z.number().int().nonnegative(),
    changed: z.number().int().nonnegative(),
    unchanged: z.number().int().nonnegative(),
    suppressed: z.number().int().nonnegative().describe('differences that are reading noise only'),
  }),
  changes: z.array(Change),
  noise: z.array(Noise).optional().describe('what was suppressed; where it is asked for'),
  warnings: z
    .array(Warning)
    .optional()
    .describe('what a reader should know: pages of an edition that could not be read'),
});
export type DiffFile = z.infer<typeof DiffFile>;

/** What became of one offering from edition to edition. */
export const OfferingHistory = z.object({
  title: z.string().describe('in the last edition that has it'),
  steps: z
    .array(
      z.object({
        state: z.enum(['absent', 'added', 'unchanged', 'changed', 'removed']),
        offering: OfferingRef.optional(),
        change: Change.optional(),
      }),
    )
    .describe('one for each edition; in the first edition every offering that it has is unchanged'),
});
export type OfferingHistory = z.infer<typeof OfferingHistory>;

/** The output of `katalog diff --format json` for more than two editions. */
export const HistoryFile = z.object({
  schema: z.literal('katalog/history@1'),
  editions: z.array(FileRef),
  offerings: z.array(OfferingHistory),
  warnings: z.array(Warning).optional(),
});
export type HistoryFile = z.infer<typeof HistoryFile>;

/** One way that a reader errs: the print says `truth`, the reading `read`, with the probability of it. */
export const ConfusionTable = z.array(
  z.tuple([z.string(), z.string(), z.number().positive().max(1)]),
);
export type ConfusionTable = z.infer<typeof ConfusionTable>;
