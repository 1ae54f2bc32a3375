import type { Block, Line, Page, Word } from '../../src/model/index.ts';
import { rawText } from '../../src/model/index.ts';

const style = { size: 10, bold: false, italic: false } as const;

const word = (text: string, x: number, y: number): Word => ({
  text,
  box: [x, y, x + text.length * 5, y + 10],
  baseline: y + 8,
  rotation: 0,
  style,
  confidence: 1,
});

function words(text: string, y: number): Word[] {
  let x = 50;
  return text.split(' ').map((part) => {
    const set = word(part, x, y);
    x += (part.length + 1) * 5;
    return set;
  });
}

/** A block of one paragraph from its lines; a line can tell its page: `[text, page]`. */
export function block(...lines: readonly (string | readonly [string, number])[]): Block {
  const set: Line[] = lines.map((line, i) => {
    const [text, page] = typeof line === 'string' ? [line, 1] : line;
    const y = 100 + 14 * i;
    return {
      text,
      page,
      box: [50, y, 500, y + 10],
      baseline: y + 8,
      style,
      confidence: 1,
      words: words(text, y),
    };
  });
  const raw = rawText(set);
  return {
    kind: 'paragraph',
    page: set[0]!.page,
    box: [50, 100, 500, 100 + 14 * lines.length],
    lines: set,
    style,
    raw,
    text: raw,
    edits: [],
  };
}

/** A page with this text; by default set, not scanned. */
export function page(text: string, layer: Page['layer'] = { invisible: 0, imageCover: 0 }): Page {
  return {
    number: 1,
    width: 595,
    height: 842,
    origin: 'text-layer',
    words: text.split('\n').flatMap((line, i) => (line === '' ? [] : words(line, 100 + 14 * i))),
    shapes: [],
    links: [],
    layer,
  };
}

/** What an OCR layer of a scan looks like. */
export const SCAN: Page['layer'] = { invisible: 1, imageCover: 0.98 };

/** Danish read with an English model, as Tesseract does it, and what was printed. */
export const DAMAGED =
  'Foreningen holder sit arlige mode i forsamlingshuset, og alle medlemmer er velkomne. Vi begynder klokken syv ' +
  'med en kop kaffe, og derefter gennemgar formanden det forlobne ar. Der er ogsa mulighed for at stille ' +
  'sporgsmal til regnskabet. Kassereren forklarer, hvorfor kontingentet ikke er steget, selv om udgifterne til ' +
  'opvarmning er blevet storre. Bagefter spiser vi sammen, og man kan kobe kaffe og sodavand i baren.';
export const PRINTED =
  'Foreningen holder sit årlige møde i forsamlingshuset, og alle medlemmer er velkomne. Vi begynder klokken syv ' +
  'med en kop kaffe, og derefter gennemgår formanden det forløbne år. Der er også mulighed for at stille ' +
  'spørgsmål til regnskabet. Kassereren forklarer, hvorfor kontingentet ikke er steget, selv om udgifterne til ' +
  'opvarmning er blevet større. Bagefter spiser vi sammen, og man kan købe kaffe og sodavand i baren.';
