import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { madeOn, paper } from '../../../fixtures/make/sheet.ts';
import type { Box } from '../../../src/model/index.ts';
import type { TruthBlock, TruthDocument, TruthKind } from './truth.ts';

export type Cut = 'regular' | 'bold' | 'italic';

/** How a line is set. */
export interface Face {
  readonly cut: Cut;
  /** Points. */
  readonly size: number;
  readonly color: string;
  /** Added between letters, in points. */
  readonly spacing?: number;
}

/** Sets a document and takes down what it sets. Coordinates in points from the top left corner. */
export interface Press {
  readonly page: number;
  newPage(): void;
  measure(text: string, face: Face): number;
  /** Opens a block in reading order; its lines may be set at any time. */
  block(kind: TruthKind, chain?: string): TruthBlock;
  line(
    block: TruthBlock,
    text: string,
    x: number,
    baseline: number,
    face: Face,
    width?: number,
  ): void;
  fill(box: Box, color: string, radius?: number): void;
  disc(x: number, y: number, radius: number, color: string): void;
  rule(x0: number, y0: number, x1: number, y1: number, color?: string): void;
  picture(image: Buffer, box: Box): void;
  finish(): Promise<TruthDocument>;
}

/** In what order the lines of a page are painted: as read, those on coloured areas first, or by height. */
export type Painting = 'as-read' | 'boxes-first' | 'by-height';

const require = createRequire(import.meta.url);
const files: Record<Cut, string> = {
  regular: '400-normal',
  bold: '700-normal',
  italic: '400-italic',
};

interface Stroke {
  readonly height: number;
  readonly boxed: boolean;
  paint(): void;
}

export function openPress(name: string, font: string, painting: Painting): Press {
  const doc = new PDFDocument({
    autoFirstPage: false,
    lang: 'da-DK',
    info: { Title: name, CreationDate: madeOn, ModDate: madeOn },
  });
  for (const [cut, file] of Object.entries(files)) {
    doc.registerFont(cut, require.resolve(`@fontsource/${font}/files/${font}-latin-${file}.woff`));
  }
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  const blocks: TruthBlock[] = [];
  let page = 0;
  let strokes: Stroke[] = [];
  const select = ({ cut, size }: Face) => doc.font(cut).fontSize(size);
  const measure = (text: string, face: Face): number =>
    select(face).widthOfString(text) + text.length * (face.spacing ?? 0);
  const paint = (): void => {
    const order = [...strokes];
    if (painting === 'by-height') order.sort((a, b) => a.height - b.height);
    if (painting === 'boxes-first') order.sort((a, b) => Number(b.boxed) - Number(a.boxed));
    for (const stroke of order) stroke.paint();
    strokes = [];
  };
  return {
    get page() {
      return page;
    },
    newPage: () => {
      paint();
      doc.addPage({ size: [paper.width, paper.height], margin: 0 });
      page += 1;
    },
    measure,
    block: (kind, chain = 'text') => {
      const block: TruthBlock = { kind, chain, lines: [] };
      blocks.push(block);
      return block;
    },
    line: (block, text, x, baseline, face, width) => {
      const natural = measure(text, face);
      const gaps = text.split(' ').length - 1;
      const wordSpacing = width === undefined || gaps === 0 ? 0 : (width - natural) / gaps;
      const box: Box = [
        x,
        baseline - 0.75 * face.size,
        x + natural + gaps * wordSpacing,
        baseline + 0.22 * face.size,
      ];
      block.lines.push({ page, box, text });
      strokes.push({
        height: baseline,
        boxed: block.chain !== 'text',
        paint: () => {
          const characterSpacing = face.spacing ?? 0;
          select(face).fillColor(face.color);
          const options = { lineBreak: false, baseline: 'alphabetic', wordSpacing } as const;
          doc.text(text, x, baseline, { ...options, characterSpacing });
        },
      });
    },
    fill: ([x0, y0, x1, y1], color, radius = 0) => {
      doc.roundedRect(x0, y0, x1 - x0, y1 - y0, radius).fill(color);
    },
    disc: (x, y, radius, color) => {
      doc.circle(x, y, radius).fill(color);
    },
    rule: (x0, y0, x1, y1, color = '#555555') => {
      doc.moveTo(x0, y0).lineTo(x1, y1).lineWidth(0.6).stroke(color);
    },
    picture: (image, [x0, y0, x1, y1]) => {
      doc.image(image, x0, y0, { width: x1 - x0, height: y1 - y0 });
    },
    finish: async () => {
      paint();
      doc.end();
      await ended;
      const pdf = new Uint8Array(Buffer.concat(chunks));
      const set = blocks.filter((block) => block.lines.length > 0);
      return { name, pdf, pages: page, blocks: set };
    },
  };
}
