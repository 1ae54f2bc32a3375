import type { Price } from '../../model/index.ts';

/** Words for what costs nothing; `g` misread as `c`. */
export const FREE =
  /\b(?:[gc]ratis|vederlagsfri\p{L}*|uden beregning|fri entr[ée]|fri adgang|ingen (?:deltager)?betaling|intet gebyr)(?!\p{L})/iu;
/** "1.450 kr.", "kr. 450,-", "1 450,50 kr", "DKK 450" */
const AMOUNT =
  /(?:(?:kr\.?|dkk)\s*(?<a>\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(?<ac>\d{2}))?)|(?:(?<b>\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(?<bc>\d{2})|,-+)?\s*(?:kr\b|kroner|dkk|,-))/iu;
/** A digit read twice: "kr. 1 1.295,-". */
const STRAY_DIGIT = /(\bkr\.? )\d (?=\d{1,3}[.]\d{3})/iu;
const PER = /\b(?:pr|per)\.?\s+(?<per>\p{L}+)/u;

/** The amounts in kroner that a text prints. */
export const findAmounts = (text: string): string[] =>
  [...text.matchAll(new RegExp(AMOUNT, 'giu'))].map(([amount]) => amount);

/** A price as printed with its amount in kroner: 0 where it is free, absent where no amount is given. */
export function readPrice(text: string): Price {
  const groups = AMOUNT.exec(text.replace(STRAY_DIGIT, '$1'))?.groups;
  const whole = groups?.a ?? groups?.b;
  if (whole === undefined) {
    return FREE.test(text) ? { text, amount: 0, currency: 'DKK' } : { text };
  }
  const cents = groups?.ac ?? groups?.bc ?? '0';
  const per = PER.exec(text)?.groups?.per;
  return {
    text,
    amount: Number(whole.replace(/\D/g, '')) + Number(cents) / 100,
    currency: 'DKK',
    ...(per === undefined ? {} : { per }),
  };
}
