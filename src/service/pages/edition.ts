import { type Content, html, type Markup } from '../../html/index.ts';
import type { CatalogueFile, Offering } from '../../model/index.ts';
import type { StoredCatalogue, StoredEdition } from '../../store/index.ts';
import { addressOf } from './addresses.ts';
import type { PageContent } from './frame.ts';
import { day, gist, kindName } from './values.ts';
import type { Visitor } from './visitor.ts';
import type { Words } from './words/index.ts';

export interface EditionData {
  readonly edition: StoredEdition;
  readonly catalogue: StoredCatalogue;
  readonly file: CatalogueFile;
  readonly before?: StoredEdition;
  readonly after?: StoredEdition;
}

/** Which offerings are shown. */
export interface EditionFilter {
  readonly words?: string | undefined;
  readonly kind?: string | undefined;
  readonly provider?: string | undefined;
}

/** An edition with its offerings in their sections. */
export function editionPage(
  { edition, catalogue, file, before, after }: EditionData,
  filter: EditionFilter,
  { words }: Visitor,
): PageContent {
  const { edition: say } = words;
  const fits = filterOf(filter);
  const shown = file.offerings.filter(fits);
  const sections = inSections(shown);
  return {
    title: edition.title,
    danishTitle: true,
    kind: `${say.kind} · ${day(edition.dated, words)}`,
    menu: 'catalogues',
    path: [
      { href: '/', text: words.catalogues.title },
      { href: addressOf.catalogue(catalogue.id), text: catalogue.title, lang: 'da' },
    ],
    lead: html`<p class="links">${[
      before &&
        html`<a href="${addressOf.changes(before.id, edition.id)}">${say.changesSince(day(before.dated, words))}</a>`,
      after &&
        html`<a href="${addressOf.edition(after.id)}">${say.after}: ${day(after.dated, words)}</a>`,
      html`<a href="${addressOf.document(edition.documentId)}">${say.document}: <span lang="da">${file.document.fileName}</span></a>`,
    ]}</p>`,
    actions: html`<a class="button" href="${addressOf.review(edition.documentId)}">${say.review}</a>`,
    body: html`${filterForm(file.offerings, filter, words)}
<p class="status muted number" role="status">${say.shown(shown.length, file.offerings.length)}</p>
${shown.length === 0 && html`<p class="empty card">${say.noMatch} <a href="${addressOf.edition(edition.id)}">${say.clear}</a></p>`}
<div class="${sections.length > 1 ? 'with-contents' : ''}">${sections.length > 1 && contents(sections, words)}<div class="sections">${sections.map(
      ({ path, offerings }, n) => sectionMarkup({ path, offerings }, n, edition.id, words),
    )}</div></div>`,
  };
}

function filterForm(
  offerings: readonly Offering[],
  { words: text, kind, provider }: EditionFilter,
  words: Words,
): Markup {
  const { edition: say } = words;
  const kinds = counted(offerings.map((offering) => offering.kind));
  const providers = counted(offerings.flatMap((offering) => offering.providers));
  const select = (
    name: string,
    label: string,
    values: readonly string[],
    chosen: string | undefined,
    shown: (value: string) => string = (value) => value,
  ): Content =>
    values.length > 1 &&
    html`<label class="field"><span>${label}</span><select name="${name}"><option value="">${say.all}</option>${values.map(
      (value) =>
        html`<option value="${value}"${value === chosen && html` selected`}>${shown(value)}</option>`,
    )}</select></label>`;
  return html`<form class="fields filter no-print" role="search" aria-label="${say.filter}" data-filter>
<label class="field grow"><span>${say.words}</span><input type="search" name="q" value="${text ?? ''}"></label>
${select('kind', words.fields.kind, kinds, kind, (value) => kindName(value, words))}${select('provider', words.search.provider, providers, provider)}<button>${say.apply}</button>
</form>`;
}

/** Each value once, the most frequent first. */
function counted(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).map(([value]) => value);
}

/** Whether an offering holds all words somewhere, and is of the kind and the provider. */
function filterOf({ words = '', kind, provider }: EditionFilter): (offering: Offering) => boolean {
  const wanted = folded(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  return (offering) => {
    if (kind !== undefined && offering.kind !== kind) return false;
    if (provider !== undefined && !offering.providers.includes(provider)) return false;
    if (wanted.length === 0) return true;
    const { title, providers, audiences, sectionPath, description = '', location = '' } = offering;
    const text = folded(
      [title, ...providers, ...audiences, ...sectionPath, location, description].join('\n'),
    );
    return wanted.every((word) => text.includes(word));
  };
}

const folded = (text: string): string => text.normalize('NFC').toLocaleLowerCase('da');

interface SectionOfOfferings {
  readonly path: readonly string[];
  readonly offerings: readonly Offering[];
}

/** Runs of offerings that stand in the same section, in the order of the catalogue. */
function inSections(offerings: readonly Offering[]): SectionOfOfferings[] {
  const sections: { path: readonly string[]; offerings: Offering[] }[] = [];
  for (const offering of offerings) {
    const last = sections.at(-1);
    if (last !== undefined && same(last.path, offering.sectionPath)) last.offerings.push(offering);
    else sections.push({ path: offering.sectionPath, offerings: [offering] });
  }
  return sections;
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each, n) => each === other[n]);

const sectionTitle = (path: readonly string[], words: Words): Content =>
  path.length === 0 ? words.edition.other : html`<span lang="da">${path.join(' › ')}</span>`;

function contents(sections: readonly SectionOfOfferings[], words: Words): Markup {
  return html`<nav class="contents no-print" aria-label="${words.edition.sections}"><h2>${words.edition.sections}</h2><ol>${sections.map(
    ({ path, offerings }, n) =>
      html`<li><a href="#section-${n + 1}">${sectionTitle(path, words)}</a> <span class="muted number">${offerings.length}</span></li>`,
  )}</ol></nav>`;
}

function sectionMarkup(
  { path, offerings }: SectionOfOfferings,
  n: number,
  editionId: string,
  words: Words,
): Markup {
  return html`<section id="section-${n + 1}" aria-labelledby="section-title-${n + 1}">
<h2 id="section-title-${n + 1}">${sectionTitle(path, words)}</h2>
<ul class="rows card">${offerings.map(
    (
      offering,
    ) => html`<li><h3><a href="${addressOf.offering(editionId, offering.id)}" lang="da">${offering.title}</a></h3>
${gist(offering, words)}</li>
`,
  )}</ul></section>
`;
}
