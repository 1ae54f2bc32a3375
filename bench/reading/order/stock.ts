import { readFileSync } from 'node:fs';
import { Source } from '../../../fixtures/make/source.ts';
import { fixtureNames, fixtures } from '../../readings.ts';
import type { Chance } from './random.ts';

/** Texts to fill pages with, in turn: no text comes twice before all have come. */
export interface Stock {
  title(): string;
  paragraph(): string;
  /** The items of a list. */
  list(): string[];
  /** A sentence or two, at most `most` characters. */
  brief(most: number): string;
  /** A word or two. */
  label(): string;
}

/** The texts of the fixtures, beginning at a place that `chance` chooses. */
export function stockOf(chance: Chance): Stock {
  const sources = fixtureNames().map((name) =>
    Source.parse(JSON.parse(readFileSync(new URL(`${name}/source.json`, fixtures), 'utf8'))),
  );
  const sections = sources.flatMap(({ catalogues }) => catalogues.flatMap((c) => c.sections));
  const offerings = sections.flatMap((section) => section.offerings);
  const texts = [
    ...sections.map(({ intro }) => intro),
    ...offerings.map(({ text }) => text),
  ].flat();
  const paragraphs = texts.filter((part) => typeof part === 'string');
  const lists = texts.filter((part) => typeof part !== 'string');
  const sentences = paragraphs.flatMap((text) => text.split(/(?<=[.?!]) (?=\p{Lu})/u));
  const labels = [
    ...sections.flatMap(({ title, figure }) => [title, ...(figure?.labels ?? [])]),
    ...offerings.flatMap(({ title, fields }) => [title, ...fields.map(({ label }) => label)]),
  ].filter((text, i, all) => text.length < 24 && !/[.!:]$/u.test(text) && all.indexOf(text) === i);
  const inTurn = <T>(all: readonly T[]) => {
    let at = chance.whole(0, all.length - 1);
    return (fits: (one: T) => boolean = () => true): T => {
      for (let tried = 0; tried < all.length; tried++) {
        at = (at + 1) % all.length;
        if (fits(all[at] as T)) return all[at] as T;
      }
      throw new RangeError('no text in stock fits');
    };
  };
  const [title, paragraph, list, sentence, label] = [
    inTurn(offerings.map((offering) => offering.title)),
    inTurn(paragraphs),
    inTurn(lists),
    inTurn(sentences),
    inTurn(labels),
  ];
  return {
    title: () => title((text) => !/[.!:]$/u.test(text)),
    paragraph: () => paragraph(),
    list: () => list(),
    brief: (most) => sentence((text) => text.length <= most && text.length > most / 3),
    label: () => label(),
  };
}
