import { breaksDate } from '../fields/dates.ts';
import { FULL_STOP } from '../full-stop.ts';
import { type FactPart, LABEL, type PartReader, partOf, type Run } from './piece.ts';
import { isPartOfTimes } from './typed.ts';

/** What parts facts on one line, also as recognition without these signs has it; a dash between digits is none, but between a time and a length or price. */
const SEPARATOR =
  /\s*[|·•]\s*|\s+[«»+*¢©°¤e]\s+|(?<!\d)\s+[–—-]\s+|\s+[–—-]\s+(?!\d)|(?<=\d{4}|\d[-–]\d{1,2}(?:[.:]\d{2})?)\s+[–—-]\s+(?=\d[\d.,]*\s(?:min|time|dag|uge|måned|gang|aften|lektion|kr))|\s+\/\s+|;\s+/gu;
const ENDS_IN_SEPARATOR = /(?:[|·•;]|\s[«»+*¢©°¤e–—/-])\s*$/u;
/** Dates and prices may be divided over so many lines of a narrow column. */
const MOST_LINES = 3;
/** Whether lines or other pieces are a name and a value, not one value: "Odense" and "1.450 kr." */
export function areApart(text: string, lines: readonly Run[], reader: PartReader): boolean {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined || lines.length < 2) return false;
  if (breaksDate(text.slice(first.start, first.end), text.slice(first.end + 1))) return false;
  const whole = (from: Run, to: Run): FactPart | undefined =>
    partOf(text, { start: from.start, end: to.end }, reader);
  const isName = (part: FactPart | undefined): boolean =>
    part !== undefined &&
    part.field === undefined &&
    /^\p{Lu}/u.test(part.value) &&
    reader.nameField(part.value) === undefined &&
    !isPartOfTimes(part.value);
  const isTold = (part: FactPart | undefined): boolean => part?.field !== undefined;
  return (
    (isName(whole(first, first)) && isTold(whole(lines[1] as Run, last))) ||
    (isName(whole(last, last)) && isTold(whole(first, lines.at(-2) as Run)))
  );
}

