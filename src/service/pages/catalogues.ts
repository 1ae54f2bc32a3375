import { html } from '../../html/index.ts';
import type { Listed, StoredCatalogue } from '../../store/index.ts';
import { encodeCursor } from '../routes/paging.ts';
import { addressOf } from './addresses.ts';
import type { PageContent } from './frame.ts';
import { day } from './values.ts';
import type { Visitor } from './visitor.ts';

/** All catalogues: where one begins. */
export function cataloguesPage(
  { items, next }: Listed<StoredCatalogue>,
  { words, mayWrite }: Visitor,
): PageContent {
  const { catalogues: say, counts } = words;
  const upload = html`<a class="button primary" href="/upload">${words.frame.upload}</a>`;
  if (items.length === 0) {
    return {
      title: say.title,
      menu: 'catalogues',
      body: html`<section class="empty card"><h2>${say.emptyTitle}</h2><p>${say.empty}</p>${mayWrite && upload}</section>`,
    };
  }
  return {
    title: say.title,
    menu: 'catalogues',
    lead: html`<p>${say.intro}</p>`,
    actions: mayWrite && upload,
    body: html`<ul class="tiles">${items.map(
      ({ id, title, editions, offerings, updatedAt }) => html`<li class="card tile">
<h2><a href="${addressOf.catalogue(id)}" lang="da">${title}</a></h2>
<p class="muted number">${counts.offerings(offerings)} · ${counts.editions(editions)}</p>
<p class="muted small">${say.updated(day(updatedAt, words))}</p>
</li>`,
    )}</ul>${
      next &&
      html`<p class="pager"><a class="button" href="/?cursor=${encodeCursor(next)}">${words.more}</a></p>`
    }`,
  };
}
