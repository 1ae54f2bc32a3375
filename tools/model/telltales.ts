/**
 * Tell-tales: what common words with æ, ø and å become when these are lost, where that is far likelier than to be
 * a word itself. A text that holds them was read without these letters.
 */

/** The common ways an English reader loses the letters, and how often it takes each: of 21,776 words, aligned by EM. */
const COLLAPSED: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  å: [
    ['a', 0.8],
    ['d', 0.04],
    ['i', 0.04],
    ['&', 0.02],
  ],
  ø: [
    ['o', 0.38],
    ['a', 0.2],
    ['g', 0.15],
    ['e', 0.2],
    ['@', 0.03],
  ],
  æ: [
    ['ae', 0.28],
    ['ee', 0.28],
    ['e', 0.17],
    ['ze', 0.14],
    ['z', 0.02],
  ],
};
/** Rarer forms do not pay for their place: about once in a million words of damaged text. */
const MIN_DAMAGED = 1e-6;
/** A form must be this much likelier in damaged text than in any other (nats). */
const MIN_EVIDENCE = 3;
/** No form is stronger evidence than this (nats): any can be a name or a slip. */
const MAX_EVIDENCE = 6;

/** form → log-likelihood ratio of damaged against sound text, sorted by form. */
export function findTelltales(
  frequency: ReadonlyMap<string, number>,
  /** The probability of the form in sound text, of whatever language. */
  soundFrequency: (form: string) => number,
): [form: string, evidence: number][] {
  const damaged = new Map<string, number>();
  for (const [word, p] of frequency) {
    if (p < MIN_DAMAGED || !/[æøå]/.test(word) || !/^[a-zæøå]+$/.test(word)) continue;
    for (const [form, share] of collapsedForms(word, MIN_DAMAGED / p)) {
      damaged.set(form, (damaged.get(form) ?? 0) + p * share);
    }
  }
  return [...damaged]
    .filter(([form]) => form.length >= 2)
    .map(([form, p]): [string, number] => [
      form,
      Math.min(MAX_EVIDENCE, Math.log(p / soundFrequency(form))),
    ])
    .filter(([, evidence]) => evidence >= MIN_EVIDENCE)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The forms a word collapses to with at least `floor` of probability. */
function collapsedForms(word: string, floor: number): [form: string, share: number][] {
  let forms: [string, number][] = [['', 1]];
  for (const letter of word) {
    const ends = COLLAPSED[letter];
    forms =
      ends === undefined
        ? forms.map(([form, share]) => [form + letter, share])
        : forms.flatMap(([form, share]) =>
            ends
              .map(([end, p]): [string, number] => [form + end, share * p])
              .filter(([, p]) => p >= floor),
          );
  }
  return forms;
}
