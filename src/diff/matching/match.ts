import type { Offering } from '../../model/index.ts';
import { assign } from './assign.ts';
import { candidates } from './candidates.ts';
import { type Profile, profilesOf } from './features.ts';
import { cosine } from './likeness.ts';

/** An offering in two editions. */
export interface Pair {
  readonly before: Offering;
  readonly after: Offering;
}

/** Which offerings of two editions are one: pairs in the order of the newer edition, the rest in printed order. */
export interface Matching {
  readonly pairs: readonly Pair[];
  readonly removed: readonly Offering[];
  readonly added: readonly Offering[];
}

/** Texts under one title that are less alike than this are looked at again, with all others. */
const SAME_SUBJECT = 0.5;

/**
 * Finds for each offering its counterpart: by its title, which its id is made of, where no other has it; else by
 * likeness under a best assignment, in which the id counts, too.
 */
export function match(before: readonly Offering[], after: readonly Offering[]): Matching {
  const [older, newer] = profilesOf(before, after);
  const partners = new Map<Profile, Profile>();
  for (const [a, b] of sameTitles(older, newer)) partners.set(b, a);
  const taken = new Set(partners.values());
  const [restBefore, restAfter] = [
    older.filter((profile) => !taken.has(profile)),
    newer.filter((profile) => !partners.has(profile)),
  ];
  for (const found of assign(candidates(restBefore, restAfter))) {
    const partner = restBefore[found.before]!;
    partners.set(restAfter[found.after]!, partner);
    taken.add(partner);
  }
  return {
    pairs: newer.flatMap((profile) => {
      const partner = partners.get(profile);
      return partner === undefined ? [] : [{ before: partner.offering, after: profile.offering }];
    }),
    removed: older.filter((profile) => !taken.has(profile)).map(({ offering }) => offering),
    added: newer.filter((profile) => !partners.has(profile)).map(({ offering }) => offering),
  };
}

/** Offerings that alone have their title in both editions, where the text is of one subject. */
function* sameTitles(
  before: readonly Profile[],
  after: readonly Profile[],
): Generator<readonly [Profile, Profile]> {
  const partners = uniqueTitles(before);
  for (const [title, profile] of uniqueTitles(after)) {
    const partner = partners.get(title);
    if (partner === undefined) continue;
    const hasText = partner.hasText && profile.hasText;
    if (hasText && cosine(partner.words, profile.words) < SAME_SUBJECT) continue;
    yield [partner, profile];
  }
}

function uniqueTitles(profiles: readonly Profile[]): ReadonlyMap<string, Profile> {
  const all = new Map(profiles.map((profile) => [profile.titleKey, profile]));
  if (all.size === profiles.length) return all;
  const seen = new Set<string>();
  for (const { titleKey } of profiles) {
    if (seen.has(titleKey)) all.delete(titleKey);
    seen.add(titleKey);
  }
  return all;
}
