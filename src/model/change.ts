import { z } from 'zod';

const FileRef = z.object({ fileName: z.string(), sha256: z.string() });
const OfferingRef = z.object({ id: z.string(), title: z.string() });

export const Aspect = z.enum([
  'renamed',
  'moved',
  'provider',
  'audience',
  'schedule',
  'location',
  'price',
  'text',
]);
export type Aspect = z.infer<typeof Aspect>;

/** What differs for one offering between two editions. */
export const Change = z.object({
  type: z.enum(['added', 'removed', 'changed']),
  before: OfferingRef.optional(),
  after: OfferingRef.optional(),
  aspects: z.array(Aspect),
  fields: z.array(
    z.object({
      path: z.string(),
      before: z.unknown(),
      after: z.unknown(),
      words: z
        .array(z.object({ op: z.enum(['equal', 'insert', 'delete']), text: z.string() }))
        .optional(),
    }),
  ),
  severity: z.enum(['important', 'info']),
  similarity: z.number().min(0).max(1),
});
export type Change = z.infer<typeof Change>;

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
});
export type DiffFile = z.infer<typeof DiffFile>;
