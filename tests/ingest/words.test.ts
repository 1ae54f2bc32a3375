import { describe, expect, it } from 'vitest';
import type { Face, Glyph, Look } from '../../src/ingest/pdf/marks.ts';
import { wordsOf } from '../../src/ingest/pdf/words.ts';

const face: Face = { bold: false, italic: false, ascent: 0.9, descent: -0.2, unit: 0.001 };
const look: Look = { face, size: 10, bold: false, italic: false, color: '#000000', inked: true };

/** Glyphs 5 points wide in 10-point type; a number between two texts moves the pen on by so many ems. */
function glyphs(...parts: readonly (string | number)[]): Glyph[] {
  const set: Glyph[] = [];
  let x = 100;
  for (const part of parts) {
    if (typeof part === 'number') x += part * 10;
    else {
      for (const text of part) {
        set.push({ text, start: [x, 50], end: [x + 5, 50], rotation: 0, look });
        x += 5;
      }
    }
  }
  return set;
}

const narrow = (text: string, at: Glyph): Glyph => ({ ...at, text, start: at.end, end: at.end });
const texts = (set: readonly Glyph[]) => wordsOf(set).map(({ text }) => text);

describe('words of glyphs', () => {
  it('break at a gap of 0.15 em, not at kerning', () => {
    expect(texts(glyphs('ind', -0.05, 'land', 0.1, 'et', 0.3, 'nu'))).toEqual(['indlandet', 'nu']);
  });

  it('break at a space glyph', () => {
    expect(texts(glyphs('to ord'))).toEqual(['to', 'ord']);
  });

  it('do not break at a space of no width, which Chromium writes for a soft-hyphen point', () => {
    const [t, a, ...rest] = glyphs('talog') as [Glyph, Glyph, ...Glyph[]];
    expect(texts([t, a, narrow(' ', a), ...rest])).toEqual(['talog']);
  });

  it('break at a narrow gap where a space glyph stands too', () => {
    const [first] = glyphs('a') as [Glyph];
    const after = glyphs('a', 0.06, 'b')[1] as Glyph;
    expect(texts([first, after])).toEqual(['ab']);
    expect(texts([first, narrow(' ', first), after])).toEqual(['a', 'b']);
  });

  it('go on over several text objects on one line', () => {
    expect(texts([...glyphs('fri'), ...glyphs(1.5, 'villig')])).toEqual(['frivillig']);
  });

  it('keep a superscript apart', () => {
    const raised = glyphs('fod', '1').map(
      (glyph): Glyph =>
        glyph.text === '1'
          ? { ...glyph, start: [115, 46], end: [118, 46], look: { ...look, size: 6 } }
          : glyph,
    );
    expect(texts(raised)).toEqual(['fod', '1']);
  });

  it('take ligatures apart and nothing else', () => {
    expect(texts(glyphs('e\ufb03cient½²'))).toEqual(['efficient½²']);
  });

  it('take the ligatures apart that Word names as other letters', () => {
    expect(texts(glyphs('\u019flmelding a\u01a9er lu\u014c pla\u019eorm \u014csaka'))).toEqual([
      'tilmelding',
      'atter',
      'luft',
      'platform',
      '\u014csaka',
    ]);
  });

  it('name the bullets of symbol fonts', () => {
    expect(texts(glyphs('\uf0b7 kaffe \uf0a7 kage'))).toEqual(['•', 'kaffe', '▪', 'kage']);
  });

  it('show control characters as characters that could not be read', () => {
    expect(texts(glyphs('a\u0003b'))).toEqual(['a\ufffdb']);
  });

  it('have a box from ascent to descent, a baseline, a size and a colour', () => {
    expect(wordsOf(glyphs('nu'))).toEqual([
      {
        text: 'nu',
        box: [100, 41, 110, 52],
        baseline: 50,
        rotation: 0,
        style: { size: 10, bold: false, italic: false, color: '#000000' },
        confidence: 1,
      },
    ]);
  });

  it('turned by a quarter have their baseline along y', () => {
    const up = (text: string, y: number): Glyph => ({
      text,
      start: [50, y],
      end: [50, y - 5],
      rotation: 270,
      look,
    });
    const [word] = wordsOf([up('o', 100), up('p', 95)]);
    expect(word).toMatchObject({ text: 'op', rotation: 270, baseline: 50, box: [41, 90, 52, 100] });
  });
});

