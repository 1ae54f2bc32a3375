import type { LabelledField } from '../../model/index.ts';
import { fold } from '../fold.ts';
import { groupBy } from '../group-by.ts';
import { evidenceFor, evidenceOfLead, type NameOf } from './names.ts';
import { toldByPlace } from './peers.ts';
import type { FactPart } from './piece.ts';

/** What else the document says of the names in it. */
export interface KnownNames {
  /** Names of providers, folded: the profile's, and those behind markers and labels. */
  readonly providers: ReadonlySet<string>;
  /** Fields that titles or labels give for most offerings, so that names without labels are others. */
  readonly given: ReadonlySet<NameOf>;
}

/** Names that come again in so many offerings are of those who offer or of places. */
const KNOWN = 3;
/** What the slot of a label that no profile knows begins with. */
const LABEL = 'label ';
/** So much must speak for the kind of the values behind such a label. */
const TOLD_BY_VALUES = 0.4;
/** More names on one side of the time are more than who and where. */
const MOST = 2;
/** A usual order: who offers it, when, where, who teaches. */
const ORDER = { before: 0.4, after: 0.4, both: 1 };

/**
 * What the names without labels are: what stands where other lists have a date or a price is one, too; all others that
 * stand at one place in the lists of facts (before or after the time, first or second) are of one kind, that for which
 * most speaks.
 *
 * @param lists the facts of each offering.
 * @returns the field of each part that nothing told so far.
 */
export function settleSlots(
  lists: readonly (readonly FactPart[])[],
  known: KnownNames,
): ReadonlyMap<FactPart, LabelledField> {
  const byPlace = toldByPlace(lists);
  const left = lists.map((parts) =>
    parts.map((part) => {
      const field = byPlace.get(part);
      return field === undefined ? part : { ...part, field };
    }),
  );
  const placed = left.flatMap((parts) => slotsOf(parts));
  const sides = new Set(placed.map(({ slot }) => slot));
  // where there are names on both sides of the time, the first is who offers it
  const before = ORDER.before + (sides.has('after 0') ? ORDER.both : 0);
  const settled = new Map<FactPart, LabelledField>(byPlace);
  const taken = new Set<NameOf>(known.given);
  const inOrder = [...groupBy(placed, ({ slot }) => slot)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [slot, own] of inOrder) {
    const sums: Record<NameOf, number> = {
      teachers: 0,
      location: 0,
      providers: 0,
      audiences: 0,
    };
    for (const { part } of own) {
      const found = evidenceFor(part.value);
      for (const field of Object.keys(sums) as NameOf[]) sums[field] += found[field] / own.length;
      if (known.providers.has(fold(part.value))) sums.providers += KNOWN / own.length;
    }
    const led = evidenceOfLead(own[0]?.part.label ?? '');
    for (const field of Object.keys(led) as NameOf[]) sums[field] += led[field] ?? 0;
    if (slot === 'before 0') sums.providers += before;
    else if (!slot.startsWith(LABEL) && !taken.has('location')) sums.location += ORDER.after;
    for (const field of known.given) sums[field] -= 1;
    const [best] = (Object.entries(sums) as [NameOf, number][]).sort((a, b) => b[1] - a[1]);
    const [field, worth] = best as [NameOf, number];
    if (slot.startsWith(LABEL) && worth < TOLD_BY_VALUES) continue;
    for (const { part } of own) settled.set(part, field);
    taken.add(field);
  }
  return settled;
}

/**
 * The parts that nothing tells, each with its place: before or after the time (where there is none, the first thing that
 * is told), and which of them it is there.
 */
function slotsOf(parts: readonly FactPart[]): { part: FactPart; slot: string }[] {
  const schedule = parts.findIndex(({ field }) => field === 'schedule');
  const time = schedule === -1 ? parts.findIndex(({ field }) => field !== undefined) : schedule;
  const untold = parts.map(({ field, label }) => field === undefined && label === undefined);
  const isCrowded = (from: number, to?: number): boolean =>
    untold.slice(from, to).filter((each) => each).length > MOST;
  const crowded = {
    before: isCrowded(0, time === -1 ? undefined : time),
    after: isCrowded(Math.max(0, time)),
  };
  const counts = { before: 0, after: 0 };
  return parts.flatMap((part, n) => {
    const side = time === -1 || n < time ? 'before' : 'after';
    if (part.field === undefined && part.label !== undefined) {
      return [{ part, slot: `${LABEL}${fold(part.label)}` }];
    }
    if (!untold[n] || crowded[side]) return [];
    const slot = `${side} ${counts[side]}`;
    counts[side] += 1;
    return [{ part, slot }];
  });
}
