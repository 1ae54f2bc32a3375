import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../../model/index.ts';
import type { Matrix } from '../matrix.ts';
import { blend } from './color.ts';
import type { Face } from './marks.ts';
import type { Stage } from './replay-state.ts';

/** Whether optional content is switched on: pdfjs' OptionalContentConfig, as far as it is needed. */
export interface Layers {
  isVisible(group: unknown): boolean;
}

/**
 * Fonts, colours and geometry of a page. Its operator list must have come in: that is what loads the fonts.
 */
export function stageOf(page: PDFPageProxy, layers: Layers): Stage {
  const view = page.getViewport({ scale: 1 });
  const visible: Box = [0, 0, view.width, view.height];
  const faces = new Map<string, Face>();
  return {
    transform: view.transform as unknown as Matrix,
    visible,
    face: (id) => {
      const face = faces.get(id) ?? faceOf(page, id);
      faces.set(id, face);
      return face;
    },
    shadingColor: (id) => middleColor(lookUp(page, id)),
    shown: (group) => group === null || group === undefined || layers.isVisible(group),
  };
}

/** What pdfjs keeps under an id; undefined where it gave up on the object. Ids of shared objects begin with "g_". */
function lookUp(page: PDFPageProxy, id: string): unknown {
  const store = id.startsWith('g_') ? page.commonObjs : page.objs;
  return store.has(id) ? store.get(id) : undefined;
}

interface PdfjsFont {
  readonly name?: string;
  readonly bold?: boolean;
  readonly black?: boolean;
  readonly italic?: boolean;
  readonly ascent?: number;
  readonly descent?: number;
  readonly fontMatrix?: readonly number[];
}

/** Names of weights and slants in the names of faces, as foundries write them. */
const BOLD_NAME = /bold|black|heavy|demi(?!light)|[-,](?:bd|blk|hv)\b/i;
const ITALIC_NAME = /ital|obliq|kursiv|slanted|[-,](?:it|bdit)\b/i;

function faceOf(page: PDFPageProxy, id: string): Face {
  const font = (lookUp(page, id) ?? {}) as PdfjsFont;
  const name = font.name ?? '';
  return {
    bold: Boolean(font.bold || font.black) || BOLD_NAME.test(name),
    italic: Boolean(font.italic) || ITALIC_NAME.test(name),
    // Some fonts claim no ascent, or several ems: the usual range keeps boxes of a line comparable.
    ascent: within(font.ascent, 0.6, 1.1, 0.9),
    descent: within(font.descent, -0.35, 0, -0.2),
    unit: font.fontMatrix?.[0] || 0.001,
  };
}

const within = (value: number | undefined, low: number, high: number, usual: number): number =>
  value === undefined || !Number.isFinite(value) || value === 0
    ? usual
    : Math.min(high, Math.max(low, value));

type ColorStop = readonly [offset: number, color: string];

/** The colour half-way through a gradient. pdfjs: ["RadialAxial", type, box, [[offset, "#rrggbb"], …], …]. */
function middleColor(shading: unknown): string | undefined {
  if (!Array.isArray(shading) || shading[0] !== 'RadialAxial') return undefined;
  const stops = shading[3] as readonly ColorStop[];
  const before = stops.findLast(([offset]) => offset <= 0.5) ?? stops[0];
  const after = stops.find(([offset]) => offset >= 0.5) ?? before;
  if (before === undefined || after === undefined) return undefined;
  const width = after[0] - before[0];
  return blend(before[1], after[1], width === 0 ? 0 : (0.5 - before[0]) / width);
}
