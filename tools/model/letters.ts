/** How likely letters follow each other in Danish words: what a word that is in no list is judged by. */

/** Letters that are told apart; any other is one more. */
export const LETTERS = 'abcdefghijklmnopqrstuvwxyzæøåé';

/**
 * log P(letter | two letters before) for all triples, the end of a word included, as a flat cube of side
 * LETTERS + 2 (0: before the beginning and after the end, last: any other letter).
 */
export function letterCube(words: ReadonlyMap<string, number>): Float64Array {
  const side = LETTERS.length + 2;
  const code = (letter: string): number => {
    const at = LETTERS.indexOf(letter);
    return at < 0 ? side - 1 : at + 1;
  };
  const triples = new Float64Array(side ** 3);
  const pairs = new Float64Array(side ** 2);
  const singles = new Float64Array(side);
  let total = 0;
  for (const [word, weight] of words) {
    let [a, b] = [0, 0];
    for (const letter of [...word, '']) {
      const c = letter === '' ? 0 : code(letter);
      triples[(a * side + b) * side + c]! += weight;
      pairs[b * side + c]! += weight;
      singles[c]! += weight;
      total += weight;
      [a, b] = [b, c];
    }
  }
  const cube = new Float64Array(side ** 3);
  const unit = total / words.size;
  for (let b = 0; b < side; b++) {
    let pairTotal = 0;
    for (let c = 0; c < side; c++) pairTotal += pairs[b * side + c]!;
    for (let a = 0; a < side; a++) {
      let tripleTotal = 0;
      for (let c = 0; c < side; c++) tripleTotal += triples[(a * side + b) * side + c]!;
      for (let c = 0; c < side; c++) {
        const single = (singles[c]! + unit) / (total + unit * side);
        const pair = (pairs[b * side + c]! + 5 * unit * single) / (pairTotal + 5 * unit);
        const triple =
          (triples[(a * side + b) * side + c]! + 5 * unit * pair) / (tripleTotal + 5 * unit);
        cube[(a * side + b) * side + c] = Math.log(triple);
      }
    }
  }
  return cube;
}
