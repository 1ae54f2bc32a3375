import { describe, expect, it } from 'vitest';
import type { PageImage, Word } from '../../src/model/index.ts';
import type { RawLine } from '../../src/ocr/reader.ts';
import { secondReading } from '../../src/ocr/second-reading.ts';

const WIDTH = 600;
const image: PageImage = {
  page: 1,
  width: WIDTH,
  height: 60,
  dpi: 72,
  grey: new Uint8Array(WIDTH * 60).fill(255),
  shapes: [],
  rules: [],
};

/** Words in a row, each letter 8 points wide, 8 between words; `~` before a word that was read with little confidence. */
function row(text: string): Word[] {
  let left = 20;
  return text.split(' ').map((marked) => {
    const word = marked.replace(/^~/, '');
    const box = [left, 20, left + 8 * word.length, 32] as const;
    left = box[2] + 8;
    return {
      text: word,
      box: [...box],
      baseline: 30,
      rotation: 0,
      style: { size: 12, bold: false, italic: false },
      confidence: marked.startsWith('~') ? 0.6 : 0.95,
    };
  });
}

/** What the other data reads in each place it is asked for, in the same boxes. */
async function settled(first: string, ...second: readonly string[]) {
  let asked = 0;
  const lines = await secondReading([{ words: row(first) }], image, async (images) => {
    asked = images.length;
    return images.map(({ width }, i) => {
      const words = (second[i] ?? '').split(' ');
      const letters = words.join(' ').length;
      let at = 0;
      const line: RawLine = {
        box: { left: 0, top: 0, right: width, bottom: 20 },
        baseline: { x0: 0, y0: 16, x1: width, y1: 16 },
        rowHeight: 14,
        words: words.map((text) => {
          const from = at;
          at += text.length + 1;
          const pixel = (letter: number) => Math.round(4 + ((width - 8) * letter) / letters);
          return {
            text,
            confidence: 90,
            box: { left: pixel(from), top: 3, right: pixel(from + text.length), bottom: 17 },
          };
        }),
      };
      return [{ box: line.box, lines: [line] }];
    });
  });
  return { asked, text: lines.flatMap(({ words }) => words.map(({ text }) => text)).join(' ') };
}

describe('the second reading', () => {
  it('is not asked for on plain Danish, numbers or dates', async () => {
    expect((await settled('Kurset varer 3 dage fra 4. marts 2026')).asked).toBe(0);
  });

  it('brings no @ into a word', async () => {
    const { text } = await settled('Med ~støj og', 'Med st@j og');
    expect(text).toBe('Med støj og');
  });

  it('brings the @ of an address', async () => {
    const { text } = await settled('Skriv post&huset.dk nu', 'Skriv post@huset.dk nu');
    expect(text).toBe('Skriv post@huset.dk nu');
  });

  it('brings the @ of an address that goes on on the next line', async () => {
    const { text } = await settled('Skriv lungeØaakanden- nu', 'Skriv lunge@aakanden- nu');
    expect(text).toBe('Skriv lunge@aakanden- nu');
  });

  it('does not see a currency in a year', async () => {
    const { text } = await settled('9. ~juni 2026', '9. juni 202€');
    expect(text).toBe('9. juni 2026');
  });

  it('sees underscores in addresses and paths alone', async () => {
    expect((await settled('~forløb) her', 'forlob_) her')).text).toBe('forløb) her');
    expect((await settled('www.huset.dk/hold8 er', 'www.huset.dk/hold_8 er')).text).toBe(
      'www.huset.dk/hold_8 er',
    );
  });
});
