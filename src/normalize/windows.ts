import { adapt } from './adapt.ts';
import { findDamage, type Sign } from './damage.ts';
import { createEnglishFinders } from './english-finders.ts';
import { danishPlaces, type Place } from './foreign.ts';
import { loneBars, strayMarks } from './lone-bars.ts';
import { type Decoded, decodeAdapted, decodeFirst, type TokenReplacement } from './mend.ts';
import type { DanishModel } from './model/load.ts';
import type { Passage } from './passage.ts';
import { runInQuotations } from './quotations.ts';
import type { Witness } from './reference.ts';
import { type Replacement, type Revision, revise } from './revision.ts';
import { createUnsureFinder, mendUnsure } from './unsure.ts';

/** Words on either side of a window that its damage is judged by, and that its confusions are adapted to. */
export const CONTEXT_WORDS = 350;

/** Mends windows of text one after the other. A window is a few passages that follow each other. */
export interface WindowMender {
  /** Takes the next window, and gives those that enough text is known behind. */
  readonly push: (window: readonly Passage[]) => Generator<Revision[]>;
  /** Gives the rest. */
  readonly end: () => Generator<Revision[]>;
}

interface Window {
  readonly passages: readonly Passage[];
  readonly places: readonly Place[];
  /** Those of them that are not of foreign paragraphs: asked for where damage is near. */
  readonly danish: () => readonly Place[];
  /** Whether a word tells that letters were lost. */
  readonly tells: boolean;
  /** Damaged runs, once they are judged: where they begin in `danish`, and what a first decoding made of them. */
  damaged: readonly { readonly from: number; readonly decoded: Decoded }[];
}

/**
 * Whether a window is damaged, and where, is judged with the windows around it, as many on either side as hold
 * `contextWords` words together; the confusions are then adapted to what a first decoding of those windows shows.
 * So nothing depends on text further away than twice as many words, and no more text than that is held.
 */
export function createWindowMender(
  model: DanishModel,
  contextWords: number = CONTEXT_WORDS,
  witness?: Witness,
): WindowMender {
  const finderFor = createEnglishFinders(model);
  const unsureFinder = createUnsureFinder(model);
  let windows: Window[] = [];
  let [judged, mended] = [0, 0];

  /** The first window of the context of the one at `index`. */
  const contextStart = (index: number): number => {
    let words = 0;
    let start = index;
    for (; start > 0; start--) {
      words += windows[start - 1]!.places.length;
      if (words > contextWords) break;
    }
    return start;
  };
  /** The end of its context; undefined while too little is known behind it. */
  const contextEnd = (index: number, known: number, isLast: boolean): number | undefined => {
    let words = 0;
    for (let end = index + 1; ; end++) {
      if (end >= known) return isLast ? known : undefined;
      words += windows[end]!.places.length;
      if (words > contextWords) return end;
    }
  };

  const judge = (index: number, start: number, end: number): void => {
    const around = windows.slice(start, end);
    if (!around.some((window) => window.tells)) return;
    const window = windows[index]!;
    let offset = 0;
    for (let i = start; i < index; i++) offset += windows[i]!.danish().length;
    const signs = around.flatMap((one) => one.danish().map(({ token }): Sign => token));
    window.damaged = findDamage(signs, model.telltales).flatMap(({ from, to, kept }) => {
      const first = Math.max(0, from - offset);
      const places = window.danish().slice(first, Math.max(first, to - offset));
      if (places.length === 0) return [];
      const tokens = places.map(({ token }) => token);
      return [{ from: first, decoded: decodeFirst(tokens, finderFor(kept), model, witness) }];
    });
  };

  const mend = (index: number, start: number, end: number): Revision[] => {
    const { passages, places, danish, damaged } = windows[index]!;
    const changes: Replacement[][] = passages.map(() => []);
    const change = (from: number, replacements: readonly TokenReplacement[]): void => {
      for (const { index: at, replacement } of replacements) {
        changes[danish()[from + at]!.passage]!.push(replacement);
      }
    };
    if (damaged.length === 0) {
      if (places.some(({ token }) => token.confidence !== undefined)) {
        const tokens = danish().map(({ token }) => token);
        change(0, mendUnsure(tokens, unsureFinder, model));
      }
    } else {
      const around = windows.slice(start, end).flatMap((window) => window.damaged);
      const adaptation = adapt(around.map(({ decoded }) => decoded.tally));
      for (const { from, decoded } of damaged)
        change(from, decodeAdapted(decoded, adaptation, model));
    }
    return passages.map(({ revision }, i) => finished(revise(revision, changes[i]!)));
  };

  function* advance(isLast: boolean): Generator<Revision[]> {
    for (; judged < windows.length; judged++) {
      const end = contextEnd(judged, windows.length, isLast);
      if (end === undefined) break;
      judge(judged, contextStart(judged), end);
    }
    for (; mended < judged; mended++) {
      const end = contextEnd(mended, judged, isLast);
      if (end === undefined) break;
      yield mend(mended, contextStart(mended), end);
    }
    const needed = contextStart(mended);
    windows = windows.slice(needed);
    judged -= needed;
    mended -= needed;
  }

  return {
    *push(passages) {
      windows.push(windowOf(passages, model));
      yield* advance(false);
    },
    *end() {
      yield* advance(true);
    },
  };
}

/** What is left to do, damaged or not, once words are as they were printed. */
function finished(mended: Revision): Revision {
  const withoutBars = revise(mended, loneBars(mended.text));
  const withoutMarks = revise(withoutBars, strayMarks(withoutBars.text));
  return revise(withoutMarks, runInQuotations(withoutMarks.text));
}

function windowOf(passages: readonly Passage[], { telltales }: DanishModel): Window {
  const places = passages.flatMap(({ tokens }, passage) =>
    tokens.map((token) => ({ passage, token })),
  );
  let danish: readonly Place[] | undefined;
  return {
    passages,
    places,
    danish: () => {
      danish ??= danishPlaces(places);
      return danish;
    },
    tells: places.some(({ token }) => telltales.has(token.low)),
    damaged: [],
  };
}
