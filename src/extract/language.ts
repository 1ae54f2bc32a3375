import { franc } from 'franc';

const ISO_639_1 = new Map([
  ['dan', 'da'],
  ['eng', 'en'],
  ['swe', 'sv'],
  ['nob', 'nb'],
  ['nno', 'nn'],
  ['deu', 'de'],
]);

/** As much text as settles a language. */
const ENOUGH = 20_000;

/** The language of most of a text as ISO 639-1, of those that Danish catalogues hold; undefined where unsure. */
export function languageOf(text: string): string | undefined {
  return ISO_639_1.get(
    franc(text.slice(0, ENOUGH), { only: [...ISO_639_1.keys()], minLength: 40 }),
  );
}
