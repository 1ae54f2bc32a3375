import { createHash } from 'node:crypto';
import {
  Aspect,
  type Change,
  type DiffFile,
  type FieldChange,
  type HistoryFile,
  type Noise,
} from '../../model/index.ts';
import { partsLine, shown, summaryLine, titleOf } from './wording.ts';

/**
 * The changes as a page of its own: both editions side by side, changed words marked, filters by kind of change.
 * It loads nothing and runs no script; its Content-Security-Policy forbids both.
 */
export function formatHtml(diff: DiffFile): string {
  const filters = filtersFor(diff.changes);
  const css = `${STYLE}${filters.map(filterRule).join('')}`;
  const body = [
    `<h1>${escapeHtml(diff.before.fileName)} → ${escapeHtml(diff.after.fileName)}</h1>`,
    `<p>${escapeHtml(summaryLine(diff))}</p>`,
    ...warnings(diff.warnings),
    filters.length === 0
      ? ''
      : `<fieldset><legend>Show</legend>${filters.map(filterBox).join('')}</fieldset>`,
    ...diff.changes.map(changeArticle),
    noiseTable(diff.noise ?? []),
  ];
  return page(`${diff.before.fileName} → ${diff.after.fileName}`, css, body);
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

function page(title: string, css: string, body: readonly string[]): string {
  const hash = createHash('sha256').update(css).digest('base64');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${css}</style>
</head>
<body>
${body.filter((part) => part !== '').join('\n')}
</body>
</html>
`;
}

const STYLE = `
:root{color-scheme:light dark;--line:#8884;--del:#d3333330;--ins:#2a9d3a30;font:16px/1.5 system-ui,sans-serif}
body{max-width:75rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin:0}
fieldset{border:1px solid var(--line);display:flex;flex-wrap:wrap;gap:.3rem 1rem}
article{border-top:1px solid var(--line);padding:.8rem 0}
article p{margin:.2rem 0}
.tag{border:1px solid var(--line);border-radius:.6rem;padding:0 .5rem;font-size:.85rem;margin-right:.3rem}
.important{font-weight:600}
.side{display:grid;grid-template-columns:1fr 1fr;gap:1rem;margin-top:.5rem}
.side>div{overflow-wrap:anywhere;white-space:pre-line}
.path{grid-column:1/-1;font-size:.85rem;opacity:.7}
del{background:var(--del)}ins{background:var(--ins);text-decoration:none}
table{border-collapse:collapse;font-size:.9rem}td,th{border:1px solid var(--line);padding:.2rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
td.added{background:var(--ins)}td.removed{background:var(--del)}
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

function changeArticle(change: Change): string {
  const { type, severity, fields } = change;
  const parts = partsLine(change);
  const tags = matterOf(change)
    .map((name) => `<span class="tag">${name}</span>`)
    .join('');
  return [
    `<article class="${[type, ...matterOf(change)].filter((name, n, all) => all.indexOf(name) === n && name !== 'changed').join(' ')}">`,
    `<h2>${escapeHtml(titleOf(change))}</h2>`,
    `<p>${tags}<span class="${severity}">${severity}</span></p>`,
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
      .map(({ op, text }) =>
        op === 'equal' ? escapeHtml(text) : `<${tag}>${escapeHtml(text)}</${tag}>`,
      )
      .join(' ');
  };
  return `<div class="path">${escapeHtml(path)}</div><div>${side('delete', 'del', before)}</div><div>${side('insert', 'ins', after)}</div>`;
}

function noiseTable(noise: readonly Noise[]): string {
  if (noise.length === 0) return '';
  const rows = noise.map(
    ({ before, after, path, was, is, reason }) =>
      `<tr>${[after || before, path, was, is, reason].map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`,
  );
  return `<details><summary>Laid to the reading (${noise.length})</summary><table>${rows.join('\n')}</table></details>`;
}

const warnings = (told: DiffFile['warnings'] = []): string[] =>
  told.map(({ message }) => `<p class="important">Warning: ${escapeHtml(message)}</p>`);

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/gu, (sign) => ENTITIES[sign]!);
