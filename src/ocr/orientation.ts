import type { Box, PageImage, Shape, Word } from '../model/index.ts';
import type { GreyImage } from './grey-image.ts';

/** Degrees clockwise. */
export type Turn = 90 | 180 | 270;

/** With fewer letters there is no telling, and little to win. */
const LEAST_LETTERS = 60;
/** Share of letters in lines that run one way, up or down, from which the page lies on its side. */
const LYING = 0.6;
/**
 * Mean confidence below which text has been read the wrong way up. Measured on pages of nine documents, turned all
 * four ways: 0.54–0.95 upright or sideways the way tesseract tries, 0.08–0.39 the other way.
 */
const WRONG_WAY = 0.45;

/**
 * How far a page may have to be turned for its text to stand upright, by the words read from it as it is: the likeliest
 * first, none where it stands. Tesseract reads lines that run up or down the page without complaint; read the wrong
 * way round they are rubbish of low confidence, and how they run is then not certain either.
 */
export function turnsToUpright(words: readonly Word[]): Turn[] {
  const letters = lettersIn(words);
  if (letters < LEAST_LETTERS) return [];
  const share = (rotation: number) =>
    lettersIn(words.filter((word) => word.rotation === rotation)) / letters;
  const lying = ([90, 270] as const).find((rotation) => share(rotation) >= LYING);
  if (meanConfidence(words) >= WRONG_WAY) return lying === undefined ? [] : [opposite(lying)];
  const likeliest = lying ?? 180;
  return [likeliest, ...([90, 270, 180] as const).filter((turn) => turn !== likeliest)];
}

export const opposite = (rotation: 90 | 270): 90 | 270 => (rotation === 90 ? 270 : 90);

/** Mean over the letters; 0 where there are none. */
export function meanConfidence(words: readonly Word[]): number {
  const sum = words.reduce((total, { text, confidence }) => total + text.length * confidence, 0);
  return sum / Math.max(1, lettersIn(words));
}

const lettersIn = (words: readonly Word[]): number =>
  words.reduce((sum, { text }) => sum + text.length, 0);

/** A page's image turned clockwise, its filled areas and rules with it. */
export function turned(image: PageImage, turn: Turn): PageImage {
  const points = 72 / image.dpi;
  const [width, height] = [image.width * points, image.height * points];
  const shapes = image.shapes.map(
    (shape): Shape => ({ ...shape, box: [...turnBox(shape.box, turn, width, height)] }),
  );
  const rules = image.rules.map((rule) => turnBox(rule, turn, width, height));
  return { ...image, ...turnGrey(image, turn), shapes, rules };
}

/** An image turned clockwise. */
export function turnGrey({ width, height, grey }: GreyImage, turn: Turn): GreyImage {
  const [wide, high] = turn === 180 ? [width, height] : [height, width];
  const target: Readonly<Record<90 | 180 | 270, (x: number, y: number) => number>> = {
    90: (x, y) => x * wide + (wide - 1 - y),
    180: (x, y) => (high - 1 - y) * wide + (wide - 1 - x),
    270: (x, y) => (high - 1 - x) * wide + y,
  };
  const to = target[turn];
  const result = new Uint8Array(grey.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) result[to(x, y)] = grey[y * width + x] as number;
  }
  return { width: wide, height: high, grey: result };
}

/** A box on a page of `width × height` as it lies once the page is turned. */
function turnBox([x0, y0, x1, y1]: Box, turn: Turn, width: number, height: number): Box {
  if (turn === 90) return [height - y1, x0, height - y0, x1];
  if (turn === 180) return [width - x1, height - y1, width - x0, height - y0];
  return [y0, width - x1, y1, width - x0];
}
