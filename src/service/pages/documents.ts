import { type Content, html, type Markup } from '../../html/index.ts';
import {
  BUSY_STATES,
  type DocumentState,
  FINAL_STATES,
  type Listed,
  type StoredDocument,
} from '../../store/index.ts';
import { encodeCursor } from '../routes/paging.ts';
import { addressOf } from './addresses.ts';
import type { PageContent } from './frame.ts';
import { moment } from './values.ts';
import type { Visitor } from './visitor.ts';
import type { Words } from './words/index.ts';

export interface DocumentsData {
  readonly documents: Listed<StoredDocument>;
  /** The one that is shown. */
  readonly state?: DocumentState | undefined;
  readonly counts: Readonly<Partial<Record<DocumentState, number>>>;
}

const STATES: readonly DocumentState[] = [...BUSY_STATES, ...FINAL_STATES];

const TONES: Readonly<Record<DocumentState, string>> = {
  queued: '',
  reading: 'accent',
  extracting: 'accent',
  done: 'good',
  failed: 'bad',
  cancelled: 'warn',
};

/** Seconds between two loads where no script follows the progress. */
const REFRESH = 5;

/** All that was uploaded, and how far it is. */
export function documentsPage(
  { documents: { items, next }, state, counts }: DocumentsData,
  { words, mayWrite }: Visitor,
): PageContent {
  const { documents: say } = words;
  const all = STATES.reduce((sum, each) => sum + (counts[each] ?? 0), 0);
  const tab = (to: DocumentState | undefined, name: string, count: number): Content =>
    (count > 0 || to === state) &&
    html`<a href="/documents${to !== undefined && html`?state=${to}`}"${to === state && html` aria-current="page"`}>${name} <span class="number">${count}</span></a>`;
  const busy = items.some(({ state: own }) => isBusy(own));
  const query = state === undefined ? '' : `state=${state}&`;
  return {
    title: say.title,
    menu: 'documents',
    lead: html`<p>${say.intro}</p>`,
    actions: mayWrite && html`<a class="button primary" href="/upload">${words.frame.upload}</a>`,
    refresh: busy ? REFRESH : undefined,
    body: html`<nav class="tabs" aria-label="${say.filter}">${tab(undefined, say.all, all)}${STATES.map((each) => tab(each, say.states[each], counts[each] ?? 0))}</nav>
${
  items.length === 0
    ? html`<p class="empty card">${all === 0 ? say.empty : say.emptyFiltered}</p>`
    : table(items, words)
}
${next && html`<p class="pager"><a class="button" href="/documents?${query}cursor=${encodeCursor(next)}">${words.more}</a></p>`}`,
  };
}

export const isBusy = (state: DocumentState): boolean => BUSY_STATES.includes(state);

const table = (documents: readonly StoredDocument[], words: Words): Markup => {
  const { documents: say } = words;
  return html`<div class="table card" tabindex="0" role="group" aria-label="${say.title}"><table><thead><tr><th scope="col">${say.name}</th><th scope="col">${say.state}</th><th scope="col">${say.progress}</th><th scope="col">${say.uploaded}</th></tr></thead><tbody>
${documents.map((document) => row(document, words))}</tbody></table></div>`;
};

function row(document: StoredDocument, words: Words): Markup {
  const { id, fileName, state, error, createdAt } = document;
  return html`<tr${isBusy(state) && html` data-document="${id}"`}><th scope="row"><a href="${addressOf.document(id)}">${fileName}</a>${state === 'failed' && error && html`<p class="small reason">${failureOf(error.name, words).reason}</p>`}</th><td>${stateBadge(state, words)}</td><td class="number">${pagesRead(document, words)}</td><td class="muted">${moment(createdAt, words)}</td></tr>
`;
}

/** Why a document could not be read, by the class of the error, and what can be done. */
export const failureOf = (name: string, { errors }: Words): { reason: string; remedy: string } =>
  errors.documents[name] ?? errors.fault;

export const stateBadge = (state: DocumentState, words: Words): Markup =>
  html`<span class="badge ${TONES[state]}" data-state>${words.documents.states[state]}</span>`;

function pagesRead({ state, pageCount, pagesDone }: StoredDocument, words: Words): Content {
  if (pageCount === undefined) return '–';
  if (!isBusy(state)) return words.counts.pages(pageCount);
  const label = words.document.progress(pagesDone, pageCount);
  return html`<progress max="${pageCount}" value="${pagesDone}" aria-label="${label}"></progress> <span>${pagesDone} / ${pageCount}</span>`;
}
