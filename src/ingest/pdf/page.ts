import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Link, Page, Tag, Word } from '../../model/index.ts';
import { area } from '../matrix.ts';
import { linksOf } from './links.ts';
import type { Marks } from './marks.ts';
import { pictureBoxes } from './picture-boxes.ts';
import { type OperatorList, replay } from './replay.ts';
import { type Layers, stageOf } from './stage.ts';
import { tagsOf } from './structure.ts';
import { wordsOf } from './words.ts';

/** What a page paints, and its size in points. */
export interface PageMarks {
  readonly width: number;
  readonly height: number;
  readonly marks: Marks;
}

/** Collects what a page paints, images undecoded. Throws what pdfjs throws. */
export async function readMarks(page: PDFPageProxy, layers: Layers): Promise<PageMarks> {
  const list = (await page.getOperatorList()) as OperatorList;
  const stage = stageOf(page, layers);
  return { width: stage.visible[2], height: stage.visible[3], marks: replay(list, stage) };
}

/** Reads the text layer of a page. Throws what pdfjs throws. */
export async function readTextLayer(
  document: PDFDocumentProxy,
  page: PDFPageProxy,
  layers: Layers,
): Promise<Page> {
  const painted = await readMarks(page, layers);
  const tagged = painted.marks.glyphs.some(({ mark }) => mark !== undefined);
  const tags = tagged ? await tagsOf(page) : undefined;
  return toPage(page.pageNumber, painted, await linksOf(document, page), tags);
}

function toPage(
  number: number,
  { width, height, marks }: PageMarks,
  links: readonly Link[],
  tags: Tag[] | undefined,
): Page {
  const words: Word[] = wordsOf(marks.glyphs);
  const invisible = invisibleShare(marks);
  const pictures = invisible > 0 ? [] : pictureBoxes(marks.images, { width, height }, words);
  const cover = Math.max(0, ...marks.images.map(({ box }) => area(box))) / (width * height);
  return {
    number,
    width,
    height,
    origin: 'text-layer',
    words,
    shapes: [...marks.fills],
    rules: [...marks.rules],
    ...(tags === undefined ? {} : { tags }),
    links: [...links],
    layer: {
      invisible,
      imageCover: Math.min(1, cover),
      ...(pictures.length > 0 && { pictures }),
    },
  };
}

function invisibleShare({ glyphs }: Marks): number {
  if (glyphs.every(({ look }) => look.inked)) return 0;
  const letters = glyphs.filter(({ text }) => /\p{L}/u.test(text));
  if (letters.length === 0) return 0;
  return letters.filter(({ look }) => !look.inked).length / letters.length;
}
