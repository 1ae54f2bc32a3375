import { z } from 'zod';
import { SeverityRules } from './change.ts';
import { FACT_FIELDS } from './fields.ts';
import { Kind } from './offering.ts';

/** The fields that a label such as "Sted:" can introduce; the title's only at the head of a table's column. */
export const LabelledField = z.enum([
  'title',
  'providers',
  'audiences',
  'kind',
  ...FACT_FIELDS,
  'description',
]);
export type LabelledField = z.infer<typeof LabelledField>;

const words = z.array(z.string().min(1)).default([]);

/**
 * What is particular to one publisher, as data. Every list adds to the generic profile's. Words are compared
 * without case, and with æ, ø and å folded so that a damaged reading still meets them.
 */
export const Profile = z.strictObject({
  $schema: z.string().optional().describe('where editors find the schema of the file'),
  name: z.string().regex(/^[a-z0-9-]+$/),
  description: z.string().default(''),
  detect: words.describe(
    'words or phrases; the profile is chosen where all of them stand in the document',
  ),
  providers: z
    .array(z.strictObject({ name: z.string().min(1), aliases: words }))
    .default([])
    .describe('names of who offers, as records give them, and what else is printed for each'),
  providerMarkers: words.describe('what stands before the provider in a title: "v.", "v/"'),
  labels: z
    .partialRecord(LabelledField, z.array(z.string()))
    .default({})
    .describe('what is printed before, over or beside the values of a field: "Sted", "Pris"'),
  kinds: z
    .partialRecord(Kind, z.array(z.string()))
    .default({})
    .describe('words in a title or text that tell the kind'),
  audiences: words.describe('names of groups that offerings are for'),
  severity: SeverityRules.optional().describe(
    'how much a change between two editions matters, by what it changes',
  ),
});
export type Profile = z.infer<typeof Profile>;
