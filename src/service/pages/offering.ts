import { fieldChanges } from '../../diff/index.ts';
import { type Content, html, type Markup } from '../../html/index.ts';
import type { Offering } from '../../model/index.ts';
import { addressOf } from './addresses.ts';
import { changeWords } from './changes.ts';
import type { EditionData } from './edition.ts';
import { evidenceMarkup } from './evidence.ts';
import type { PageContent } from './frame.ts';
import type { HistoryStep } from './history.ts';
import {
  day,
  dayElement,
  descriptionMarkup,
  factsOf,
  fieldName,
  kindName,
  percent,
} from './values.ts';
import type { Visitor } from './visitor.ts';
import type { Words } from './words/index.ts';

export interface OfferingData extends EditionData {
  readonly offering: Offering;
  readonly history: readonly HistoryStep[];
}

/** An offering: what it is, where that stands, and what became of it. */
export function offeringPage(data: OfferingData, { words }: Visitor): PageContent {
  const { offering, edition, catalogue, file, history } = data;
  const { offering: say } = words;
  const at = file.offerings.findIndex(({ id }) => id === offering.id);
  const facts = factsOf(offering, words);
  return {
    title: offering.title,
    danishTitle: true,
    kind: kindName(offering.kind, words),
    menu: 'catalogues',
    path: [
      { href: '/', text: words.catalogues.title },
      { href: addressOf.catalogue(catalogue.id), text: catalogue.title, lang: 'da' },
      { href: addressOf.edition(edition.id), text: day(edition.dated, words) },
    ],
    lead: html`${offering.sectionPath.length > 0 && html`<p lang="da">${offering.sectionPath.join(' › ')}</p>`}${newer(data, words)}`,
    body: html`<div class="columns"><div class="main-column">
<section aria-labelledby="description"><h2 id="description" class="visually-hidden">${say.description}</h2>
${
  offering.description
    ? descriptionMarkup(offering.description)
    : html`<p class="muted">${say.noDescription}</p>`
}</section>
${evidenceMarkup(offering, file, edition.documentId, words)}
</div>
<div class="side-column">
${
  facts.length > 0 &&
  html`<section class="card panel" aria-labelledby="facts"><h2 id="facts">${say.facts}</h2><dl class="facts">${facts.map(
    ({ field, name, lines }) =>
      html`<dt>${name}</dt><dd${field !== 'registrationDeadline' && html` lang="da"`}>${lines.map((line) => html`<div>${line}</div>`)}</dd>`,
  )}</dl></section>`
}
${historyMarkup(history, edition.id, words)}
<section class="card panel quality"><p class="muted">${say.confidence(percent(offering.confidence, words))}</p>${
      offering.corrected &&
      html`<p class="muted">${say.corrected(offering.corrected.map((field) => fieldName(field, words)).join(', '))}</p>`
    }${
      offering.warnings.length > 0 &&
      html`<p>${say.warnings}:</p><ul class="bullets">${offering.warnings.map((warning) => html`<li>${warning}</li>`)}</ul>`
    }</section>
</div></div>
${neighbours(file.offerings, at, edition.id, words)}`,
  };
}

/** Where a newer edition has it, too. */
function newer({ history, edition }: OfferingData, words: Words): Content {
  const [newest] = history;
  if (newest?.id === undefined || newest.edition.id === edition.id) return undefined;
  return html`<p class="note">${words.offering.newest}. <a href="${addressOf.offering(newest.edition.id, newest.id)}">${words.offering.showNewest}</a></p>`;
}

function historyMarkup(history: readonly HistoryStep[], shownId: string, words: Words): Content {
  if (history.length === 0) return undefined;
  const { offering: say } = words;
  const tones = { first: '', added: 'good', unchanged: '', changed: 'accent', removed: 'bad' };
  const steps = history.map(({ edition, id, state, change }) => {
    const here = edition.id === shownId;
    const date = dayElement(edition.dated, words);
    return html`<li${here && html` class="current"`}>
<p>${here || id === undefined ? html`<strong>${date}</strong>` : html`<a href="${addressOf.offering(edition.id, id)}">${date}</a>`} <span class="badge ${tones[state]}">${say.states[state]}</span></p>
${
  change &&
  html`<details><summary>${say.whatChanged}: ${change.aspects.map((aspect) => words.changes.matters[aspect]).join(', ')}</summary><div lang="da">${fieldChanges(change, changeWords(words))}</div></details>`
}</li>`;
  });
  return html`<section class="card panel" aria-labelledby="history"><h2 id="history">${say.history}</h2><ol class="timeline small-steps">${steps}</ol></section>`;
}

function neighbours(
  offerings: readonly Offering[],
  at: number,
  editionId: string,
  words: Words,
): Markup {
  const link = (offering: Offering | undefined, label: string, rel: 'prev' | 'next'): Content =>
    offering &&
    html`<a rel="${rel}" class="${rel}" href="${addressOf.offering(editionId, offering.id)}"><span class="muted">${label}</span> <span lang="da">${offering.title}</span></a>`;
  return html`<nav class="neighbours no-print" aria-label="${words.offering.position(at + 1, offerings.length)}">${link(offerings[at - 1], words.previous, 'prev')}<span class="muted number">${words.offering.position(at + 1, offerings.length)}</span>${link(offerings[at + 1], words.next, 'next')}</nav>`;
}