/** A label within a line: behind a space, its value behind a space, which recognition may lose before a number. */
const INNER_LABEL = /(?<=[\s(])(?<label>\p{Lu}[\p{L}/-]*\.?(?: [\p{L}&-]+\.?){0,3}):(?=\s|\d)/gu;

/** Where labels begin within a text, known ones or such as come again: "Pris: 450 kr. Tilmelding senest: 3. maj". */
function labelsWithin(text: string, reader: PartReader): Run[] {
  const flowing = text.replaceAll('\n', ' ');
  let valueAt = LABEL.exec(flowing)?.[0].length ?? 0;
  return [...flowing.matchAll(INNER_LABEL)].flatMap((found) => {
    const whole = found.groups?.label ?? '';
    const isLabel = (label: string): boolean =>
      reader.nameField(label) !== undefined || reader.recurs(label);
    // the whole is tried first, then what is left without its first words: "Odense Pris:" ends in a label
    const starts = [0, ...[...whole.matchAll(/\s(?=\p{Lu})/gu)].map(({ index }) => index + 1)];
    const start = starts.find((each) => isLabel(whole.slice(each)));
    if (start === undefined) return [];
    const at = found.index + start;
    // what stands right behind another label is its value: "Sted: Mødested: Skolen"
    const isValue = at <= valueAt;
    valueAt = found.index + found[0].length + 1;
    return isValue ? [] : [{ start: at, end: at }];
  });
}

/** The runs of a text between its labels and separators, or its lines where it has none. */
export function runsOf(text: string, reader: PartReader): Run[] {
  const labels = labelsWithin(text, reader).filter(({ start }) => text[start - 1] !== '\n');
  if (labels.length === 0) return runsWithoutLabels(text, reader);
  return between(text, labels).flatMap(({ start, end }) => {
    const piece = text
      .slice(start, end)
      .trimEnd()
      .replace(/[,;|·•/–-]$/u, '')
      .trimEnd();
    const isSentence = end < text.length || /\d|\p{L}{3}/u.test(piece.slice(-4));
    const run = isSentence ? piece.replace(FULL_STOP, '') : piece;
    return runsWithoutLabels(run, reader).map((own) => ({
      start: start + own.start,
      end: start + own.end,
    }));
  });
}

function runsWithoutLabels(text: string, reader: PartReader): Run[] {
  const lines = linesOf(text);
  const pieces = piecesOf(text);
  if (pieces.length > 1) return lineByLine(text, lines, reader) ?? pieces;
  // in a list of labelled lines others go on with the value above
  const labelled = lines.filter(({ start, end }) => LABEL.test(text.slice(start, end)));
  const isLabelled = labelled[0] === lines[0] && labelled.length * 2 >= lines.length;
  const runs: Run[] = [];
  for (let n = 0; n < lines.length; n++) {
    let taken = 1;
    for (let count = Math.min(MOST_LINES, lines.length - n); count > 1; count--) {
      const run = { start: (lines[n] as Run).start, end: (lines[n + count - 1] as Run).end };
      const one = partOf(text, run, reader)?.field !== undefined;
      const alone = lines
        .slice(n, n + count)
        .every((line) => partOf(text, line, reader)?.field !== undefined);
      const labelled = lines
        .slice(n + 1, n + count)
        .some((line) => LABEL.test(text.slice(line.start, line.end)));
      const apart = areApart(text, lines.slice(n, n + count), reader);
      if (one && !alone && !labelled && !apart) {
        taken = count;
        break;
      }
    }
    const run = { start: (lines[n] as Run).start, end: (lines[n + taken - 1] as Run).end };
    n += taken - 1;
    const above = runs.at(-1);
    const goesOn =
      isLabelled &&
      above !== undefined &&
      LABEL.test(text.slice(above.start, above.end)) &&
      !LABEL.test(text.slice(run.start, run.end)) &&
      partOf(text, run, reader)?.field === undefined;
    if (goesOn) runs.splice(-1, 1, { start: above.start, end: run.end });
    else runs.push(run);
  }
  return runs;
}

/** What stands between the separators of a text. */
export function piecesOf(text: string): Run[] {
  const found = [...text.replaceAll('\n', ' ').matchAll(SEPARATOR)];
  const cuts = found.map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
  return cuts.some(({ start }) => start > 0)
    ? between(text, cuts)
    : [{ start: 0, end: text.length }];
}

/**
 * Lines each of which holds facts of its own, some of them several, as "12 gange – 1.380 kr." among "Mandag kl. 19-21" and
 * "Lærer: Bo Dam"; undefined where separators run on over the lines.
 */
function lineByLine(text: string, lines: readonly Run[], reader: PartReader): Run[] | undefined {
  const runsOn = lines.some(({ start, end }) => ENDS_IN_SEPARATOR.test(text.slice(start, end)));
  if (lines.length < 2 || runsOn) return undefined;
  const parted = lines.map(({ start, end }) =>
    piecesOf(text.slice(start, end)).map((own) => ({
      start: start + own.start,
      end: start + own.end,
    })),
  );
  const told = (run: Run | undefined): boolean =>
    run !== undefined && partOf(text, run, reader)?.field !== undefined;
  const isMostlyParted = parted.filter((own) => own.length > 1).length * 2 > lines.length;
  // what the column broke is told by neither half: "Kulturhuset, 2." and "sal"
  const endApart = parted.every((own, n) => n === 0 || told(own[0]) || told(parted[n - 1]?.at(-1)));
  if (isMostlyParted && !endApart) return undefined;
  const areTold = parted.every((own) => {
    const parts = own.map((run) => partOf(text, run, reader));
    return (
      parts.every((part) => part !== undefined) &&
      parts.some((part) => part?.field !== undefined || part?.label !== undefined)
    );
  });
  return areTold ? parted.flat() : undefined;
}

export const linesOf = (text: string): Run[] =>
  between(
    text,
    [...text.matchAll(/\n/gu)].map(({ index }) => ({ start: index, end: index + 1 })),
  );

/** What is left of `[from, to)` between cuts. */
export function between(text: string, cuts: readonly Run[], from = 0, to = text.length): Run[] {
  const runs: Run[] = [];
  let at = from;
  for (const { start, end } of [...cuts, { start: to, end: to }]) {
    if (text.slice(at, start).trim() !== '') runs.push({ start: at, end: start });
    at = end;
  }
  return runs;
}
