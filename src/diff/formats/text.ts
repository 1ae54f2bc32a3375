import { createColors } from 'picocolors';
import type { Change, DiffFile, FieldChange, HistoryFile, Noise } from '../../model/index.ts';
import { aspectsLine, partsLine, shortened, shown, summaryLine, titleOf } from './wording.ts';

type Colors = ReturnType<typeof createColors>;

/** With no sign by which a text or a file's name could lead a terminal to hide or change what it shows. */
const printable = <F extends DiffFile | HistoryFile>(file: F): F =>
  JSON.parse(JSON.stringify(file), (_, value) =>
    typeof value === 'string' ? value.replace(/[^\P{Cc}\n]/gu, '\uFFFD') : value,
  );

/** The changes for reading on a terminal; `color` with ANSI colours. Ends with a line break. */
export function formatText(file: DiffFile, { color = false } = {}): string {
  const diff = printable(file);
  const colors = createColors(color);
  const lines = [
    colors.dim(`${diff.before.fileName} → ${diff.after.fileName}`),
    ...(diff.warnings ?? []).map(({ message }) => colors.yellow(`warning: ${message}`)),
    ...diff.changes.flatMap((change) => ['', ...changeLines(change, colors)]),
    '',
    ...(diff.noise === undefined || diff.noise.length === 0
      ? []
      : [...noiseLines(diff.noise, colors), '']),
    summaryLine(diff),
  ];
  return `${lines.join('\n')}\n`;
}

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

function changeLines(change: Change, colors: Colors): string[] {
  const paint = { added: colors.green, removed: colors.red, changed: colors.yellow }[change.type];
  const mark = change.severity === 'important' ? ' !' : '';
  const about = change.type === 'changed' ? `  [${aspectsLine(change)}]` : '';
  const parts = partsLine(change);
  return [
    `${paint(`${SIGNS[change.type]} ${titleOf(change)}`)}${colors.dim(about)}${colors.bold(mark)}`,
    ...(parts === undefined ? [] : [`    ${parts}`]),
    ...change.fields.map((field) => `    ${field.path}: ${fieldText(field, colors)}`),
  ];
}

function fieldText({ before, after, words }: FieldChange, colors: Colors): string {
  if (words === undefined) return `${colors.red(shown(before))} → ${colors.green(shown(after))}`;
  return words
    .map(({ op, text }, n) => {
      if (op === 'delete') return colors.red(`[-${text}-]`);
      if (op === 'insert') return colors.green(`{+${text}+}`);
      return shortened(text, n === 0, n === words.length - 1);
    })
    .join(' ');
}

const noiseLines = (noise: readonly Noise[], colors: Colors): string[] => [
  colors.dim('laid to the reading:'),
  ...noise.map(({ before, after, path, was, is, reason }) =>
    colors.dim(`  ${after || before} ${path}: ${was || '–'} → ${is || '–'} (${reason})`),
  ),
];

const STATES = { absent: ' ', added: '+', unchanged: '=', changed: '~', removed: '-' } as const;

/** What became of each offering, an offering a line, a column for each edition. Ends with a line break. */
export function formatHistoryText(file: HistoryFile, { color = false } = {}): string {
  const history = printable(file);
  const colors = createColors(color);
  const lines = [
    ...history.editions.map(({ fileName }, n) => `${n + 1}: ${fileName}`),
    colors.dim('+ added  ~ changed  = unchanged  - removed'),
    ...(history.warnings ?? []).map(({ message }) => colors.yellow(`warning: ${message}`)),
    '',
    ...history.offerings.flatMap(({ title, steps }) => [
      `${steps.map(({ state }) => STATES[state]).join(' ')}  ${title}`,
      ...steps.flatMap(({ change }, n) =>
        change === undefined || change.type !== 'changed'
          ? []
          : [
              colors.dim(
                `${' '.repeat(steps.length * 2)}   ${n + 1}: ${aspectsLine(change)}${wasCalled(change)}`,
              ),
            ],
      ),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

const wasCalled = ({ aspects, before }: Change): string =>
  aspects.includes('renamed') ? `, was “${before?.title}”` : '';
