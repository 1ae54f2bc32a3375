import { z } from 'zod';
import { Contact, Offering } from './offering.ts';
import { Origin, Verdict } from './page.ts';

/** Something a user should know of a result. The codes are listed in the README. */
export const Warning = z.object({
  code: z.string(),
  page: z.number().int().positive().optional(),
  message: z.string(),
});
export type Warning = z.infer<typeof Warning>;

export const DocumentInfo = z.object({
  fileName: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mediaType: z.string(),
  pageCount: z.number().int().nonnegative(),
  language: z.string().optional().describe('ISO 639-1, of most of the text'),
});
export type DocumentInfo = z.infer<typeof DocumentInfo>;

/** What the result says of a page: its words stay out. */
export const PageInfo = z.object({
  number: z.number().int().positive(),
  width: z.number().positive(),
  height: z.number().positive(),
  origin: Origin,
  verdict: Verdict,
  confidence: z.number().min(0).max(1).describe('mean over its letters; 0 for a page without text'),
});
export type PageInfo = z.infer<typeof PageInfo>;

export const Section = z.object({
  path: z.array(z.string().min(1)).min(1),
  page: z.number().int().positive(),
  subtitle: z.string().optional().describe('the large heading under a band that names the section'),
  intro: z.string().optional(),
});
export type Section = z.infer<typeof Section>;

/** A titled run of pages with its own sections. */
export const CatalogueInfo = z.object({
  id: z.string().min(1),
  title: z.string().min(1),
  audiences: z.array(z.string()),
  pages: z
    .tuple([z.number().int().positive(), z.number().int().positive()])
    .describe('[first, last]'),
  intro: z.string().optional(),
  sections: z.array(Section),
  contacts: z.array(Contact),
});
export type CatalogueInfo = z.infer<typeof CatalogueInfo>;

/** `catalogue.json` */
export const CatalogueFile = z
  .object({
    schema: z.literal('katalog/catalogue@1'),
    document: DocumentInfo,
    pages: z.array(PageInfo),
    catalogues: z.array(CatalogueInfo),
    offerings: z.array(Offering),
    warnings: z.array(Warning),
  })
  .superRefine((file, context) => {
    const seen = new Set<string>();
    file.offerings.forEach(({ id }, index) => {
      if (seen.has(id)) {
        context.addIssue({
          code: 'custom',
          path: ['offerings', index, 'id'],
          message: `id ${JSON.stringify(id)} is not unique`,
        });
      }
      seen.add(id);
    });
    file.offerings.forEach((offering, index) => {
      for (const [field, places] of Object.entries(offering.evidence)) {
        if (places.some((place) => place.page > file.document.pageCount)) {
          context.addIssue({
            code: 'custom',
            path: ['offerings', index, 'evidence', field],
            message: 'a place beyond the last page',
          });
        }
      }
    });
  });
export type CatalogueFile = z.infer<typeof CatalogueFile>;
