import { type Candidate, findCandidates, type Search } from './candidates.ts';
import { inCaseOf } from './casing.ts';
import { lookUp, NAME, STANDALONE } from './model/lexicon.ts';
import type { DanishModel } from './model/load.ts';
import type { Replacement } from './revision.ts';
import type { Token } from './tokens.ts';

/** log P(a word that is in no list): about one word in 2,000, and so much a letter. */
const UNLISTED = Math.log(5e-4);
const UNLISTED_LETTER = -2.4;
/** A capital inside a sentence tells of a name, which the lexicon need not know (nats). */
const NAME_BONUS = 4;
/** What a change must win over the reading as it is (nats). */
const MARGIN = 0.7;
/** The dearest confusion of a letter other than æ, ø and å still has this price on top (nats). */
const NOISE_PRICE = -2;
/** Shorter words have too many neighbours for noise to be told. */
const MIN_NOISY = 4;
const MAX_LENGTH = 40;
const ABBREVIATIONS = new Set(
  (
    'ift ml fx mm bl pga mht kl nr osv mv mfl dvs hhv evt inkl ekskl jf jfr vedr ca stk pct mio mia kr tlf iht ' +
    'ifm ifbm tilsv maks min max div eks ang bla afd adm dir hr fr st sct dr prof cand lic red forf udg opr sek ' +
    'kap art pkt fig tab bil vha mvh nb ps obs kbh dk eu km cm kg gl jr sr vs tv aps as nov dec okt sep sept aug ' +
    'jul jun apr mar feb jan man tir ons tor fre ktr'
  ).split(' '),
);

/** Mends tokens of damaged text one by one; remembers what it found for a reading. */
export type Mender = (token: Token) => Replacement | undefined;

/** `kept`: the share of æ, ø and å that came through in the text the tokens are of. */
export function createMender(model: DanishModel, kept: number): Mender {
  const search: Search = {
    lexicon: model.lexicon,
    channel: model.channel,
    keep: Math.log(kept),
    lose: Math.log(1 - kept),
    noise: false,
  };
  const seen = new Map<string, readonly Candidate[]>();
  const candidates = (low: string, noise: boolean): readonly Candidate[] => {
    const key = noise ? `~${low}` : low;
    let list = seen.get(key);
    if (list === undefined) {
      list = findCandidates(low, noise ? { ...search, noise } : search);
      seen.set(key, list);
    }
    return list;
  };
  return (token) => {
    const { text, low, at, opens, fixed } = token;
    if (fixed || text.length > MAX_LENGTH || ABBREVIATIONS.has(low)) return undefined;
    if (text === '|') return replacement(token, opens ? 'I' : 'i', 0.9, 'bar read for I');
    const isName = /^\p{Lu}/u.test(text) && !opens;
    const entry = lookUp(model.lexicon, low);
    const listed = entry !== undefined && (entry.roles & STANDALONE) !== 0;
    const noisy = !listed && !isName && low.length >= MIN_NOISY;
    const scored = candidates(low, noisy).map((candidate) => ({
      ...candidate,
      score: candidate.channel + candidate.prior + noisePrice(candidate),
    }));
    const self = scored.find((candidate) => candidate.word === low);
    const unlisted = UNLISTED + UNLISTED_LETTER * low.length + (isName ? NAME_BONUS : 0);
    const asRead = Math.max(
      self?.score ?? Number.NEGATIVE_INFINITY,
      self === undefined ? unlisted : Number.NEGATIVE_INFINITY,
      isName && listed && (entry.roles & NAME) !== 0 ? unlisted : Number.NEGATIVE_INFINITY,
    );
    const best = scored.reduce<(typeof scored)[number] | undefined>(
      (a, b) => (b.word !== low && (a === undefined || b.score > a.score) ? b : a),
      undefined,
    );
    if (best === undefined || best.score - asRead < MARGIN) return undefined;
    const total = scored.reduce((sum, c) => sum + Math.exp(c.score - best.score), 0);
    const confidence = 1 / (total + Math.exp(asRead - best.score));
    return {
      ...replacement(token, inCaseOf(text, best.word, opens), confidence, reasonOf(best)),
      at,
    };
  };
}

const noisePrice = (candidate: Candidate): number =>
  NOISE_PRICE * candidate.confusions.filter((confusion) => !confusion.losesLetter).length;

function replacement(token: Token, after: string, confidence: number, reason: string): Replacement {
  const kind = /[æøå]/i.test(after) ? 'diacritic' : 'spelling';
  const rounded = Math.round(Math.min(1, confidence) * 1000) / 1000;
  return { kind, at: token.at, before: token.text, after, confidence: rounded, reason };
}

function reasonOf(candidate: Candidate): string {
  const changes = candidate.confusions.map(
    ({ truth, read }) => `${truth} read as ${read === '' ? 'nothing' : read}`,
  );
  return `${changes.join(', ')}${candidate.id < 0 ? ' (compound)' : ''}`;
}
