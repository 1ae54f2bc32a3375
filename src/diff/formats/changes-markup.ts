import { type Content, html, type Markup } from '../../html/index.ts';
import {
  Aspect,
  type Change,
  type DiffFile,
  type FieldChange,
  type Noise,
  Severity,
} from '../../model/index.ts';
import { partsLine, shown, titleOf } from './wording.ts';

/** What a change is about: one of its aspects, or that the offering came or went. */
export type Matter = 'added' | 'removed' | Aspect;

/** What the changes are told with. */
export interface ChangeWords {
  readonly show: string;
  readonly matters: Readonly<Record<Matter, string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly field: (path: string) => string;
  readonly parts: (change: Change) => string | undefined;
  /** A value of `field` in one line. */
  readonly value: (value: unknown, field: string) => string;
  readonly noise: (count: number) => string;
  /** Over what was laid to the reading: offering, field, was, is, reason. */
  readonly noiseHead: readonly string[];
  readonly warning: (message: string) => string;
  /** The title of an offering, led to where that is possible. */
  readonly title: (change: Change) => Content;
}

const MATTERS: readonly Matter[] = ['added', 'removed', ...Aspect.options];

export const ENGLISH: ChangeWords = {
  show: 'Show',
  matters: Object.fromEntries(MATTERS.map((name) => [name, name])) as Record<Matter, string>,
  severities: { important: 'important', info: 'info' },
  field: (path) => path,
  parts: partsLine,
  value: shown,
  noise: (count) => `Laid to the reading (${count})`,
  noiseHead: ['offering', 'field', 'was', 'is', 'reason'],
  warning: (message) => `Warning: ${message}`,
  title: titleOf,
};

/** A change is hidden when all that it is about is unchecked: each box shows what it is about, none hides it. */
const FILTER_RULES = MATTERS.map(
  (name) =>
    `article.${name}{display:none}body:has(#show-${name}:checked) article.${name}{display:block}`,
).join('\n');

/** Comes after the rules of what changes are about: what is unchecked here stays hidden. */
const SEVERITY_RULES = Severity.options
  .map((name) => `body:has(#show-${name}:not(:checked)) article.${name}{display:none}`)
  .join('\n');

/** The style of the changes, upon the look that all pages share. */
export const CHANGES_STYLE = `
.matters { display: flex; flex-wrap: wrap; gap: .2rem 1rem; padding: .4rem .8rem; border: 1px solid var(--line); border-radius: var(--radius); }
.matters label { display: inline-flex; align-items: center; gap: .4em; }
.matters input { min-height: 0; accent-color: var(--accent); }
article.change { padding: .8rem 1rem; }
article.change > p { margin-top: .3rem; display: flex; flex-wrap: wrap; gap: .3rem; }
.side { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .3rem 1.5rem; margin-top: .6rem; }
.side > div { overflow-wrap: anywhere; white-space: pre-line; }
.path { grid-column: 1 / -1; color: var(--muted); font-size: .85rem; }
.noise th, .noise td { padding: .25rem .55rem; border: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  .side { grid-template-columns: minmax(0, 1fr); }
  /* below each other the sides are told by their edges: what was, and what is */
  .side > :not(.path) { border-left: 3px solid var(--bad); padding-left: .6rem; }
  .side > :nth-child(3n) { border-left-color: var(--good); }
}
${FILTER_RULES}
${SEVERITY_RULES}
`;

/** The changes side by side, changed words marked, with filters that need no script. */
export function changesMarkup(
  { changes, noise = [], warnings = [] }: DiffFile,
  words: ChangeWords,
): Markup {
  const matters = changes.flatMap(matterOf);
  const filters = MATTERS.filter((name) => matters.includes(name));
  const told = (name: Matter): number => matters.filter((matter) => matter === name).length;
  return html`${warnings.map(
    ({ message }) => html`<p class="badge warn">${words.warning(message)}</p>`,
  )}${
    filters.length > 0 &&
    html`<fieldset class="matters no-print"><legend>${words.show}</legend>${filters.map((name) =>
      box(name, words.matters[name], told(name)),
    )}${severitiesIn(changes).map(({ name, count }) => box(name, words.severities[name], count))}</fieldset>`
  }
${changes.map((change) => changeArticle(change, words))}${noiseTable(noise, words)}`;
}

const box = (name: string, label: string, count: number): Markup =>
  html`<label><input type="checkbox" id="show-${name}" checked> ${label} (${count})</label>`;

/** How severe the changes are, where they are not all alike. */
function severitiesIn(changes: readonly Change[]) {
  const counted = Severity.options.map((name) => ({
    name,
    count: changes.filter(({ severity }) => severity === name).length,
  }));
  return counted.every(({ count }) => count > 0) ? counted : [];
}

const matterOf = ({ type, aspects }: Change): readonly Matter[] =>
  type === 'changed' ? aspects : [type];

/** The badge's colour: what was added, what was removed, and all else. */
const tone = (matter: Matter): string =>
  matter === 'added' ? 'good' : matter === 'removed' ? 'bad' : 'accent';

/** A change as an article of the page. */
function changeArticle(change: Change, words: ChangeWords): Markup {
  const { severity } = change;
  const matters = [...new Set(matterOf(change))];
  return html`<article class="card change ${severity} ${matters.join(' ')}">
<h2>${words.title(change)}</h2>
<p>${matters.map((name) => html`<span class="badge ${tone(name)}">${words.matters[name]}</span>`)}<span class="badge${
    severity === 'important' ? ' warn' : ''
  }">${words.severities[severity]}</span></p>
${fieldChanges(change, words)}</article>
`;
}

/** What differs in the fields of an offering, side by side. */
export function fieldChanges(change: Change, words: ChangeWords): Markup {
  const parts = words.parts(change);
  const { fields } = change;
  return html`${parts !== undefined && html`<p>${parts}</p>\n`}${
    fields.length > 0 &&
    html`<div class="side">${fields.map((field) => sideBySide(field, words))}</div>\n`
  }`;
}

function sideBySide({ path, before, after, words: runs }: FieldChange, words: ChangeWords): Markup {
  const side = (own: 'delete' | 'insert', value: unknown): Content => {
    const marked = (text: string): Markup =>
      own === 'delete' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`;
    if (runs === undefined) return marked(words.value(value, path));
    return runs
      .filter(({ op }) => op === 'equal' || op === own)
      .map(({ op, text, was = text }, n) => [
        n > 0 && ' ',
        op !== 'equal' ? marked(text) : own === 'delete' ? was : text,
      ]);
  };
  return html`<div class="path">${words.field(path)}</div><div>${side('delete', before)}</div><div>${side('insert', after)}</div>`;
}

function noiseTable(noise: readonly Noise[], words: ChangeWords): Content {
  if (noise.length === 0) return undefined;
  const rows = noise.map(
    ({ before, after, path, was, is, reason }) =>
      html`<tr>${[after || before, path, was, is, reason].map((cell) => html`<td>${cell}</td>`)}</tr>\n`,
  );
  return html`<details class="noise"><summary>${words.noise(noise.length)}</summary><table><thead><tr>${words.noiseHead.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows}</tbody></table></details>`;
}
