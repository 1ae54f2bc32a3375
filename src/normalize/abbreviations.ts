const COMMON = new Set(
  (
    'ift ml fx mm bl pga mht kl nr osv mv mfl dvs hhv evt inkl ekskl jf jfr vedr ca stk pct mio mia kr tlf iht ' +
    'ifm ifbm tilsv maks min max div eks ang bla afd adm dir hr fr st sct dr prof cand lic red forf udg opr sek ' +
    'kap art pkt fig tab bil vha mvh nb ps obs kbh dk eu km cm kg gl jr sr vs tv aps as nov dec okt sep sept aug ' +
    'jul jun apr mar feb jan man tir ons tor fre ktr'
  ).split(' '),
);

/** Unlisted and without a vowel, or a letter that stands for one: an abbreviation or a command. */
const SHORTENED = /^[bcfhj-np-tv-x]{2,4}$/;

/** "holdnr", "kursusnr": what is numbered, and that it is. */
const NUMBERED = /^\p{L}{3,}nr$/u;

/** Whether a form in lower case is a common abbreviation, which nothing is to be read into. */
export const isAbbreviation = (low: string): boolean => COMMON.has(low) || NUMBERED.test(low);

/** Whether a form that no list has looks shortened. */
export const looksShortened = (low: string): boolean => SHORTENED.test(low);
