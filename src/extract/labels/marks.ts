import { applyEdit, type Block, type Edit, type LabelledField } from '../../model/index.ts';
import { typeOf } from '../facts/typed.ts';
import { fold } from '../fold.ts';
import { groupBy } from '../group-by.ts';
import type { LabelNames } from './names.ts';

/** A line that begins with what may be a label, its mark misread, and perhaps with a speck or a rule's end before it. */
const MISREAD =
  /^(?<speck>(?:[^\p{L}\p{N}\s"“»(]{1,2}|[–—-]\s?)?)(?<label>\p{Lu}[\p{L}.()/-]*(?: [\p{L}.()/&-]+){0,3}?)(?<mark>\s*[:;.,])(?=\s+\S)/u;
/** A drawn sign before a label, such as a clock or a pin, which recognition reads as letters or signs: "(O Dato:", "GO Pris:". */
const ICON =
  /^(?<speck>(?:[A-HJ-Z]{1,2}|[(@©®€$?¢&«»]{1,2}[A-Z]?|[oec])\s+)(?<label>\p{L}[\p{L}.()/-]*(?: [\p{L}.()/&-]+){0,3}?)(?<mark>\s*:)(?=\s+\S)/u;
const CONFIDENCE = 0.9;

/**
 * Labels whose colon recognition read as another mark, or that have a speck or a drawn sign before them, as they were
 * printed: "For; Ejere", "‘Tilmeldingsfrist. 14. december 2026", "—Sted: Torvet", "GO Pris: Gratis"; also "Kursusnr.
 * 573-03", as some print it. A full stop or comma is taken for a colon only before a value that is of the label's field
 * by its form.
 */
export function mendLabelMarks(blocks: readonly Block[], names: LabelNames): Block[] {
  const own = recurringLabels(blocks);
  // a label that also stands alone ends in its full stop: "Kursusnr." over or beside its number
  const alone = new Set(blocks.map(({ text }) => fold(text)));
  const known: Known = (label) => ({
    isLabel: own.has(fold(label)) || !['title', undefined].includes(names.exactly(label)),
    field: alone.has(fold(label)) ? undefined : names.exactly(label),
  });
  const barred = hasBars(blocks);
  return blocks.map((block) => {
    if (block.kind === 'paragraph' || block.kind === 'heading') {
      return mendBlock(block, known, barred);
    }
    // a sign read as an O is taken for a bullet
    return block.kind === 'list-item' && iconOf(block.text, known) !== undefined
      ? { ...mendBlock(block, known, barred), kind: 'paragraph' }
      : block;
  });
}

/** So many bars between values make a manner of setting them. */
const BARS = 3;
/** A bar before a label is read as a letter or digit of its shape: "Sted: Huset i Pris: Gratis". */
const MISREAD_BAR =
  /(?<=\S )[iIl1!](?= (?<label>\p{Lu}[\p{L}.()/-]*(?: [\p{L}.()/&-]+){0,3}):\s)/gu;

const hasBars = (blocks: readonly Block[]): boolean =>
  blocks.reduce((sum, { text }) => sum + text.split(/ [|] /u).length - 1, 0) >= BARS;

/** The edits that make bars of what stands in their place before labels in a line that begins at `at`. */
function barsOfLine(page: number, text: string, at: number, known: Known): Edit[] {
  const [line = ''] = text.slice(at).split('\n', 1);
  return [...line.matchAll(MISREAD_BAR)].flatMap(({ 0: before, index, groups }) =>
    known(groups?.['label'] ?? '').isLabel
      ? [
          {
            kind: 'glyph' as const,
            page,
            at: at + index,
            before,
            after: '|',
            confidence: CONFIDENCE,
            reason: 'bars part the values',
          },
        ]
      : [],
  );
}

/** The parts of a line that begins with a drawn sign and a label; undefined for any other. */
function iconOf(line: string, known: Known): Readonly<Record<string, string>> | undefined {
  const found = ICON.exec(line)?.groups;
  return found !== undefined && known(found['label'] ?? '').field !== undefined ? found : undefined;
}

/** What is known of a word or words before a mark. */
type Known = (label: string) => {
  readonly isLabel: boolean;
  readonly field: LabelledField | undefined;
};

/** So many lines that begin with words and a colon make a label of these. */
const RECURS = 3;
const LABELLED_LINE = /^(?<label>\p{Lu}[\p{L}.()/-]*(?: [\p{L}.()/&-]+){0,3}):\s/gmu;

/** The labels of the document's own, folded. */
function recurringLabels(blocks: readonly Block[]): ReadonlySet<string> {
  const labels = blocks.flatMap(({ text }) =>
    [...text.matchAll(LABELLED_LINE)].map(({ groups }) => fold(groups?.label ?? '')),
  );
  const groups = [...groupBy(labels, (label) => label)];
  return new Set(groups.flatMap(([label, { length }]) => (length >= RECURS ? [label] : [])));
}

function mendBlock(block: Block, known: Known, barred: boolean): Block {
  const edits: Edit[] = [];
  let { text } = block;
  for (let at = 0; at < text.length; ) {
    const bars = barred ? barsOfLine(block.page, text, at, known) : [];
    for (const edit of [...bars, ...editsOfLine(block.page, text, at, known)]) {
      text = applyEdit(text, edit);
      edits.push(edit);
    }
    const end = text.indexOf('\n', at);
    at = end === -1 ? text.length : end + 1;
  }
  return edits.length === 0 ? block : { ...block, text, edits: [...block.edits, ...edits] };
}

const NUMBER = /^\p{Lu}{0,4}[ -]?\d+(?:[-./]\d+)*\p{L}?$/u;

/** Whether a value is of a field by its form. */
function fits(value: string, field: LabelledField): boolean {
  if (field === 'courseNumber' && NUMBER.test(value)) return true;
  return typeOf(value) === (field === 'registrationDeadline' ? 'schedule' : field);
}

const ABBREVIATION = /^kl$/iu;

/** The edits of the line that begins at `at`, the last in the line first. */
function editsOfLine(page: number, text: string, at: number, known: Known): Edit[] {
  const [line = ''] = text.slice(at).split('\n', 1);
  const icon = iconOf(line, known);
  const found = icon ?? MISREAD.exec(line)?.groups;
  if (found === undefined) return [];
  const { speck = '', label = '', mark = '' } = found;
  const { isLabel, field } = known(label);
  // "Kl. 9-12" is an abbreviation with its stop
  if (!isLabel || (mark.trim() === '.' && ABBREVIATION.test(label))) return [];
  const sign = mark.trim();
  const value = line.slice(speck.length + label.length + mark.length).trim();
  const isColon = sign === ':' || sign === ';' || (field !== undefined && fits(value, field));
  if (!isColon) return [];
  const edit = (from: number, before: string, after: string): Edit => ({
    kind: 'glyph',
    page,
    at: at + from,
    before,
    after,
    confidence: CONFIDENCE,
    reason: `"${label}" is a label`,
  });
  const [first = ''] = label;
  // "O varighed:": beside a sign of its height a "V" passes for a small letter
  const isSmall = icon !== undefined && /\p{Ll}/u.test(first);
  const colon = speck.length + label.length + mark.length - 1;
  return [
    ...(sign === ':' ? [] : [edit(colon, sign, ':')]),
    ...(isSmall ? [edit(speck.length, first, first.toUpperCase())] : []),
    ...(speck === '' ? [] : [edit(0, speck, '')]),
  ];
}
