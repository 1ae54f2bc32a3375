import type { LabelledField } from '../../model/index.ts';
import { typeOf } from '../facts/typed.ts';
import type { LabelNames } from './names.ts';
import { type LabelledValue, valueText } from './value.ts';

/** What parts the values under such a label: "4. maj kl. 9-12, Rådhuset", on lines, or by a bar or dash. */
const SEPARATOR = /,\s+|;\s+|\n|\s*[|·•]\s*|\s+\/\s+|(?<!\d)\s+[–—-]\s+|\s+[–—-]\s+(?!\d)/gu;
/** What parts a time from its place where nothing else does: "4. maj kl. 9-12 på Rådhuset". */
const PLACE = /\s+(?:i|på|hos|ved)\s+(?=\p{Lu})/u;

/**
 * The values of one under a label that names two fields ("Tid og sted"): pieces whose form tells one of the two are its,
 * the others belong to the field that no form tells. The value as it is, where the label names one or the forms tell
 * neither.
 */
export function partCompound(labelled: LabelledValue, names: LabelNames): LabelledValue[] {
  const fields = names.pair(labelled.label);
  if (fields === undefined) return [labelled];
  const { block, start, end } = labelled;
  const pieces = piecesOf(block.text.slice(start, end)).map(([from, to]) => {
    const text = block.text.slice(start + from, start + to);
    return { ...labelled, start: start + from, end: start + to, value: valueText(text) };
  });
  const typed = pieces.map(({ value }) => fields.find((field) => field === typeOf(value)));
  const told = typed.find((field) => field !== undefined);
  if (told === undefined) return [labelled];
  const other = fields.find((field) => field !== told) as LabelledField;
  const values: LabelledValue[] = [];
  pieces.forEach((piece, n) => {
    const field = typed[n] ?? other;
    const last = values.at(-1);
    if (last?.field !== field) values.push({ ...piece, field });
    else {
      const value = valueText(block.text.slice(last.start, piece.end));
      values.splice(-1, 1, { ...last, end: piece.end, value });
    }
  });
  return values;
}

/** The runs between separators; one run is parted at the word that leads to a place. */
function piecesOf(text: string): [from: number, to: number][] {
  const cuts = [...text.matchAll(SEPARATOR)];
  const place = cuts.length === 0 ? PLACE.exec(text) : null;
  const pieces: [number, number][] = [];
  let at = 0;
  for (const cut of place === null ? cuts : [place]) {
    if (cut.index > at) pieces.push([at, cut.index]);
    at = cut.index + cut[0].length;
  }
  return at < text.length ? [...pieces, [at, text.length]] : pieces;
}