describe('soft hyphens', () => {
  const hyphenAfter = (set: readonly Glyph[]) => narrow('\u00ad', set.at(-1) as Glyph);

  it('without width vanish inside a word', () => {
    const head = glyphs('kurs');
    const tail = glyphs('kurs', 'er').slice(4);
    expect(texts([...head, hyphenAfter(head), ...tail])).toEqual(['kurser']);
  });

  it('stay at the end of a line', () => {
    const head = glyphs('kurs');
    const next = glyphs('er').map(
      (glyph): Glyph => ({ ...glyph, start: [glyph.start[0], 62], end: [glyph.end[0], 62] }),
    );
    expect(texts([...head, hyphenAfter(head), ...next])).toEqual(['kurs\u00ad', 'er']);
  });

  it('in print inside a line are hyphens', () => {
    expect(texts(glyphs('e\u00admail og nord\u00ad og syd'))).toEqual([
      'e-mail',
      'og',
      'nord-',
      'og',
      'syd',
    ]);
  });
});

describe('letterspaced titles', () => {
  it('are words', () => {
    const title = glyphs('K', 0.3, 'U', 0.3, 'R', 0.3, 'S', 0.3, 'E', 0.3, 'R', 1, 'O', 0.3, 'G');
    expect(texts(title)).toEqual(['KURSER', 'OG']);
  });

  it('are words where kerning widens some of their gaps', () => {
    const row = glyphs('S', 0.16, 'A', 0.16, 'N', 0.13, 'G', 0.13, ' ', 0.13, 'O', 0.13, 'G');
    expect(texts(row)).toEqual(['SANG', 'OG']);
  });

  it('but words that only white space parts stay apart', () => {
    expect(texts(glyphs('Sang', 0.2, 'og', 0.2, 'musik'))).toEqual(['Sang', 'og', 'musik']);
    const spacedOut = glyphs('S', 0.12, 'A', 0.16, 'N', 0.13, 'G', 0.35, 'O', 0.13, 'G');
    expect(texts(spacedOut)).toEqual(['SANG', 'OG']);
  });

  it('but single letters with spaces between them are not', () => {
    expect(texts(glyphs('a b c d e f'))).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('nor are letters at uneven gaps', () => {
    const row = glyphs('A', 2, 'B', 0.4, 'C', 1.5, 'D', 0.9, 'E');
    expect(texts(row)).toEqual(['A', 'B', 'C', 'D', 'E']);
  });
});

describe('what is painted twice to look bold', () => {
  it('letter by letter is one bold word', () => {
    const doubled = glyphs('Sted').flatMap((glyph) => [glyph, shifted(glyph)]);
    expect(wordsOf(doubled)).toMatchObject([{ text: 'Sted', style: { bold: true } }]);
  });

  it('line by line, too', () => {
    const line = glyphs('Sted her');
    expect(wordsOf([...line, ...line.map(shifted)])).toMatchObject([
      { text: 'Sted', style: { bold: true } },
      { text: 'her', style: { bold: true } },
    ]);
  });

  it('is not taken for double letters', () => {
    expect(texts(glyphs('til lille'))).toEqual(['til', 'lille']);
  });
});

const shifted = (glyph: Glyph): Glyph => ({
  ...glyph,
  start: [glyph.start[0] + 0.3, glyph.start[1]],
  end: [glyph.end[0] + 0.3, glyph.end[1]],
});
