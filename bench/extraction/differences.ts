import type { Score } from '../score.ts';

/** What a document was read otherwise than it should be, a line or three each. */
export const differencesOf = ({ missed, spurious, differences, beyond }: Score): string[] => [
  ...missed.map((title) => `missed: ${title}`),
  ...spurious.map((title) => `spurious: ${title}`),
  ...differences.map(
    ({ title, field, want, got }) =>
      `${title}: ${field}\n    want ${JSON.stringify(want)}\n    got  ${JSON.stringify(got)}`,
  ),
  ...beyond.map(
    ({ title, field, got }) => `${title}: beyond the truth: ${field} ${JSON.stringify(got)}`,
  ),
];
