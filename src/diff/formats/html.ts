import { escapeHtml, pageParts } from '../../html/index.ts';
import type { DiffFile, HistoryFile } from '../../model/index.ts';
import { CHANGES_STYLE, changesMarkup, ENGLISH } from './changes-markup.ts';
import { summaryLine } from './wording.ts';

/**
 * The changes as a page of its own: both editions side by side, changed words marked, filters by kind of change.
 * It loads nothing and runs no script; its Content-Security-Policy forbids both.
 */
export function formatHtml(diff: DiffFile): string {
  const title = `${diff.before.fileName} → ${diff.after.fileName}`;
  return page(title, `${STYLE}${CHANGES_STYLE}`, [
    `<h1>${escapeHtml(title)}</h1>`,
    `<p class="muted">${escapeHtml(summaryLine(diff))}</p>`,
    changesMarkup(diff, ENGLISH).toString(),
  ]);
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
table { border-collapse: collapse; background: var(--surface); font-size: .9rem; }
td, th { padding: .25rem .55rem; border: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
td.added { background: var(--good-soft); }
td.removed { background: var(--bad-soft); }
`;

const warnings = (told: DiffFile['warnings'] = []): string[] =>
  told.map(({ message }) => `<p class="badge warn">Warning: ${escapeHtml(message)}</p>`);
