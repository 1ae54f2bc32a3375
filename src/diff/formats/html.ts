import { escapeHtml, pageParts } from '../../html/index.ts';
import {
  Aspect,
  type Change,
  type DiffFile,
  type FieldChange,
  type HistoryFile,
  type Noise,
  Severity,
} from '../../model/index.ts';
import { partsLine, shown, summaryLine, titleOf } from './wording.ts';

/**
 * The changes as a page of its own: both editions side by side, changed words marked, filters by kind of change.
 * It loads nothing and runs no script; its Content-Security-Policy forbids both.
 */
export function formatHtml(diff: DiffFile): string {
  const filters = filtersFor(diff.changes);
  const severities = severitiesIn(diff.changes);
  const style = [STYLE, ...filters.map(filterRule), ...severities.map(severityRule)].join('');
  const body = [
    `<h1>${escapeHtml(diff.before.fileName)} → ${escapeHtml(diff.after.fileName)}</h1>`,
    `<p class="muted">${escapeHtml(summaryLine(diff))}</p>`,
    ...warnings(diff.warnings),
    filters.length === 0
      ? ''
      : `<fieldset class="no-print"><legend>Show</legend>${[...filters, ...severities].map(filterBox).join('')}</fieldset>`,
    ...diff.changes.map(changeArticle),
    noiseTable(diff.noise ?? []),
  ];
  return page(`${diff.before.fileName} → ${diff.after.fileName}`, style, body);
}

/** The history as a page: a table with an offering a row, an edition a column. */
export function formatHistoryHtml({ editions, offerings, warnings: told }: HistoryFile): string {
  const head = editions.map(({ fileName }) => `<th>${escapeHtml(fileName)}</th>`).join('');
  const rows = offerings.map(
    ({ title, steps }) =>
      `<tr><th>${escapeHtml(title)}</th>${steps
        .map(({ state, change }) => {
          const about = change?.type === 'changed' ? change.aspects.join(', ') : state;
          return `<td class="${state}">${state === 'absent' ? '' : escapeHtml(about)}</td>`;
        })
        .join('')}</tr>`,
  );
  const table = `<table><thead><tr><th>Offering</th>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
  return page('History', STYLE, ['<h1>History</h1>', ...warnings(told), table]);
}

function page(title: string, style: string, body: readonly string[]): string {
  const { head, end } = pageParts({ language: 'en', title, style });
  return `${head}<main>\n${body.filter((part) => part !== '').join('\n')}\n</main>\n${end}`;
}

/** Beyond what all pages of katalog share. */
const STYLE = `
main { max-width: 75rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; display: grid; gap: .8rem; grid-template-columns: minmax(0, 1fr); }
fieldset { display: flex; flex-wrap: wrap; gap: .2rem 1rem; padding: .4rem .8rem; border: 1px solid var(--line); border-radius: var(--radius); }
fieldset label { display: inline-flex; align-items: center; gap: .4em; }
fieldset input { min-height: 0; accent-color: var(--accent); }
article { padding: .8rem 1rem; }
article > p { margin-top: .3rem; display: flex; flex-wrap: wrap; gap: .3rem; }
.side { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .3rem 1.5rem; margin-top: .6rem; }
.side > div { overflow-wrap: anywhere; white-space: pre-line; }
.path { grid-column: 1 / -1; color: var(--muted); font-size: .85rem; }
table { border-collapse: collapse; background: var(--surface); font-size: .9rem; }
td, th { padding: .25rem .55rem; border: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
td.added { background: var(--good-soft); }
td.removed { background: var(--bad-soft); }
@media (max-width: 40rem) { .side { grid-template-columns: minmax(0, 1fr); } }
`;

interface Filter {
  readonly name: string;
  readonly count: number;
}

/** What there is to choose from: the kinds of change and the aspects that occur. */
function filtersFor(changes: readonly Change[]): Filter[] {
  const matters = changes.flatMap(matterOf);
  return ['added', 'removed', ...Aspect.options]
    .map((name) => ({ name, count: matters.filter((matter) => matter === name).length }))
    .filter(({ count }) => count > 0);
}

const matterOf = ({ type, aspects }: Change): readonly string[] =>
  type === 'changed' ? aspects : [type];

const filterBox = ({ name, count }: Filter): string =>
  `<label><input type="checkbox" id="show-${name}" checked> ${name} (${count})</label>`;

/** A change is hidden when all that it is about is unchecked: each box shows what it is about, none hides it. */
const filterRule = ({ name }: Filter): string =>
  `article.${name}{display:none}body:has(#show-${name}:checked) article.${name}{display:block}`;

/** How severe the changes are, where they are not all alike. */
function severitiesIn(changes: readonly Change[]): Filter[] {
  const counted = Severity.options.map((name) => ({
    name,
    count: changes.filter(({ severity }) => severity === name).length,
  }));
  return counted.every(({ count }) => count > 0) ? counted : [];
}

/** Comes after the rules of what changes are about: what is unchecked here stays hidden. */
const severityRule = ({ name }: Filter): string =>
  `body:not(:has(#show-${name}:checked)) article.${name}{display:none}`;

/** The badge's colour: what was added, what was removed, and all else. */
const tone = (matter: string): string =>
  matter === 'added' ? 'good' : matter === 'removed' ? 'bad' : 'accent';

function changeArticle(change: Change): string {
  const { type, severity, fields } = change;
  const parts = partsLine(change);
  const tags = matterOf(change)
    .map((name) => `<span class="badge ${tone(name)}">${name}</span>`)
    .join('');
  return [
    `<article class="card ${[type, severity, ...matterOf(change)].filter((name, n, all) => all.indexOf(name) === n && name !== 'changed').join(' ')}">`,
    `<h2>${escapeHtml(titleOf(change))}</h2>`,
    `<p>${tags}<span class="badge${severity === 'important' ? ' warn' : ''}">${severity}</span></p>`,
    ...(parts === undefined ? [] : [`<p>${escapeHtml(parts)}</p>`]),
    ...(fields.length === 0 ? [] : [`<div class="side">${fields.map(sideBySide).join('')}</div>`]),
    '</article>',
  ].join('\n');
}

function sideBySide({ path, before, after, words }: FieldChange): string {
  const side = (own: 'delete' | 'insert', tag: 'del' | 'ins', value: unknown): string => {
    if (words === undefined) return `<${tag}>${escapeHtml(shown(value))}</${tag}>`;
    return words
      .filter(({ op }) => op === 'equal' || op === own)
      .map(({ op, text, was = text }) =>
        op === 'equal'
          ? escapeHtml(own === 'delete' ? was : text)
          : `<${tag}>${escapeHtml(text)}</${tag}>`,
      )
      .join(' ');
  };
  return `<div class="path">${escapeHtml(path)}</div><div>${side('delete', 'del', before)}</div><div>${side('insert', 'ins', after)}</div>`;
}

function noiseTable(noise: readonly Noise[]): string {
  if (noise.length === 0) return '';
  const head = ['offering', 'field', 'was', 'is', 'reason']
    .map((name) => `<th>${name}</th>`)
    .join('');
  const rows = noise.map(
    ({ before, after, path, was, is, reason }) =>
      `<tr>${[after || before, path, was, is, reason].map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`,
  );
  return `<details><summary>Laid to the reading (${noise.length})</summary><table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></details>`;
}

const warnings = (told: DiffFile['warnings'] = []): string[] =>
  told.map(({ message }) => `<p class="badge warn">Warning: ${escapeHtml(message)}</p>`);
