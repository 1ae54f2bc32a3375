import { type Content, html, type Markup } from '../../html/index.ts';
import type { CatalogueFile } from '../../model/index.ts';
import {
  BUSY_STATES,
  type StoredCorrections,
  type StoredDocument,
  type StoredEdition,
} from '../../store/index.ts';
import { API } from '../api.ts';
import { addressOf } from './addresses.ts';
import { failureOf, isBusy, stateBadge } from './documents.ts';
import type { PageContent } from './frame.ts';
import { dayElement, languageName, moment } from './values.ts';
import type { Visitor } from './visitor.ts';
import type { Words } from './words/index.ts';

export interface DocumentData {
  readonly document: StoredDocument;
  readonly editions: readonly StoredEdition[];
  /** What reading it came to. */
  readonly file?: CatalogueFile | undefined;
  readonly corrections?: StoredCorrections | undefined;
}

/** Seconds between two loads where no script follows the progress. */
const REFRESH = 3;

/** A document: how far it is, what it holds, and what can be done with it. */
export function documentPage(data: DocumentData, { words, mayWrite }: Visitor): PageContent {
  const { document, editions, file, corrections } = data;
  const { document: say } = words;
  const { id, state } = document;
  const busy = isBusy(state);
  return {
    title: document.fileName,
    kind: say.kind,
    menu: 'documents',
    path: [{ href: '/documents', text: words.documents.title }],
    lead: html`<p>${stateBadge(state, words)}</p>`,
    actions: html`${
      mayWrite &&
      busy &&
      html`<form method="post" action="${addressOf.document(id)}/cancel"><button class="danger">${say.cancel}</button></form>`
    }${
      mayWrite &&
      (state === 'failed' || state === 'cancelled') &&
      html`<form method="post" action="${addressOf.document(id)}/retry"><button class="primary">${say.retry}</button></form>`
    }${file && html`<a class="button primary" href="${addressOf.review(id)}">${say.review}</a>`}`,
    refresh: busy ? REFRESH : undefined,
    body: html`${progress(data, words)}
${outcome(data, words)}
<div class="columns"><div class="main-column">
${
  editions.length > 0 &&
  html`<section aria-labelledby="holds"><h2 id="holds">${say.editions}</h2><ul class="tiles one">${editions.map(
    (edition) =>
      html`<li class="card tile"><h3><a href="${addressOf.edition(edition.id)}" lang="da">${edition.title}</a></h3><p class="muted number">${words.counts.offerings(edition.offerings)} · ${dayElement(edition.dated, words)}</p></li>`,
  )}</ul></section>`
}
${file && file.warnings.length > 0 && warnings(file, words)}
</div><div class="side-column">
<section class="card panel" aria-labelledby="facts"><h2 id="facts">${say.facts}</h2><dl class="facts">
${fact(say.type, document.mediaType)}${fact(say.language, languageName(file?.document.language, words))}${
  document.pageCount !== undefined && fact(say.pages, String(document.pageCount))
}${fact(say.uploaded, moment(document.createdAt, words))}${
  document.finishedAt && fact(say.finished, moment(document.finishedAt, words))
}${corrections && fact(say.corrections, say.correctionCount(corrections.file.corrections.length))}
</dl></section>
${file && files(id, words)}
</div></div>`,
  };
}

const fact = (name: string, value: Content): Content =>
  value !== undefined && html`<dt>${name}</dt><dd>${value}</dd>`;

function progress({ document, corrections }: DocumentData, words: Words): Content {
  const { document: say } = words;
  const { id, state, pageCount, pagesDone } = document;
  if (!isBusy(state)) return undefined;
  const text =
    state === 'extracting'
      ? corrections === undefined
        ? say.extracting
        : say.correctionsUnderWay
      : pageCount === undefined
        ? say.opening
        : say.progress(pagesDone, pageCount);
  return html`<section class="card panel following" data-follow="${API}/documents/${id}/events" data-progress="${say.progressForm}" data-extracting="${say.extracting}">
<progress${pageCount !== undefined && html` max="${pageCount}" value="${pagesDone}"`} aria-label="${words.documents.progress}"></progress>
<p role="status">${text}</p>
<p class="muted small"><span class="with-script" hidden>${say.live}</span><noscript>${say.reload}</noscript></p>${BUSY_STATES.map(
    (each) => html`<template data-badge="${each}">${stateBadge(each, words)}</template>`,
  )}</section>`;
}

function outcome({ document, editions }: DocumentData, words: Words): Content {
  const { document: say } = words;
  const { state, error } = document;
  if (state === 'failed' && error !== undefined) {
    const { name, page, reason } = error;
    const failure = failureOf(name, words);
    return html`<section class="card panel failure" role="alert"><h2>${say.failed}</h2><p>${page !== undefined && `${words.offering.onPage(page)}: `}${failure.reason}</p><p><strong>${say.what}:</strong> ${failure.remedy}</p><p class="small detail" lang="en">${reason}.</p></section>`;
  }
  if (state === 'cancelled') return html`<p class="note">${say.cancelled}</p>`;
  if (state === 'done' && editions.length === 0) return html`<p class="note">${say.nothing}</p>`;
  return undefined;
}

/** So many are shown at once. */
const WARNINGS = 5;

function warnings({ warnings: all }: CatalogueFile, words: Words): Markup {
  const { document: say, offering } = words;
  const items = all.map(
    ({ page, message }) =>
      html`<li>${page !== undefined && html`<span class="muted">${offering.onPage(page)}:</span> `}${message}</li>`,
  );
  const list = (own: readonly Markup[]): Markup => html`<ul class="bullets">${own}</ul>`;
  return html`<section aria-labelledby="notes"><h2 id="notes">${say.warnings}</h2>${
    items.length <= WARNINGS
      ? list(items)
      : html`<details><summary>${say.warnings} (${items.length})</summary>${list(items)}</details>`
  }</section>`;
}

function files(id: string, words: Words): Markup {
  const { document: say } = words;
  const file = (name: string, label: string): Markup =>
    html`<li><a href="${API}/documents/${id}/${name}">${label}</a></li>`;
  return html`<section class="card panel" aria-labelledby="files"><h2 id="files">${say.files}</h2><ul class="plain">${file('catalogue.json', say.fileNames.catalogue)}${file('text.txt', say.fileNames.text)}${file('edits.jsonl', say.fileNames.edits)}</ul></section>`;
}
