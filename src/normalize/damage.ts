import { isDanish, isNorwegian } from './languages.ts';

/** A token as the judge of damage sees it. */
export interface Sign {
  readonly low: string;
  /** What begins with it: nothing, a block of the layout, or a page. Damage seldom begins elsewhere. */
  readonly begins: 'nothing' | 'block' | 'page';
}

/** A run of tokens, `[from, to)`, that were read without æ, ø and å. */
export interface DamagedStretch {
  readonly from: number;
  readonly to: number;
  /** The share of letters æ, ø and å that came through, an estimate above 0. */
  readonly kept: number;
}

/** log P(word with æøå | damaged) / P(same | sound): such words are 17 % of Danish, and 1 % where they are lost. */
const SOUND_LETTER = Math.log(0.01 / 0.17);
/** The same for a word without them that is no tell-tale. */
const NEUTRAL = Math.log(0.99 / 0.92);
/** Log-odds that damage begins or ends before a token. */
const SWITCH = { nothing: -10, block: -6, page: -4 } as const;
const BEGINS_DAMAGED = -2;
/** A stretch with less is left alone: a name or a slip is no damage. */
const MIN_TELLTALES = 2;
/** Longer stretches must show more. */
const TELLTALES_PER_WORD = 1 / 150;
/** Words with æ, ø and å to tell-tales and them together. */
const MAX_SOUND = 0.15;

/**
 * Where the text is damaged: the likeliest path of a chain with two states, sound and damaged, over the words
 * (Viterbi), each stretch of damage then checked for being Danish and showing enough tell-tales.
 */
export function findDamage(
  signs: readonly Sign[],
  telltales: ReadonlyMap<string, number>,
): DamagedStretch[] {
  return stretches(likeliestStates(signs, telltales)).flatMap(({ from, to }) => {
    const words = signs.slice(from, to).map((sign) => sign.low);
    const told = words.filter((word) => telltales.has(word));
    const shown = told.length;
    // One word again and again is a term: "sed" in the manual of sed is no "sød".
    if (new Set(told).size < MIN_TELLTALES) return [];
    const sound = words.filter((word) => /[æøå]/.test(word)).length;
    const enough = Math.max(MIN_TELLTALES, words.length * TELLTALES_PER_WORD);
    if (shown < enough || sound > MAX_SOUND * (shown + sound)) return [];
    if (!isDanish(words) || isNorwegian(words)) return [];
    // Tell-tales are about three quarters of the words that lost a letter.
    return [{ from, to, kept: (sound + 0.3) / (sound + shown * 1.3 + 1) }];
  });
}

/** 1 where damaged. */
function likeliestStates(
  signs: readonly Sign[],
  telltales: ReadonlyMap<string, number>,
): Uint8Array {
  // Scores of damaged relative to sound; the way back for each state.
  const cameFromOther = [new Uint8Array(signs.length), new Uint8Array(signs.length)] as const;
  let [sound, damaged] = [0, BEGINS_DAMAGED];
  signs.forEach(({ low, begins }, i) => {
    const change = SWITCH[begins];
    const [s, d] = [sound, damaged];
    if (d + change > s) {
      sound = d + change;
      cameFromOther[0][i] = 1;
    }
    if (s + change > d) {
      damaged = s + change;
      cameFromOther[1][i] = 1;
    }
    damaged += telltales.get(low) ?? (/[æøå]/.test(low) ? SOUND_LETTER : NEUTRAL);
    const top = Math.max(sound, damaged);
    sound -= top;
    damaged -= top;
  });
  const states = new Uint8Array(signs.length);
  let state: 0 | 1 = damaged > sound ? 1 : 0;
  for (let i = signs.length - 1; i >= 0; i--) {
    states[i] = state;
    if (cameFromOther[state][i] === 1) state = state === 1 ? 0 : 1;
  }
  return states;
}

function stretches(states: Uint8Array): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let i = 0; i < states.length; i++) {
    if (states[i] !== 1) continue;
    const from = i;
    while (i < states.length && states[i] === 1) i++;
    found.push({ from, to: i });
  }
  return found;
}
