import { type Content, html } from '../../html/index.ts';
import { KatalogError } from '../../model/index.ts';
import { problemOf } from '../problem.ts';
import type { PageContent } from './frame.ts';
import type { Visitor } from './visitor.ts';

/** What went wrong with a request, as a page. */
export function errorPage(
  thrown: Error,
  { words, canSignIn, url }: Visitor,
): PageContent & { readonly status: number } {
  const { status, detail } = problemOf(thrown);
  const { errors: say } = words;
  const texts: Readonly<Record<number, string>> = {
    404: say.notFound,
    429: say.tooMany,
    500: say.fault,
  };
  const file = thrown instanceof KatalogError ? thrown.file : undefined;
  const said: Content = texts[status] ?? detail;
  return {
    status,
    title: say[status as keyof typeof say] ?? say.other,
    kind: String(status),
    body: html`<section class="message">${file !== undefined && html`<p class="muted">${say.file}: ${file}</p>`}${
      said !== undefined && html`<p>${said}</p>`
    }<p class="actions">${
      (status === 401 || status === 403) &&
      canSignIn &&
      html`<a class="button primary" href="/sign-in?back=${encodeURIComponent(url)}">${words.frame.signIn}</a>`
    }<a class="button" href="/">${say.home}</a></p></section>`,
  };
}
