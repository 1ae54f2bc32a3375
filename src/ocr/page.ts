import type { Page, PageImage, Word } from '../model/index.ts';
import type { OcrEngine } from './engine.ts';
import { meanConfidence, turned, turnsToUpright } from './orientation.ts';
import { withoutRuleMarks } from './rule-marks.ts';
import { leveled, skewOf } from './skew.ts';

/**
 * Reads a page image with an engine: a page of origin `ocr`. A page that lies askew is made level first, one that lies
 * on its side or head is read again the right way up; its size and all boxes are then those of the page as one reads
 * it. Throws what the engine throws.
 */
export async function readImagePage(
  image: PageImage,
  engine: OcrEngine,
  signal?: AbortSignal,
): Promise<Page> {
  const skew = skewOf(image);
  const level = skew === 0 ? image : leveled(image, skew);
  const words = await engine.recognize(level, signal);
  for (const turn of turnsToUpright(words)) {
    const upright = turned(level, turn);
    const better = await engine.recognize(upright, signal);
    if (isBetter(better, words)) return { ...toPage(upright, better), turned: turn - skew };
  }
  return { ...toPage(level, words), ...(skew === 0 ? {} : { turned: -skew }) };
}

/** Text that lies is as sure as text that stands; to be turned it must stay about as sure and no longer lie. */
function isBetter(after: readonly Word[], before: readonly Word[]): boolean {
  const stands = turnsToUpright(after).length === 0;
  return stands && meanConfidence(after) > 0.9 * meanConfidence(before);
}

function toPage(image: PageImage, words: readonly Word[]): Page {
  const points = 72 / image.dpi;
  return {
    number: image.page,
    width: image.width * points,
    height: image.height * points,
    origin: 'ocr',
    words: withoutRuleMarks(words, image.rules),
    shapes: [...image.shapes],
    rules: [...image.rules],
    links: [],
    layer: { invisible: 0, imageCover: 1 },
  };
}
