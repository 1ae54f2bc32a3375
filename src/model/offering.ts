import { z } from 'zod';
import { Box } from './geometry.ts';

/** A place on a page that a value was read from. */
export const Place = z.object({ page: z.number().int().positive(), box: Box });
export type Place = z.infer<typeof Place>;

export const Kind = z.enum([
  'course',
  'programme',
  'network',
  'mentoring',
  'coaching',
  'session',
  'webinar',
  'tool',
  'meeting',
  'visit',
  'publication',
  'other',
]);
export type Kind = z.infer<typeof Kind>;

const text = z.string().min(1);
const localTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/)
  .describe('ISO 8601 date, or date and local time');
const date = z.iso.date();

export const Schedule = z.object({
  text: text.describe('as printed'),
  start: localTime.optional(),
  end: localTime.optional(),
});
export type Schedule = z.infer<typeof Schedule>;

export const Price = z.object({
  text: text.describe('as printed'),
  amount: z.number().nonnegative().optional().describe('0 where it is free'),
  currency: z.literal('DKK').optional(),
  per: text.optional().describe('what one pays for, such as "deltager"'),
});
export type Price = z.infer<typeof Price>;

export const Contact = z.object({
  name: text.optional(),
  email: z.email().optional(),
  phone: text.optional(),
});
export type Contact = z.infer<typeof Contact>;

/**
 * One thing offered. A field that the catalogue does not give is absent. `evidence` leads from the name of a
 * field to the places on the pages that its value was read from.
 */
export const Offering = z.object({
  id: text.describe('unique in the file, readable, the same in every reading of an edition'),
  title: text,
  catalogue: text.optional().describe('title of its catalogue'),
  sectionPath: z.array(text).describe('titles of its sections, outermost first'),
  providers: z.array(text),
  audiences: z.array(text),
  kind: Kind,
  description: z.string().optional(),
  schedule: z.array(Schedule).optional(),
  recurrence: z.object({ text, timesPerYear: z.number().positive().optional() }).optional(),
  location: text.optional(),
  price: Price.optional(),
  duration: z.object({ text, iso: text.optional().describe('ISO 8601 duration') }).optional(),
  registrationDeadline: date.optional(),
  teachers: z.array(text).optional(),
  courseNumber: text.optional().describe('as printed: digits, with letters and marks if any'),
  contacts: z.array(Contact).optional(),
  links: z.array(text).optional(),
  evidence: z.record(z.string(), z.array(Place)),
  confidence: z.number().min(0).max(1).describe('mean over the letters it was read from'),
  fieldConfidence: z
    .record(z.string(), z.number().min(0).max(1))
    .optional()
    .describe(
      'by the name of a field, that its value is right; fields left out are as sure as any',
    ),
  warnings: z.array(text),
  corrected: z
    .array(text)
    .optional()
    .describe('names of the fields that a person has corrected; absent where none'),
});
export type Offering = z.infer<typeof Offering>;
