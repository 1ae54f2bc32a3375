import { escapeUTF8 } from 'entities';

/** Markup that `html` made: the only thing that is put into a page as it is. */
export class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What can be put into a page: markup as it is, text and numbers escaped, nothing for what is absent. */
export type Content = Markup | string | number | false | undefined | readonly Content[];

/**
 * A template whose values are escaped, so that no text is ever read as markup. Values stand in elements or in quoted
 * attributes.
 *
 * @example
 * html`<a href="${url}">${title}</a>${isNew && html`<b>new</b>`}`
 */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(
    parts.reduce(
      (text, part, n) => text + part + (n < values.length ? written(values[n]) : ''),
      '',
    ),
  );
}

function written(content: Content): string {
  if (content === undefined || content === false) return '';
  if (content instanceof Markup) return content.toString();
  if (typeof content === 'object') return content.map(written).join('');
  return escapeUTF8(String(content));
}
