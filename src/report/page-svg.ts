import type { DrawnShape, DrawnWord, PageDrawing } from './drawing.ts';

/** An element of SVG as data: the browser makes a node of it, the service writes it. */
export interface SvgElement {
  readonly tag: 'rect' | 'ellipse' | 'text';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: string;
}

/** A page drawn from its words and filled areas, in points. */
export const elementsOf = ({ words, shapes }: PageDrawing): readonly SvgElement[] => [
  ...shapes.map(shape),
  ...words.map(word),
];

function shape([x0, y0, x1, y1, fill, round]: DrawnShape): SvgElement {
  const [width, height] = [x1 - x0, y1 - y0];
  if (!round) return { tag: 'rect', attributes: { x: x0, y: y0, width, height, fill } };
  const [rx, ry] = [width / 2, height / 2];
  return { tag: 'ellipse', attributes: { cx: x0 + rx, cy: y0 + ry, rx, ry, fill } };
}

/** The type is another, so each word is stretched or squeezed to the width that it has on the page. */
function word([text, x0, y0, x1, y1, baseline, size, style = {}]: DrawnWord): SvgElement {
  const { rotation = 0 } = style;
  const lies = rotation % 180 !== 0;
  const [x, y] = {
    0: [x0, baseline],
    90: [baseline, y0],
    180: [x1, baseline],
    270: [baseline, y1],
  }[rotation] as [number, number];
  return {
    tag: 'text',
    attributes: {
      x,
      y,
      'font-size': size,
      textLength: Math.max(0.1, lies ? y1 - y0 : x1 - x0),
      lengthAdjust: 'spacingAndGlyphs',
      ...(style.color && { fill: style.color }),
      ...(style.bold && { 'font-weight': 'bold' }),
      ...(style.italic && { 'font-style': 'italic' }),
      ...(rotation !== 0 && { transform: `rotate(${rotation} ${x} ${y})` }),
    },
    // a soft hyphen is drawn at a line's end, where it stands by itself
    text: text.replaceAll('\u00ad', '-'),
  };
}
