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

/** Texts under one id and title that are less alike than this are looked at again, with all others. */
const SAME_SUBJECT = 0.5;

/** Finds for each offering its counterpart: by its id, else by likeness under a best assignment. */
export function match(before: readonly Offering[], after: readonly Offering[]): Matching {
  const [older, newer] = profilesOf(before, after);
  const partners = new Map<Profile, Profile>();
  for (const [a, b] of sameIds(older, newer)) partners.set(b, a);
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

/** Offerings whose id and title are the same, where no other has the title and the text is of one subject. */
function* sameIds(
  before: readonly Profile[],
  after: readonly Profile[],
): Generator<readonly [Profile, Profile]> {
  const byId = new Map(before.map((profile) => [profile.offering.id, profile]));
  const [unique, uniqueAfter] = [uniqueTitles(before), uniqueTitles(after)];
  for (const profile of after) {
    const partner = byId.get(profile.offering.id);
    if (partner === undefined || partner.titleKey !== profile.titleKey) continue;
    if (!unique.has(profile.titleKey) || !uniqueAfter.has(profile.titleKey)) continue;
    const hasText = partner.hasText && profile.hasText;
    if (hasText && cosine(partner.words, profile.words) < SAME_SUBJECT) continue;
    yield [partner, profile];
  }
}

function uniqueTitles(profiles: readonly Profile[]): Set<string> {
  const seen = new Map<string, number>();
  for (const { titleKey } of profiles) seen.set(titleKey, (seen.get(titleKey) ?? 0) + 1);
  return new Set([...seen].filter(([, count]) => count === 1).map(([title]) => title));
}
