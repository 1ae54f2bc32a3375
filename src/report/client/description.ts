import { h } from './dom.ts';

/** A description as paragraphs and lists; `after` gives what stands behind each paragraph. */
export function descriptionOf(
  text: string,
  before: (paragraph: string) => HTMLElement | undefined = () => undefined,
): HTMLElement {
  return h(
    'div',
    { class: 'description', lang: 'da' },
    ...text.split('\n\n').flatMap((paragraph) => [before(paragraph), block(paragraph)]),
  );
}

function block(paragraph: string): HTMLElement {
  const lines = paragraph.split('\n');
  if (!lines.every((line) => line.startsWith('- '))) return h('p', {}, paragraph);
  return h('ul', {}, ...lines.map((line) => h('li', {}, line.slice(2))));
}
