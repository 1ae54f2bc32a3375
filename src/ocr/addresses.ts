import { union, type Word } from '../model/index.ts';

const LOCAL_PART = /^[\p{Ll}\d][\p{Ll}\d._-]*$/u;
const DOMAIN = /^@[\p{Ll}\d.-]+\.\p{Ll}{2,}\p{P}*$/u;
/** "lise_ m@huset.dk": an underscore is read as a space, or one is read behind it. */
const OPEN = /_$/;
const ADDRESS = /^[^\s@]+@[\p{Ll}\d.-]+\.\p{Ll}{2,}\p{P}*$/u;
/** In ems: words that were taken apart lie 0.63–0.66 from each other (`bench/reading/ocr.ts`), as the place of an @ is read badly. */
const NEAR = 0.7;

/** The words of a line, with addresses that were taken apart whole again: "lise-lotte @dgf.dk", "lise_ m@dgf.dk". */
export function joinAddresses(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    const belongs =
      before !== undefined &&
      isParted(before.text, word.text) &&
      word.box[0] - before.box[2] <= NEAR * word.style.size;
    if (!belongs) joined.push(word);
    else
      joined[joined.length - 1] = {
        ...before,
        text: before.text + word.text,
        box: union([before.box, word.box]),
        confidence: Math.min(before.confidence, word.confidence),
      };
  }
  return joined;
}

const isParted = (before: string, after: string): boolean =>
  (LOCAL_PART.test(before) && DOMAIN.test(after)) || (OPEN.test(before) && ADDRESS.test(after));
