import { munkres } from 'munkres';
import type { Candidate } from './candidates.ts';

/** The assignment takes the cube of this in steps: a tenth of a second. */
const MOST_AT_ONCE = 300;
/** By how much the likeness asked for rises until a group of candidates falls apart. */
const STEP = 0.02;

/**
 * Candidates of which no two share an offering, of the greatest likeness in all (Kuhn 1955, Munkres 1957). Groups
 * that no candidate joins are assigned one by one; one that is too large is parted where its candidates are weakest.
 */
export function assign(candidates: readonly Candidate[]): Candidate[] {
  return groupsOf(candidates).flatMap((group) => assignGroup(group, 0));
}

function assignGroup(group: readonly Candidate[], least: number): Candidate[] {
  if (group.length === 1) return [...group];
  const rows = numbered(group.map(({ before }) => before));
  const columns = numbered(group.map(({ after }) => after));
  if (rows.size > MOST_AT_ONCE || columns.size > MOST_AT_ONCE) return parted(group, least);
  const likenesses = Array.from(rows, () => new Array<number>(columns.size).fill(0));
  const found = new Map<string, Candidate>();
  for (const candidate of group) {
    const [row, column] = [rows.get(candidate.before)!, columns.get(candidate.after)!];
    likenesses[row]![column] = candidate.likeness;
    found.set(`${row} ${column}`, candidate);
  }
  const costs = likenesses.map((row) => row.map((value) => 1 - value));
  return munkres(costs).flatMap(([row, column]) => found.get(`${row} ${column}`) ?? []);
}

/** Assigns the likest first, the rest of the group's offerings among themselves afterwards. */
function parted(group: readonly Candidate[], least: number): Candidate[] {
  const limit = Math.max(least, Math.min(...group.map(({ likeness }) => likeness))) + STEP;
  const strong = group.filter(({ likeness }) => likeness >= limit);
  const chosen =
    strong.length > 0
      ? groupsOf(strong).flatMap((part) => assignGroup(part, limit))
      : greedily(group);
  const [rows, columns] = [
    new Set(chosen.map(({ before }) => before)),
    new Set(chosen.map(({ after }) => after)),
  ];
  const rest = group.filter(({ before, after }) => !rows.has(before) && !columns.has(after));
  return [...chosen, ...groupsOf(rest).flatMap((part) => assignGroup(part, least))];
}

/** For candidates that are all equally alike: in the order of the catalogue. */
function greedily(group: readonly Candidate[]): Candidate[] {
  const [rows, columns] = [new Set<number>(), new Set<number>()];
  return group.filter(({ before, after }) => {
    if (rows.has(before) || columns.has(after)) return false;
    rows.add(before);
    columns.add(after);
    return true;
  });
}

const numbered = (values: readonly number[]): Map<number, number> =>
  new Map([...new Set(values)].map((value, n) => [value, n]));

/** Candidates that are joined by shared offerings, directly or through others. */
function groupsOf(candidates: readonly Candidate[]): Candidate[][] {
  const parents = new Map<string, string>();
  const root = (key: string): string => {
    let at = key;
    while (parents.has(at)) at = parents.get(at)!;
    for (let step = key; step !== at; ) {
      const next = parents.get(step)!;
      parents.set(step, at);
      step = next;
    }
    return at;
  };
  for (const { before, after } of candidates) {
    const [a, b] = [root(`b${before}`), root(`a${after}`)];
    if (a !== b) parents.set(a, b);
  }
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = root(`b${candidate.before}`);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [candidate]);
    else group.push(candidate);
  }
  return [...groups.values()];
}
