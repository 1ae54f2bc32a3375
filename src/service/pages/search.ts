import { type Content, html, type Markup } from '../../html/index.ts';
import type { Offering } from '../../model/index.ts';
import {
  type Facets,
  MARK,
  type SearchHit,
  type SearchResult,
  type StoredCatalogue,
} from '../../store/index.ts';
import type { SearchChoices } from '../routes/search.ts';
import { addressOf } from './addresses.ts';
import type { PageContent } from './frame.ts';
import { day, gist, kindName } from './values.ts';
import type { Visitor } from './visitor.ts';
import type { Words } from './words/index.ts';

export interface SearchData {
  readonly choices: SearchChoices;
  /** Values of the query that are none to search by. */
  readonly left: readonly string[];
  readonly facets: Facets;
  readonly catalogues: readonly StoredCatalogue[];
  /** Absent where nothing is looked for yet. */
  readonly result?: SearchResult;
  /** From 1. */
  readonly page: number;
}

/** Hits on a page, and the pages that can be turned to. */
export const HITS = 20;
export const PAGES = 50;

/** The form of the search and what was found. */
export function searchPage(data: SearchData, { words }: Visitor): PageContent {
  const { choices, left, result } = data;
  const { search: say } = words;
  return {
    title: choices.q === undefined ? say.title : `${say.title}: ${choices.q}`,
    menu: 'search',
    body: html`${form(data, words)}
${left.map((value) => html`<p class="note">${say.badValue(value)}</p>`)}
${result === undefined ? html`<p class="muted">${say.start}</p>` : results(data, result, words)}`,
  };
}

function form({ choices, facets, catalogues }: SearchData, words: Words): Markup {
  const { search: say } = words;
  const narrowed = Object.entries(choices).some(
    ([name, value]) => name !== 'q' && value !== undefined,
  );
  return html`<form action="/search" role="search" class="search card panel no-print" aria-label="${say.title}">
<div class="search-line"><label class="field grow"><span>${say.words}</span><input type="search" name="q" value="${choices.q ?? ''}" maxlength="200" aria-describedby="search-hint"></label><button class="primary">${say.go}</button></div>
<p id="search-hint" class="muted small">${say.hint}</p>
<fieldset class="fields"><legend class="visually-hidden">${say.filters}</legend>
${select('provider', say.provider, facets.providers, choices.provider, say.any)}
${select('audience', say.audience, facets.audiences, choices.audience, say.any)}
${select('kind', say.kind, facets.kinds, choices.kind, say.any, (kind) => kindName(kind, words))}
${select(
  'catalogue',
  say.catalogue,
  catalogues.map(({ id }) => id),
  choices.catalogue,
  say.any,
  (id) => catalogues.find((each) => each.id === id)?.title ?? id,
)}
<label class="field"><span>${say.from}</span><input type="date" name="from" value="${choices.from ?? ''}"></label>
<label class="field"><span>${say.to}</span><input type="date" name="to" value="${choices.to ?? ''}"></label>
<label class="field narrow"><span>${say.maxPrice}</span><input type="number" name="maxPrice" min="0" step="any" inputmode="decimal" value="${choices.maxPrice ?? ''}"></label>
<label class="check"><input type="checkbox" name="allEditions" value="true"${choices.allEditions === true && html` checked`}> ${say.allEditions}</label>
${narrowed && html`<a class="clear" href="/search${choices.q !== undefined && html`?q=${encodeURIComponent(choices.q)}`}">${say.clear}</a>`}
</fieldset></form>`;
}

function select(
  name: string,
  label: string,
  values: readonly string[],
  chosen: string | undefined,
  any: string,
  shown: (value: string) => string = (value) => value,
): Markup {
  const all = chosen === undefined || values.includes(chosen) ? values : [chosen, ...values];
  return html`<label class="field"><span>${label}</span><select name="${name}"><option value="">${any}</option>${all.map(
    (value) =>
      html`<option value="${value}"${value === chosen && html` selected`}>${shown(value)}</option>`,
  )}</select></label>`;
}

function results(data: SearchData, { hits, total, more }: SearchResult, words: Words): Markup {
  const { search: say } = words;
  if (total === 0) return html`<p class="empty card" role="status">${say.none}</p>`;
  return html`<p class="status muted number" role="status">${say.results(total, more)}</p>
<ul class="hits">${hits.map((hit) => hitMarkup(hit, words))}</ul>
${pager(data, { total, more }, words)}`;
}

function hitMarkup(hit: SearchHit, words: Words): Markup {
  const { offering } = hit;
  const { title, text } = hit.highlights;
  return html`<li class="card hit"><h2><a href="${addressOf.offering(hit.editionId, offering.id)}" lang="da">${title === '' ? offering.title : marked(title)}</a></h2>
${gist(offering, words)}
${excerpt(text, offering)}
<p class="muted small"><a href="${addressOf.catalogue(hit.catalogueId)}" lang="da">${hit.catalogueTitle}</a> · <a href="${addressOf.edition(hit.editionId)}">${day(hit.dated, words)}</a></p></li>
`;
}

/** Letters of a description that show where no word was looked for. */
const EXCERPT = 220;

function excerpt(highlighted: string, { description = '' }: Offering): Content {
  if (highlighted !== '') return html`<p class="excerpt" lang="da">${marked(highlighted)}</p>`;
  if (description === '') return undefined;
  const start = description.replace(/\s+/gu, ' ');
  const cut =
    start.length <= EXCERPT ? start : `${start.slice(0, EXCERPT).replace(/\s\S*$/u, '')} …`;
  return html`<p class="excerpt" lang="da">${cut}</p>`;
}

/** Text with what was found in it marked; nothing of the text is markup. */
const marked = (text: string): Content =>
  text.split(MARK.start).map((piece, n) => {
    if (n === 0) return piece;
    const [found = '', rest = ''] = piece.split(MARK.stop);
    return [html`<mark>${found}</mark>`, rest];
  });

function pager(
  { choices, page }: SearchData,
  { total, more }: Pick<SearchResult, 'total' | 'more'>,
  words: Words,
): Content {
  const known = Math.ceil(total / HITS);
  const pages = Math.min(PAGES, more ? Math.max(known, page + 1) : known);
  if (pages <= 1) return undefined;
  const link = (to: number, label: string, rel: string): Content =>
    to >= 1 &&
    to <= pages &&
    html`<a class="button" rel="${rel}" href="${hrefOf(choices, to)}">${label}</a>`;
  return html`<nav class="pager" aria-label="${words.search.page(page)}">${link(page - 1, words.previous, 'prev')}<span class="muted number">${page} / ${pages}${more && '+'}</span>${link(page + 1, words.next, 'next')}</nav>`;
}

function hrefOf(choices: SearchChoices, page: number): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(choices)) {
    if (value !== undefined) query.set(name, String(value));
  }
  query.set('page', String(page));
  return `/search?${query}`;
}
