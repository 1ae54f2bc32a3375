import { type LineHead, lineHeads } from './line-heads.ts';
import type { Token } from './token.ts';

/** What OCR reads for a tick: its own languages have none. */
const TICK = /^(?:[VvYy√]|[VvYy√]?\/)$/u;
/** "v/ Anne Holm": with a stroke it may mark a provider, before a name. */
const STROKE = /\/$/u;
/** A mark stands farther from its text than a word does, in type sizes. */
const SET_OFF = 0.45;
/** The marks of a list stand under each other, within so many type sizes. */
const SAME_EDGE = 0.5;
const LIST_REACH = 7;

/** The words of a scan with ticks where two or more lines of a list open with what OCR makes of them. */
export function withTicks(tokens: readonly Token[]): Token[] {
  const marks = lineHeads(tokens, ({ text, rotation }) => rotation === 0 && TICK.test(text));
  const ticks = marks.filter(opensText);
  const listed = new Set(
    ticks
      .filter((tick) => ticks.some((other) => other !== tick && isBelow(tick, other)))
      .map(headOf),
  );
  return tokens.map((token) => (listed.has(token) ? asTick(token) : token));
}

const headOf = ({ head }: LineHead): Token => head;

const opensText = ({ head, next }: LineHead): boolean =>
  next.box[0] - head.box[2] > SET_OFF * next.style.size &&
  (STROKE.test(head.text) ? /^\p{Ll}/u : /^\p{L}/u).test(next.text);

function isBelow({ head: a, next }: LineHead, { head: b }: LineHead): boolean {
  const { size } = next.style;
  return (
    Math.abs(a.box[0] - b.box[0]) < SAME_EDGE * size &&
    Math.abs(a.baseline - b.baseline) < LIST_REACH * size
  );
}

const asTick = (token: Token): Token => ({
  ...token,
  text: '✓',
  source: { ...token.source, text: '✓' },
});
