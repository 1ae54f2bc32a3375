import type { Box, Word } from '../../model/index.ts';
import { type Draft, directions, offset, type Piece } from './draft.ts';
import { cleanGlyphText, settleSoftHyphens, withoutWordLigatures } from './glyph-text.ts';
import { joinLetterspaced, joinSpacedOut } from './letterspacing.ts';
import type { Glyph } from './marks.ts';

/**
 * Where one word ends and the next begins, in ems; measured on output of Chromium, InDesign, LaTeX and Word. A space
 * glyph alone breaks nothing: Chromium writes every soft-hyphen point as a space of no width.
 */
const GAP = 0.15;
const GAP_AT_SPACE = 0.05;
/** Kerning and accents step back by less than this; a new column or line by more. */
const STEP_BACK = 0.6;
const BASELINE_SHIFT = 0.25;
/** Between sizes that differ by more than RESIZED, a smaller shift already is a superscript. */
const RESIZED = 1.15;
const BASELINE_SHIFT_RESIZED = 0.1;
/** Beyond this ratio of sizes it is a drop capital, a word of its own. */
const MOST_RESIZED = 2.2;

/** Glyphs in the order they are painted, as words. */
export function wordsOf(glyphs: readonly Glyph[]): Word[] {
  const drafts: Draft[] = [];
  let spaced = false;
  for (const glyph of glyphs) {
    const text = cleanGlyphText(glyph.text);
    if (text === '') continue;
    if (text === ' ') {
      spaced = true;
      continue;
    }
    const draft = drafts.at(-1);
    const last = draft?.pieces.at(-1);
    const piece: Piece = { glyph, text, spaced };
    spaced = false;
    if (draft === undefined || last === undefined)
      drafts.push({ pieces: [piece], continued: false });
    else if (isSecondStrike(last, piece)) draft.pieces.splice(-1, 1, strikeTwice(last));
    else if (belongTogether(last.glyph, piece)) draft.pieces.push(piece);
    else {
      draft.continued = continuesLine(last.glyph, glyph);
      drafts.push({ pieces: [piece], continued: false });
    }
  }
  return withoutSecondStrikes(joinLetterspaced(joinSpacedOut(drafts)).flatMap(toWord));
}

function belongTogether(last: Glyph, { glyph, spaced }: Piece): boolean {
  if (last.rotation !== glyph.rotation) return false;
  const ratio =
    Math.max(last.look.size, glyph.look.size) / Math.min(last.look.size, glyph.look.size);
  const { along, across } = offset(last, glyph);
  const shift = ratio > RESIZED ? BASELINE_SHIFT_RESIZED : BASELINE_SHIFT;
  return (
    ratio < MOST_RESIZED &&
    across < shift &&
    along > -STEP_BACK &&
    along < (spaced ? GAP_AT_SPACE : GAP)
  );
}

function continuesLine(last: Glyph, next: Glyph): boolean {
  if (last.rotation !== next.rotation) return false;
  const { along, across } = offset(last, next);
  return across < BASELINE_SHIFT && along > -STEP_BACK && along < 1;
}

/** Producers that lack a bold face paint each letter, or each line, twice, a hair apart. */
const STRIKE = 0.12;

const isSecondStrike = (last: Piece, { glyph, text }: Piece): boolean =>
  last.text === text &&
  last.glyph.rotation === glyph.rotation &&
  Math.hypot(glyph.start[0] - last.glyph.start[0], glyph.start[1] - last.glyph.start[1]) <
    STRIKE * glyph.look.size &&
  Math.hypot(glyph.end[0] - glyph.start[0], glyph.end[1] - glyph.start[1]) >
    1.5 * STRIKE * glyph.look.size;

const strikeTwice = (piece: Piece): Piece => ({
  ...piece,
  glyph: { ...piece.glyph, look: { ...piece.glyph.look, bold: true } },
});

/** Drops words that repeat an earlier one in the same place; the earlier one becomes bold. */
function withoutSecondStrikes(words: readonly Word[]): Word[] {
  const kept: Word[] = [];
  const places = new Map<string, number[]>();
  for (const word of words) {
    const same = places.get(word.text) ?? [];
    const twin = same.find((i) => isAtop((kept[i] as Word).box, word.box, word.style.size));
    if (twin === undefined) {
      places.set(word.text, [...same, kept.length]);
      kept.push(word);
    } else {
      const first = kept[twin] as Word;
      kept[twin] = { ...first, style: { ...first.style, bold: true } };
    }
  }
  return kept;
}

const isAtop = (a: Box, b: Box, size: number): boolean =>
  Math.abs(a[0] - b[0]) < STRIKE * size && Math.abs(a[1] - b[1]) < STRIKE * size;

function toWord({ pieces, continued }: Draft): Word[] {
  const first = pieces[0]?.glyph;
  const text = withoutWordLigatures(settleSoftHyphens(pieces, continued));
  if (first === undefined || text === '') return [];
  const glyphs = pieces.map(({ glyph }) => glyph);
  const color = first.look.color;
  return [
    {
      text,
      box: boxOf(glyphs),
      baseline: first.rotation % 180 === 0 ? first.start[1] : first.start[0],
      rotation: first.rotation,
      style: {
        ...typeOf(glyphs),
        ...(color === undefined ? {} : { color }),
      },
      confidence: 1,
      ...(first.mark === undefined ? {} : { mark: first.mark }),
    },
  ];
}

/** The largest size; the weight and slant of most. */
function typeOf(glyphs: readonly Glyph[]): Pick<Word['style'], 'size' | 'bold' | 'italic'> {
  let [size, bold, italic] = [0, 0, 0];
  for (const { look } of glyphs) {
    size = Math.max(size, look.size);
    if (look.bold) bold++;
    if (look.italic) italic++;
  }
  return { size, bold: 2 * bold > glyphs.length, italic: 2 * italic > glyphs.length };
}

function boxOf(glyphs: readonly Glyph[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { start, end, rotation, look } of glyphs) {
    const { size, face } = look;
    const direction = directions[rotation];
    // Up is a quarter turn back from the direction of reading; y runs downwards.
    const [vx, vy] = [direction[1], -direction[0]];
    const [up, down] = [face.ascent * size, face.descent * size];
    x0 = Math.min(x0, Math.min(start[0], end[0]) + Math.min(vx * up, vx * down));
    x1 = Math.max(x1, Math.max(start[0], end[0]) + Math.max(vx * up, vx * down));
    y0 = Math.min(y0, Math.min(start[1], end[1]) + Math.min(vy * up, vy * down));
    y1 = Math.max(y1, Math.max(start[1], end[1]) + Math.max(vy * up, vy * down));
  }
  return [x0, y0, x1, y1];
}
