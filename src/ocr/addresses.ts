import { union, type Word } from '../model/index.ts';

const LOCAL_PART = /^[\p{Ll}\d][\p{Ll}\d._-]*$/u;
const DOMAIN = /^@[\p{Ll}\d.-]+\.\p{Ll}{2,}\p{P}*$/u;
/** In ems: an @ has so much white space around it that it may be read as a word's beginning; a space is no narrower. */
const NO_SPACE = 0.35;

/** The words of a line, with addresses that were taken apart before the @ whole again: "lise-lotte @dgf.dk". */
export function joinAddresses(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    const belongs =
      before !== undefined &&
      DOMAIN.test(word.text) &&
      LOCAL_PART.test(before.text) &&
      word.box[0] - before.box[2] <= NO_SPACE * word.style.size;
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
