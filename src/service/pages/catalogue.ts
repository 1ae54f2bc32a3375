import { type Content, html, type Markup } from '../../html/index.ts';
import type { ComparisonSummary, StoredCatalogue, StoredEdition } from '../../store/index.ts';
import { addressOf } from './addresses.ts';
import type { PageContent } from './frame.ts';
import { editionDay } from './values.ts';
import type { Visitor } from './visitor.ts';
import type { Words } from './words/index.ts';

export interface CatalogueData {
  readonly catalogue: StoredCatalogue;
  /** From the newest to the oldest. */
  readonly editions: readonly StoredEdition[];
  readonly summaries: readonly ComparisonSummary[];
}

/** A catalogue with its timeline. */
export function cataloguePage(
  { catalogue, editions, summaries }: CatalogueData,
  { words }: Visitor,
): PageContent {
  const { catalogue: say, counts } = words;
  const steps = editions.map((edition, n) => {
    const before = editions[n + 1];
    return html`<li${edition.current && html` class="current"`}>
<h3><a href="${addressOf.edition(edition.id)}"><time datetime="${edition.dated}">${editionDay(edition, editions, words)}</time></a>${
      edition.current && html` <span class="badge accent">${say.current}</span>`
    }</h3>
<p class="muted"><span lang="da">${edition.title}</span> · <span class="number">${counts.offerings(edition.offerings)}</span></p>
${changed(before, edition, summaries, words)}
</li>`;
  });
  return {
    title: catalogue.title,
    danishTitle: true,
    kind: say.kind,
    menu: 'catalogues',
    path: [{ href: '/', text: words.catalogues.title }],
    lead: html`<p class="number">${counts.editions(catalogue.editions)} · ${counts.offerings(catalogue.offerings)}</p>`,
    actions: html`<form action="/search" role="search" class="inline" aria-label="${say.searchHere}"><input type="hidden" name="catalogue" value="${catalogue.id}"><label><span class="visually-hidden">${say.searchHere}</span><input type="search" name="q" placeholder="${say.searchHere}"></label><button>${words.frame.search}</button></form>`,
    body: html`<section aria-labelledby="timeline"><h2 id="timeline">${say.timeline}</h2>
<p class="muted">${say.intro}</p>
<ol class="timeline">${steps}</ol></section>
${editions.length > 2 && compareTwo(editions, words)}`,
  };
}

function changed(
  before: StoredEdition | undefined,
  edition: StoredEdition,
  summaries: readonly ComparisonSummary[],
  words: Words,
): Content {
  const { catalogue: say } = words;
  if (before === undefined) return html`<p class="muted">${say.first}</p>`;
  const href = addressOf.changes(before.id, edition.id);
  const summary = summaries.find(
    ({ beforeId, afterId }) => beforeId === before.id && afterId === edition.id,
  );
  if (summary === undefined) return html`<p><a href="${href}">${say.compare}</a></p>`;
  const badges = changeBadges(summary, words);
  if (badges.length === 0) return html`<p><a href="${href}">${say.unchanged}</a></p>`;
  return html`<p class="badges">${badges} <a href="${href}">${say.compare}</a></p>`;
}

/** "2 new", "1 gone", "5 changed", of what there is. */
export function changeBadges(
  summary: Readonly<Record<'added' | 'removed' | 'changed', number>>,
  { changes: { summary: names } }: Words,
): Markup[] {
  const tones = { added: 'good', removed: 'bad', changed: 'accent' } as const;
  return (['added', 'removed', 'changed'] as const)
    .filter((name) => summary[name] > 0)
    .map(
      (name) =>
        html`<span class="badge number ${tones[name]}">${summary[name]} ${names[name]}</span> `,
    );
}

function compareTwo(editions: readonly StoredEdition[], words: Words): Markup {
  const { catalogue: say } = words;
  const select = (name: string, label: string, chosen: number): Markup =>
    html`<label class="field"><span>${label}</span><select name="${name}">${editions.map(
      (edition, n) =>
        html`<option value="${edition.id}"${n === chosen && html` selected`}>${editionDay(edition, editions, words)}</option>`,
    )}</select></label>`;
  return html`<section class="card panel" aria-labelledby="two"><h2 id="two">${say.compareTwo}</h2>
<form action="/compare" class="fields">${select('since', say.from, editions.length - 1)}${select('to', say.to, 0)}<button>${say.doCompare}</button></form></section>`;
}
