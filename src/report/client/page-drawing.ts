import type { PageDrawing } from '../drawing.ts';
import { elementsOf } from '../page-svg.ts';
import { svg } from './dom.ts';

/** A page drawn from its words and filled areas, in points. It is a picture: the records say in words what it holds. */
export function drawPage(page: PageDrawing, width: number, height: number): SVGElement {
  const drawing = svg('svg', { viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' });
  for (const { tag, attributes, text } of elementsOf(page)) {
    const element = svg(tag, attributes);
    if (text !== undefined) element.textContent = text;
    drawing.append(element);
  }
  return drawing;
}
