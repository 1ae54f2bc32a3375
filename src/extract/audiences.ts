import type { Place } from '../model/index.ts';
import { fold } from './fold.ts';

/** Groups that a title names, and where it stands. */
export interface ToldAudiences {
  readonly groups: readonly string[];
  readonly places: Place[];
}

/** "Kurser til kasserere", "Netværk for nye ledere": what stands behind the last "til" or "for" of a title. */
const FOR_WHOM = /(?:^|\s)(?:til|for)\s+(?<whom>[^:–—()]+)$/u;
const MOST_WORDS = 6;

/**
 * The groups that a title says its contents are for, as printed; none where it does not say. Where the profile
 * names groups, only these count, since "for" leads to other things as well ("Ansvar for drift").
 */
export function audiencesInTitle(title: string, known: readonly string[]): string[] {
  const whom = FOR_WHOM.exec(title)?.groups?.whom?.trim();
  if (whom === undefined || whom.split(/\s+/).length > MOST_WORDS) return [];
  const groups = splitAudiences(whom);
  const names = known.map(fold);
  return groups.filter((group) => names.some((name) => ` ${fold(group)} `.includes(` ${name} `)));
}

/** A part of more words is a description, and what stands before it may belong to it. */
const SHORT_PART = 3;

/**
 * "Lager- og terminalchefer", "Kvinder i industri og lager", "Ejere, der vil sælge", "Patienter i og efter behandling":
 * what is joined are parts of one name.
 */
const BELONGS_TOGETHER =
  /\p{L}-\s+(?:og|samt|eller)\s|\s(?:i|på|med|af|over)\s[^,;/]*\s(?:og|samt|eller)\s|,\s(?:der|som)\s|\s(?:i|på|med|uden|før|under|efter)\s(?:og|eller)\s/u;
/** An age behind the last of several groups is that of all: "Piger og drenge 10-14 år". */
const AGE = /\d\s*år(?!\p{L})/u;

/** Groups parted at commas, slashes and "og", where each is named in a few words; else the text as one. */
export function splitAudiences(text: string): string[] {
  const whole = text.replace(/[.\s]+$/u, '').trim();
  const parts = whole
    .split(/\s*[,/;]\s*|\s+(?:og|samt|eller)\s+/u)
    .map((group) => group.trim())
    .filter((group) => group !== '');
  const isList = parts.every((part) => part.split(/\s+/).length <= SHORT_PART);
  const shareAge =
    AGE.test(parts.at(-1) ?? '') && !parts.slice(0, -1).some((part) => /\d/u.test(part));
  return isList && !shareAge && !BELONGS_TOGETHER.test(whole) ? parts : [whole];
}

/** How far people have come, not who they are: "Kor for begyndere" in a catalogue for children is for children. */
const LEVEL = /^(?:let |mere )?(?:ny)?(?:begyndere|øvede|viderekomne)$/iu;

/** Whether groups are told by nothing but how far they have come. */
export const areLevels = (groups: readonly string[]): boolean =>
  groups.length > 0 && groups.every((group) => LEVEL.test(group));
