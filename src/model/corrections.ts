import { z } from 'zod';
import { Edit } from './edit.ts';
import { CORRECTABLE_FIELDS } from './fields.ts';
import { Offering } from './offering.ts';

const text = z.string().min(1);

/** An offering as it stood when it was corrected: what tells it in another run, and in a later edition. */
export const Seen = z.object({
  id: text,
  title: text,
  catalogue: text.optional(),
  sectionPath: z.array(text),
  page: z.number().int().positive().optional().describe('where its title stood'),
  text: z.string().describe('how its description began'),
});
export type Seen = z.infer<typeof Seen>;

export const CorrectableField = z.enum(CORRECTABLE_FIELDS);
export type CorrectableField = z.infer<typeof CorrectableField>;

const SetField = z
  .object({
    op: z.literal('set').describe('a field of an offering is wrong'),
    offering: Seen,
    field: CorrectableField,
    before: z.unknown().optional().describe('absent where the field was'),
    after: z.unknown().optional().describe('absent where the field is to be taken away'),
  })
  .superRefine(({ field, after }, context) => {
    const checked = Offering.shape[field].safeParse(after);
    for (const issue of checked.error?.issues ?? []) {
      context.addIssue({
        code: 'custom',
        path: ['after', ...issue.path],
        message: `${field}: ${issue.message}`,
      });
    }
  });

/** What a person found wrong in a result, and what is right; each keeps what it saw. */
export const Correction = z.discriminatedUnion('op', [
  SetField,
  z.object({
    op: z.literal('rename-section').describe('the title of a section, or its place, is wrong'),
    catalogue: text.optional(),
    before: z.array(text).min(1),
    after: z.array(text),
  }),
  z.object({
    op: z.literal('rename-catalogue').describe('the title of a catalogue is wrong'),
    before: text,
    after: text,
  }),
  z.object({
    op: z.literal('split').describe('one record holds two offerings'),
    offering: Seen,
    paragraph: text.describe('of the description: the first of the second offering'),
    title: text.describe('of the second offering; where the paragraph begins with it, taken off'),
  }),
  z.object({
    op: z.literal('merge').describe('two records are one offering'),
    offering: Seen.describe('the record that goes'),
    into: Seen.describe('the record that takes its text in'),
  }),
  z.object({
    op: z.literal('drop').describe('a record is no offering'),
    offering: Seen,
  }),
  z.object({
    op: z.literal('undo-edit').describe('a change made to the text as read is wrong'),
    page: z.number().int().positive(),
    kind: Edit.shape.kind,
    before: z.string(),
    after: z.string(),
    left: z.string().describe('what stood before it in its block, mended'),
    right: z.string().describe('what stood behind it in its block, mended'),
  }),
]);
export type Correction = z.infer<typeof Correction>;

/** `corrections.json`, in the order they were made: each applies to what those before it have left. */
export const CorrectionsFile = z.object({
  schema: z.literal('katalog/corrections@1'),
  document: z
    .object({ fileName: z.string(), sha256: z.string() })
    .describe('that they were made on'),
  corrections: z.array(Correction),
});
export type CorrectionsFile = z.infer<typeof CorrectionsFile>;
