import { html } from '../../html/index.ts';
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
  const text = say.texts[status];
  const file = thrown instanceof KatalogError ? thrown.file : undefined;
  // details are in English, as programs get them; of a fault none is told
  const more = status !== 404 && detail !== undefined && detail !== text ? detail : undefined;
  return {
    status,
    title: say.titles[status] ?? say.other,
    kind: String(status),
    body: html`<section class="message">${file !== undefined && html`<p class="muted">${say.file}: ${file}</p>`}${
      text !== undefined && html`<p>${text}</p>`
    }${more !== undefined && html`<p class="muted small" lang="en">${more}</p>`}<p class="actions">${
      (status === 401 || status === 403) &&
      canSignIn &&
      html`<a class="button primary" href="/sign-in?back=${encodeURIComponent(url)}">${words.frame.signIn}</a>`
    }<a class="button" href="/">${say.home}</a></p></section>`,
  };
}
