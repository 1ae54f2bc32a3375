import { type Sections, section } from './container.ts';
import { STEPS_PER_NAT } from './lexicon.ts';

/** How likely letters follow each other in Danish words. */
export interface LetterModel {
  /** Character code → place in the cube; 0 is the beginning and end of a word. */
  readonly codeOf: Uint8Array;
  readonly side: number;
  /** log P(letter | two letters before), flat. */
  readonly cube: Float32Array;
}

export function readLetters(sections: Sections): LetterModel {
  const letters = new TextDecoder().decode(section(sections, 'letters'));
  const side = letters.length + 2;
  const codeOf = new Uint8Array(65536).fill(side - 1);
  for (let i = 0; i < letters.length; i++) codeOf[letters.charCodeAt(i)] = i + 1;
  const steps = section(sections, 'letterCube');
  const cube = new Float32Array(steps.length);
  for (let i = 0; i < steps.length; i++) cube[i] = -steps[i]! / STEPS_PER_NAT;
  return { codeOf, side, cube };
}

/** log P(`word` in lower case is spelled so, given that it is a word of no list). */
function spellingLogP({ codeOf, side, cube }: LetterModel, word: string): number {
  let [a, b, sum] = [0, 0, 0];
  for (let i = 0; i <= word.length; i++) {
    const c = i < word.length ? codeOf[word.charCodeAt(i)]! : 0;
    sum += cube[(a * side + b) * side + c]!;
    a = b;
    b = c;
  }
  return sum;
}

/** log P(a word that is in no list): about one word in 2,000. */
const UNLISTED = Math.log(5e-4);

/** log P(`word`), by its spelling alone, where no list has it. */
export const unlistedLogP = (letters: LetterModel, word: string): number =>
  UNLISTED + spellingLogP(letters, word);
