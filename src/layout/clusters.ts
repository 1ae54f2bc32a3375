import { type Box, overlapX, overlapY } from '../model/index.ts';

/** The groups that things fall into when those that are near each other belong together. */
export function clusters<T>(things: readonly T[], near: (a: T, b: T) => boolean): T[][] {
  const left = new Set(things);
  const groups: T[][] = [];
  for (const seed of things) {
    if (!left.delete(seed)) continue;
    const group = [seed];
    for (const member of group) {
      for (const other of left) {
        if (!near(member, other)) continue;
        left.delete(other);
        group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

/** White space between two boxes along an axis, in points; 0 where they overlap. */
export const gapX = (a: Box, b: Box): number => Math.max(0, -overlapX(a, b));
export const gapY = (a: Box, b: Box): number => Math.max(0, -overlapY(a, b));
