import { z } from 'zod';
import { Box } from './geometry.ts';

/** How text is set. Colour and slant are absent where the source does not tell (OCR, plain text). */
export const Style = z.object({
  size: z.number().positive().describe('type size in points'),
  bold: z.boolean(),
  italic: z.boolean(),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .optional()
    .describe('fill colour, #rrggbb'),
});
export type Style = z.infer<typeof Style>;

/** A word as read from the page, with its place. */
export const Word = z.object({
  text: z.string().min(1),
  box: Box,
  baseline: z.number().describe('y of the baseline in points; x for text turned a quarter'),
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  style: Style,
  confidence: z.number().min(0).max(1).describe('1 for a text layer, the engine’s word for OCR'),
  mark: z
    .number()
    .int()
    .optional()
    .describe('the marked content of a tagged PDF that it stands in'),
});
export type Word = z.infer<typeof Word>;

/** A filled area of the page (a box, a band, a circle): it can be a container of text or part of a figure. */
export const Shape = z.object({
  box: Box,
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  round: z.boolean().describe('bounded by curves: a circle or an ellipse'),
});
export type Shape = z.infer<typeof Shape>;

/** A link annotation. */
export const Link = z.object({ box: Box, target: z.string() });
export type Link = z.infer<typeof Link>;

/** A block of a tagged PDF, as its structure tree has it. */
export const Tag = z.object({
  role: z.string().describe('standard structure type: P, H1, LI, TD …; empty for what none holds'),
  marks: z.array(z.number().int()).describe('the marked content in it, in its order'),
  cell: z
    .object({ table: z.number().int(), row: z.number().int(), column: z.number().int() })
    .optional()
    .describe('place in a table, from 0; columns are counted by cells'),
});
export type Tag = z.infer<typeof Tag>;

/** Where the words of a page come from. */
export const Origin = z.enum(['text-layer', 'ocr', 'plain-text']);
export type Origin = z.infer<typeof Origin>;

/** What can be said of a page's text: usable as Danish, damaged, in another language, or none at all. */
export const Verdict = z.object({
  quality: z.enum(['clean', 'damaged', 'foreign', 'empty']),
  reasons: z.array(z.string()),
});
export type Verdict = z.infer<typeof Verdict>;

/**
 * A page as read: the artefact of `ingest` and `ocr`. For plain text the geometry is made up so that every value
 * can still be traced: see `ingest/plain-text.ts`.
 */
export const Page = z.object({
  number: z.number().int().positive(),
  width: z.number().positive().describe('points'),
  height: z.number().positive().describe('points'),
  origin: Origin,
  turned: z
    .number()
    .optional()
    .describe(
      'degrees clockwise by which its picture was turned about its middle to be read, quarters and a few degrees of skew; absent where it stood',
    ),
  words: z.array(Word).describe('in the order of the source'),
  shapes: z.array(Shape),
  rules: z
    .array(Box)
    .optional()
    .describe('upright lines at least 8 points long; absent where the source does not tell'),
  tags: z
    .array(Tag)
    .optional()
    .describe('blocks in their logical order; absent for untagged pages'),
  links: z.array(Link),
  layer: z
    .object({
      invisible: z
        .number()
        .min(0)
        .max(1)
        .describe('share of the letters in render mode 3 (no ink)'),
      imageCover: z.number().min(0).max(1).describe('share of the page under its largest image'),
      pictures: z
        .array(Box)
        .optional()
        .describe('where pictures stand beside the text that are large enough to hold some'),
      pictured: z
        .number()
        .int()
        .positive()
        .optional()
        .describe('how many of the words were recognised in these pictures'),
      unmeasured: z
        .string()
        .optional()
        .describe('why the pictures of the page could not be looked at, where they could not'),
    })
    .describe('what tells an OCR layer from text that was set'),
});
export type Page = z.infer<typeof Page>;

/** A page's grey image: one byte a pixel, rows from the top. Not JSON: it lives only between ingest and OCR. */
export interface PageImage {
  /** Page number in the document, from 1. */
  readonly page: number;
  /** Size in pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels per inch, so that a pixel is 72/dpi points. */
  readonly dpi: number;
  /** 8-bit grey, `width × height` bytes. */
  readonly grey: Uint8Array;
  /** Filled areas found in the colour image, in points. */
  readonly shapes: readonly Shape[];
  /** Thin level and upright lines, in points. */
  readonly rules: readonly Box[];
}

/** A picture on a page, as a grey image, and where it stands. */
export interface PlacedImage {
  readonly box: Box;
  readonly image: PageImage;
}
