/**
 * Function words that tell Danish from its neighbours, folded where a bad reading folds them. A word that two of
 * the languages share is left out of both, but for Danish ones that also stand in Norwegian: there the Norwegian
 * spellings tell.
 */
const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const DANISH = words(
  'og i at er til som den det en et af på pa med for der de ikke har kan du om fra ved dette denne bliver ' +
    'blev var efter under mellem kun hvor hvordan eller skal vil man sig han hun vi jeg så sa når nar også ' +
    'ogsa deres hvis hvad noget nogle andre sammen samt gennem inden uden være vaere veere været haft skulle',
);
const FOREIGN: Readonly<Record<string, ReadonlySet<string>>> = {
  English: words(
    'the of and to is in that with this be are you it not or by from if can which when was we our your their ' +
      'have has been will would an as on at they all who what there how more',
  ),
  Swedish: words(
    'och att är ar på som inte för jag av ett till från fran vid hur vad också ocksa när mellan efter han hon ' +
      'den det en med om kan har de vi som eller så under detta denna finns ska skall blir är mycket',
  ),
  Norwegian: words(
    'og av på ikke hva nå na etter mye meg deg seg noe noen ble bli gjør gjor med for til som det den en er ' +
      'har kan fra ved vi ut opp hvor eller når også mellom uten skal vil å ønsker hvordan være',
  ),
  German: words(
    'und die das ist nicht mit von zu ein eine auf für fur sich dem des den der im auch als an werden wird bei ' +
      'oder sie wir ich es aus nach wie über uber nur sind einer einen zum zur durch haben kann',
  ),
};

/** How many of `lowWords` are Danish function words, and how many are those of the foreign language nearest. */
export interface FunctionWords {
  readonly danish: number;
  readonly foreign: number;
  readonly language: string;
}

export function countFunctionWords(lowWords: readonly string[]): FunctionWords {
  let danish = 0;
  const counts = new Map<string, number>();
  for (const word of lowWords) {
    if (DANISH.has(word)) danish++;
    for (const [language, set] of Object.entries(FOREIGN)) {
      if (set.has(word)) counts.set(language, (counts.get(language) ?? 0) + 1);
    }
  }
  let [language, foreign] = ['', 0];
  for (const [name, count] of counts) if (count > foreign) [language, foreign] = [name, count];
  return { danish, foreign, language };
}

/** Least share of function words in running Danish; measured on windows of 60 words and more. */
export const MIN_FUNCTION_WORDS = 0.06;

/** Whether words are running Danish rather than one of its neighbours or no running text. */
export function isDanish(lowWords: readonly string[]): boolean {
  const { danish, foreign } = countFunctionWords(lowWords);
  return danish >= MIN_FUNCTION_WORDS * lowWords.length && danish > foreign;
}

/** What words must show to be told as foreign: so many function words, and so many more than Danish ones. */
const MIN_FOREIGN = 2;
const FOREIGN_LEAD = 1;
/** Letters that Danish does not have, and an English model does not read into it. */
const FOREIGN_LETTER = /[äößâêîôûàèìòùçñ]/;

interface Sentenced {
  readonly low: string;
  readonly after: 'end' | 'pause' | 'word';
  readonly begins: 'page' | 'block' | 'nothing';
  readonly fixed: boolean;
}

/** Words of foreign paragraphs and sentences inside Danish text, marked as not to be changed. */
export function protectForeign<T extends Sentenced>(tokens: readonly T[]): T[] {
  const paragraphs = marked(tokens, (token) => token.begins !== 'nothing');
  return marked(paragraphs, (token) => token.after === 'end' || token.begins !== 'nothing');
}

function marked<T extends Sentenced>(tokens: readonly T[], starts: (token: T) => boolean): T[] {
  const result: T[] = [];
  for (let from = 0; from < tokens.length; ) {
    let to = from + 1;
    while (to < tokens.length && !starts(tokens[to]!)) to++;
    const run = tokens.slice(from, to);
    result.push(...(isForeign(run) ? run.map((token) => ({ ...token, fixed: true })) : run));
    from = to;
  }
  return result;
}

function isForeign(run: readonly Sentenced[]): boolean {
  const { danish, foreign } = countFunctionWords(run.map((token) => token.low));
  const lettered = run.filter((token) => FOREIGN_LETTER.test(token.low)).length;
  return foreign >= MIN_FOREIGN && foreign + lettered > danish + FOREIGN_LEAD;
}
