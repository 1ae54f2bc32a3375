import { html, type Markup } from '../html/index.ts';
import type { PageDrawing } from './drawing.ts';
import { elementsOf } from './page-svg.ts';

/** A page drawn from its words and filled areas, as a picture by itself: SVG of `width` × `height` points. */
export function drawingSvg(drawing: PageDrawing, width: number, height: number): Markup {
  const elements = elementsOf(drawing).map(({ tag, attributes, text }) => {
    const names = Object.entries(attributes).map(([name, value]) => attribute(name, value));
    return {
      rect: html`<rect${names}/>`,
      ellipse: html`<ellipse${names}/>`,
      text: html`<text${names}>${text}</text>`,
    }[tag];
  });
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Helvetica Neue, Arial, Liberation Sans, sans-serif"><rect width="100%" height="100%" fill="#fff"/>${elements}</svg>`;
}

/** Of names that this program chose. */
const attribute = (name: string, value: string | number): Markup => html` ${name}="${value}"`;
