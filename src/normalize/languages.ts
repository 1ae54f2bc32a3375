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
  French: words(
    'les est dans pour que qui une sur par plus avec aux cette ou nous vous leur ses sont ont être etre le la il ' +
      'elle ne tous peuvent comme car',
  ),
  Dutch: words(
    'het een niet dat voor zijn aan ook wordt worden naar maar bij wij uit op te van is en deze dit heeft hebben ' +
      'zich nog geen dan door kunnen',
  ),
};

/** Words that set Norwegian and Danish apart; the Danish ones are the counterparts of the first Norwegian ones. */
const ONLY_NORWEGIAN = words(
  'av noe noen dere deg meg seg etter mellom uten opp ut mye hva bli ble blitt gjennom uke hjelp slik slike ulike ' +
    'kanskje dersom fram gi gir lage inkludert oppsett oppsettet utvide utvides utvikle høyre sånn språk skjerm',
);
const ONLY_DANISH = words(
  'af noget nogen nogle jer dig mig sig efter mellem uden op ud meget hvad blive blev blevet gennem uge ' +
    'hjælp hjaelp hjeelp',
);

/** Danish has "-sion" and "-tion". */
const NORWEGIAN_ENDING = /sjon(?:en|er|ene)?$/;

/** So many different Norwegian words tell, where Danish ones are less than half as many. */
const MIN_NORWEGIAN = 2;

/** Whether words are Norwegian rather than Danish, also where both have lost their letters. */
export function isNorwegian(lowWords: readonly string[]): boolean {
  const norwegian = new Set(
    lowWords.filter((word) => ONLY_NORWEGIAN.has(word) || NORWEGIAN_ENDING.test(word)),
  );
  const danish = lowWords.filter((word) => ONLY_DANISH.has(word));
  return norwegian.size >= MIN_NORWEGIAN && norwegian.size > 2 * danish.length;
}

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
