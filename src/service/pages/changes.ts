import { type ChangeWords, changesMarkup } from '../../diff/index.ts';
import { html } from '../../html/index.ts';
import type { Change, DiffFile } from '../../model/index.ts';
import type { StoredCatalogue, StoredEdition } from '../../store/index.ts';
import { addressOf } from './addresses.ts';
import { changeBadges } from './catalogue.ts';
import type { PageContent } from './frame.ts';
import { day, editionDay, fieldName, valueText } from './values.ts';
import type { Visitor } from './visitor.ts';
import type { Words } from './words/index.ts';

export interface ChangesData {
  readonly catalogue: StoredCatalogue;
  readonly before: StoredEdition;
  readonly after: StoredEdition;
  readonly diff: DiffFile;
}

/** What the publisher changed from one edition to another. */
export function changesPage(
  { catalogue, before, after, diff }: ChangesData,
  { words }: Visitor,
): PageContent {
  const { changes: say } = words;
  const { summary } = diff;
  const none = diff.changes.length === 0;
  return {
    title: say.title,
    kind: say.kind,
    menu: 'catalogues',
    path: [
      { href: '/', text: words.catalogues.title },
      { href: addressOf.catalogue(catalogue.id), text: catalogue.title, lang: 'da' },
      { href: addressOf.edition(after.id), text: day(after.dated, words) },
    ],
    lead: html`<p><a href="${addressOf.edition(before.id)}">${say.before}: ${editionDay(before, [after], words)}</a> → <a href="${addressOf.edition(after.id)}">${say.after}: ${editionDay(after, [before], words)}</a></p>
<p class="badges">${changeBadges(summary, words)}<span class="badge number">${summary.unchanged} ${say.summary.unchanged}</span></p>`,
    body: html`${none && html`<p class="empty card">${say.nothing}</p>`}
${summary.suppressed > 0 && html`<p class="muted">${say.suppressed(summary.suppressed)}</p>`}
<div class="changes">${changesMarkup(diff, {
      ...changeWords(words),
      title: ({ before: was, after: is }: Change) => {
        const [edition, ref] = is === undefined ? [before, was] : [after, is];
        return (
          ref &&
          html`<a href="${addressOf.offering(edition.id, ref.id)}" lang="da">${ref.title}</a>`
        );
      },
    })}</div>`,
  };
}

/** The words of a language as the comparison takes them. */
export function changeWords(words: Words): ChangeWords {
  const { changes: say } = words;
  return {
    show: say.show,
    matters: say.matters,
    severities: say.severities,
    field: (path) => fieldName(path, words),
    parts: ({ aspects, parts }) => {
      if (parts === undefined) return undefined;
      const titles = parts.map(({ title }) => `“${title}”`).join(', ');
      return aspects.includes('split') ? say.splitInto(titles) : say.mergedFrom(titles);
    },
    value: (value, field) => valueText(value, field, words),
    noise: say.noise,
    noiseHead: say.noiseHead,
    warning: say.warning,
    title: ({ before, after }) => (after ?? before)?.title,
  };
}
