import type { Change, DiffFile, FieldChange, HistoryFile } from '../../model/index.ts';
import { aspectsLine, partsLine, shortened, shown, summaryLine, titleOf } from './wording.ts';

/** The changes as Markdown, fit for a mail or a pull request: what went struck through, what came in bold. */
export function formatMarkdown(diff: DiffFile): string {
  const of = (type: Change['type']): Change[] => diff.changes.filter((each) => each.type === type);
  const list = (title: string, changes: readonly Change[]): string[] =>
    changes.length === 0
      ? []
      : [`## ${title}`, '', ...changes.map((change) => `- ${escapeMarkdown(titleOf(change))}`), ''];
  const changed = of('changed');
  return `${[
    `# ${escapeMarkdown(diff.before.fileName)} → ${escapeMarkdown(diff.after.fileName)}`,
    '',
    `${summaryLine(diff)}.`,
    '',
    ...(diff.warnings ?? []).flatMap(({ message }) => [
      `> **Warning:** ${escapeMarkdown(message)}`,
      '',
    ]),
    ...list('Added', of('added')),
    ...list('Removed', of('removed')),
    ...(changed.length > 0 ? ['## Changed', ''] : []),
    ...changed.flatMap(changeLines),
    ...noiseLines(diff),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

function changeLines(change: Change): string[] {
  const parts = partsLine(change);
  return [
    `### ${escapeMarkdown(titleOf(change))}`,
    '',
    `*${aspectsLine(change)}*${change.severity === 'important' ? ' (important)' : ''}`,
    '',
    ...(parts === undefined ? [] : [`- ${escapeMarkdown(parts)}`]),
    ...change.fields.map((field) => `- ${field.path}: ${fieldText(field)}`),
    '',
  ];
}

function fieldText({ before, after, words }: FieldChange): string {
  if (words === undefined)
    return `~~${escapeMarkdown(shown(before))}~~ **${escapeMarkdown(shown(after))}**`;
  return words
    .map(({ op, text }, n) => {
      if (op === 'delete') return `~~${escapeMarkdown(text)}~~`;
      if (op === 'insert') return `**${escapeMarkdown(text)}**`;
      return escapeMarkdown(shortened(text, n === 0, n === words.length - 1));
    })
    .join(' ');
}

function noiseLines({ noise = [] }: DiffFile): string[] {
  if (noise.length === 0) return [];
  return [
    '## Laid to the reading',
    '',
    '| offering | field | was | is | reason |',
    '| --- | --- | --- | --- | --- |',
    ...noise.map(
      ({ before, after, path, was, is, reason }) =>
        `| ${[after || before, path, was, is, reason].map(escapeMarkdown).join(' | ')} |`,
    ),
    '',
  ];
}

/** The history as a table: an offering a row, an edition a column. */
export function formatHistoryMarkdown({ editions, offerings, warnings = [] }: HistoryFile): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return `${[
    ...warnings.flatMap(({ message }) => [`> **Warning:** ${escapeMarkdown(message)}`, '']),
    row(['offering', ...editions.map(({ fileName }) => escapeMarkdown(fileName))]),
    row(['---', ...editions.map(() => '---')]),
    ...offerings.map(({ title, steps }) =>
      row([
        escapeMarkdown(title),
        ...steps.map(({ state, change }) =>
          state === 'absent' ? '' : change?.type === 'changed' ? aspectsLine(change) : state,
        ),
      ]),
    ),
  ].join('\n')}\n`;
}

/** Text that Markdown and HTML leave as it is. */
const escapeMarkdown = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .replace(/[\\`*_{}[\]()#+!|~-]/gu, '\\$&')
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;');
