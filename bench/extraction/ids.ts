import { pair } from '../pairing.ts';
import type { Result } from './score-reading.ts';
import { table } from './table.ts';
import { kindOfReading } from './targets.ts';

/** For each kind of reading: how many of the offerings that it shares with the born digital one have its id. */
export function idAgreement(results: readonly Result[]): string {
  const counts = new Map<string, { same: number; of: number; unique: boolean }>();
  for (const result of results) {
    const kind = kindOfReading(result);
    // an image of one page knows nothing of the catalogue
    if (kind === 'born digital' || kind === 'page image') continue;
    const fixture = result.reading.name.split('.')[0];
    const digital = results.find(({ reading }) => reading.name === `${fixture}.pdf`);
    if (digital === undefined) continue;
    const { same, of, unique } = counts.get(kind) ?? { same: 0, of: 0, unique: true };
    const { pairs } = pair(sectioned(digital), sectioned(result));
    const ids = result.offerings.map(({ id }) => id);
    counts.set(kind, {
      same: same + pairs.filter(([a, b]) => a.id === b.id).length,
      of: of + pairs.length,
      unique: unique && new Set(ids).size === ids.length,
    });
  }
  return table(
    ['ids', 'as in the born digital reading', 'unique'],
    [...counts].map(([kind, { same, of, unique }]) => [
      kind,
      `${same}/${of}`,
      unique ? 'yes' : 'no',
    ]),
  );
}

const sectioned = ({ offerings }: Result) =>
  offerings.map(({ id, title, sectionPath }) => ({ id, title, section: sectionPath }));
