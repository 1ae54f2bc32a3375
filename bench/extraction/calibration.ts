import type { Offering } from '../../src/model/index.ts';
import type { Result } from './score-reading.ts';
import { percent, table } from './table.ts';

/** A value this sure should be right 98 times of 100. */
const SURE = 0.9;

/** Of the values of each field that are surer than `SURE`, and of the others, how many are right. */
export function calibration(results: readonly Result[]): string {
  const counts = new Map<string, { sure: Count; unsure: Count }>();
  for (const { score } of results) {
    for (const { found, rights } of score.judged) {
      for (const [field, right] of Object.entries(rights)) {
        if (!isGiven(found, field)) continue;
        const count = counts.get(field) ?? {
          sure: { right: 0, of: 0 },
          unsure: { right: 0, of: 0 },
        };
        const surety = found.fieldConfidence?.[field] ?? found.confidence ?? 0;
        const side = surety >= SURE ? count.sure : count.unsure;
        side.of += 1;
        if (right) side.right += 1;
        counts.set(field, count);
      }
    }
  }
  return table(
    ['field', `right of values ≥ ${SURE}`, '', 'right of the others', ''],
    [...counts]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([field, { sure, unsure }]) => [field, ...cells(sure), ...cells(unsure)]),
  );
}

interface Count {
  right: number;
  of: number;
}

const cells = ({ right, of }: Count): [string, string] =>
  of === 0 ? ['–', ''] : [`${right}/${of}`, percent(right / of)];

/** An absent value has no confidence to speak of. */
function isGiven(found: Partial<Offering>, field: string): boolean {
  const value = found[field as keyof Offering];
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}
