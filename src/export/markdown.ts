import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { oneLine, printable } from './characters.ts';
import { fieldTexts } from './labels.ts';
import type { ExportRecord } from './record.ts';

type Nodes = Parameters<typeof toMarkdown>[0];
type Of<Type extends Nodes['type']> = Extract<Nodes, { readonly type: Type }>;
type RootContent = Of<'root'>['children'][number];
type BlockContent = Of<'listItem'>['children'][number];
type PhrasingContent = Of<'paragraph'>['children'][number];

/**
 * A document to read: a heading for each catalogue, section and offering, then the offering's fields as a list and
 * its description. Whatever the texts hold is shown as it is, never taken for Markdown or HTML.
 */
export function markdown(records: readonly ExportRecord[]): string {
  const children = records.flatMap((record, at): RootContent[] => {
    const headings = newHeadings(placeOf(record), at === 0 ? [] : placeOf(records[at - 1]!));
    return [...headings, ...entry(record)];
  });
  return toMarkdown({ type: 'root', children }, options);
}

/** GitHub's additions (https://github.github.com/gfm/): tables and struck text are not to arise either. */
const options: Options = {
  bullet: '-',
  unsafe: [
    { character: '|', inConstruct: 'phrasing' },
    { character: '~', inConstruct: 'phrasing' },
  ],
};

/** The titles that an offering stands under. */
const placeOf = ({ catalogue, sectionPath, document }: ExportRecord): readonly string[] => [
  catalogue ?? document.fileName,
  ...sectionPath,
];

/** HTML knows six levels; the last is left to offerings. */
const deepest = 5;

function newHeadings(place: readonly string[], before: readonly string[]): RootContent[] {
  const common = place.findIndex((title, depth) => title !== before[depth]);
  if (common === -1) return [];
  return place.slice(common).map((title, i) => heading(title, Math.min(common + i + 1, deepest)));
}

function entry(record: ExportRecord): RootContent[] {
  const depth = Math.min(placeOf(record).length, deepest) + 1;
  const items = fieldTexts(record).map(({ label, values }): BlockContent[] => {
    const name: PhrasingContent = {
      type: 'strong',
      children: [{ type: 'text', value: `${label}:` }],
    };
    const [first, ...others] = values.map((value) => inline(value));
    if (others.length === 0) {
      return [paragraph([name, { type: 'text', value: ' ' }, ...first!])];
    }
    return [paragraph([name]), list([first!, ...others].map((value) => [paragraph(value)]))];
  });
  return [heading(record.title, depth), list(items), ...description(record.description ?? '')];
}

/** Paragraphs and lists, as catalogue.json has them: blank lines part paragraphs, "- " begins an item. */
function description(text: string): RootContent[] {
  return printable(text)
    .split(/\n\s*\n/)
    .flatMap((part) => runs(part.split('\n')))
    .map(({ isList, lines }) =>
      isList
        ? list(lines.map((line) => [paragraph(inline(line.slice(2)))]))
        : paragraph(inline(lines.join('\n'))),
    );
}

/** Lines beside each other that are all items of a list, or none. */
function runs(lines: readonly string[]): { isList: boolean; lines: string[] }[] {
  const found: { isList: boolean; lines: string[] }[] = [];
  for (const line of lines.filter((each) => each.trim() !== '')) {
    const isList = line.startsWith('- ');
    const last = found.at(-1);
    if (last?.isList === isList) last.lines.push(line);
    else found.push({ isList, lines: [line] });
  }
  return found;
}

/** A text whose line ends stay. */
const inline = (text: string): PhrasingContent[] =>
  printable(text)
    .split('\n')
    .flatMap((line, i): PhrasingContent[] => [
      ...(i === 0 ? [] : [{ type: 'break' } as const]),
      { type: 'text', value: line },
    ]);

const heading = (title: string, depth: number): RootContent => ({
  type: 'heading',
  depth: depth as 1,
  children: [{ type: 'text', value: oneLine(printable(title)) }],
});

const paragraph = (children: PhrasingContent[]): Of<'paragraph'> => ({
  type: 'paragraph',
  children,
});

const list = (items: readonly BlockContent[][]): Of<'list'> => ({
  type: 'list',
  spread: false,
  children: items.map((children) => ({ type: 'listItem', spread: false, children })),
});
