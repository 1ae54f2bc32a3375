import type { Token } from './tokens.ts';

const COMMON = new Set(
  (
    'ift ml fx mm bl pga mht kl nr osv mv mfl dvs hhv evt inkl ekskl jf jfr vedr ca stk pct mio mia kr ' +
    'tlf iht ifm ifbm tilsv maks afd dr cand pkt vha mvh nb ps obs kbh dk eu km cm kg gl jr sr vs tv aps ' +
    'as nov dec okt sept apr mar feb ktr adm hr st sct prof lic forf udg opr'
  ).split(' '),
);

/** Those that are words, too, or what a lost letter makes of one ("tør", "blå", "før"): a full stop within a sentence tells them. */
const STOPPED = new Set(
  (
    'min max div eks ang bla dir fr red sek kap art fig tab bil sep aug jul jun jan man tir ons tor ' +
    'fre'
  ).split(' '),
);

/** Unlisted and without a vowel, or a letter that stands for one: an abbreviation or a command. */
const SHORTENED = /^[bcfhj-np-tv-x]{2,4}$/;

/** "holdnr", "kursusnr": what is numbered, and that it is. */
const NUMBERED = /^\p{L}{3,}nr$/u;

/** Whether a form in lower case is a common abbreviation, which nothing is to be read into. */
export const isAbbreviation = ({ low, stopped }: Pick<Token, 'low' | 'stopped'>): boolean =>
  COMMON.has(low) || (stopped && STOPPED.has(low)) || NUMBERED.test(low);

/** Whether a form that no list has looks shortened. */
export const looksShortened = (low: string): boolean => SHORTENED.test(low);
