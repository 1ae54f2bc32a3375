import {
  mergeOfferings,
  paragraphsOf,
  renamedPath,
  splitOffering,
  withField,
} from '../../model/correct.ts';
import type { Correction, CorrectionsFile, Offering } from '../../model/index.ts';
import { REVIEW_ID, type ReviewData } from '../page-data.ts';

/** A correction made on this page; `edit` is the index of the edit that it undoes. */
export interface Fresh {
  readonly correction: Correction;
  readonly edit?: number;
}

/** A record as it stands with the corrections made here, and which offering of the run it comes of. */
export interface RecordView {
  readonly offering: Offering;
  readonly origin: number;
}

/** What the page shows and what can be done to it. */
export interface State {
  readonly data: ReviewData;
  readonly records: () => readonly RecordView[];
  readonly fresh: () => readonly Fresh[];
  /** Which of the corrections given to the run are to be left out of the next. */
  readonly withdrawn: ReadonlySet<number>;
  readonly isUndone: (edit: number) => boolean;
  readonly add: (...corrections: readonly Fresh[]) => void;
  readonly remove: (index: number) => void;
  readonly withdraw: (given: number, out: boolean) => void;
  readonly replaceAll: (fresh: readonly Fresh[]) => void;
  readonly file: () => CorrectionsFile;
  readonly onChange: (listener: () => void) => void;
}

export function readReview(): ReviewData {
  const text = document.getElementById(REVIEW_ID)?.textContent;
  return JSON.parse(text as string) as ReviewData;
}

export function createState(data: ReviewData): State {
  let fresh: readonly Fresh[] = [];
  let records = recordsWith(data, fresh);
  const withdrawn = new Set<number>();
  const listeners: (() => void)[] = [];
  const change = (next: readonly Fresh[]): void => {
    fresh = next;
    records = recordsWith(data, fresh);
    for (const listener of listeners) listener();
  };
  return {
    data,
    records: () => records,
    fresh: () => fresh,
    withdrawn,
    isUndone: (edit) => fresh.some((each) => each.edit === edit),
    add: (...added) => change(added.reduce(withCorrection, fresh)),
    remove: (index) => change(fresh.filter((_, n) => n !== index)),
    withdraw: (given, out) => {
      if (out) withdrawn.add(given);
      else withdrawn.delete(given);
      change(fresh);
    },
    replaceAll: change,
    file: () => ({
      schema: 'katalog/corrections@1',
      document: {
        fileName: data.catalogue.document.fileName,
        sha256: data.catalogue.document.sha256,
      },
      corrections: [
        ...data.given.filter((_, n) => !withdrawn.has(n)).map(({ correction }) => correction),
        ...fresh.map(({ correction }) => correction),
      ],
    }),
    onChange: (listener) => void listeners.push(listener),
  };
}

/** The list with a correction more. One field of one record set twice in a row is one correction. */
function withCorrection(fresh: readonly Fresh[], added: Fresh): readonly Fresh[] {
  const { correction } = added;
  const last = fresh.at(-1)?.correction;
  const again =
    correction.op === 'set' &&
    last?.op === 'set' &&
    last.field === correction.field &&
    last.offering.id === correction.offering.id;
  if (!again) return [...fresh, added];
  const joined = { ...last, after: correction.after };
  const kept = fresh.slice(0, -1);
  return same(joined.before, joined.after) ? kept : [...kept, { correction: joined }];
}

/** Whether two values read from JSON are alike. */
export const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const recordsWith = (data: ReviewData, fresh: readonly Fresh[]): readonly RecordView[] =>
  fresh.reduce<readonly RecordView[]>(
    (records, { correction }) => corrected(records, correction),
    data.catalogue.offerings.map((offering, origin): RecordView => ({ offering, origin })),
  );

/** What the next run will make of a correction, as far as it can be told here. */
function corrected(records: readonly RecordView[], correction: Correction): readonly RecordView[] {
  const map = (id: string, change: (offering: Offering) => readonly Offering[]) =>
    records.flatMap((record) =>
      record.offering.id === id
        ? change(record.offering).map((offering) => ({ ...record, offering }))
        : [record],
    );
  switch (correction.op) {
    case 'set': {
      const { field, after } = correction;
      return map(correction.offering.id, (offering) => [withField(offering, field, after)]);
    }
    case 'rename-section':
      return records.map((record) => {
        const { offering } = record;
        const path =
          offering.catalogue === correction.catalogue
            ? renamedPath(offering.sectionPath, correction.before, correction.after)
            : undefined;
        return path ? { ...record, offering: withField(offering, 'sectionPath', path) } : record;
      });
    case 'rename-catalogue':
      return records.map((record) =>
        record.offering.catalogue === correction.before
          ? { ...record, offering: withField(record.offering, 'catalogue', correction.after) }
          : record,
      );
    case 'split':
      return map(correction.offering.id, (offering) => {
        const at = paragraphsOf(offering).indexOf(correction.paragraph);
        return at < 0 ? [offering] : splitOffering(offering, at, correction.title);
      });
    case 'merge': {
      const gone = records.find(({ offering }) => offering.id === correction.offering.id);
      if (gone === undefined) return records;
      return map(correction.into.id, (offering) => [
        mergeOfferings(offering, gone.offering),
      ]).filter(({ offering }) => offering.id !== correction.offering.id);
    }
    case 'drop':
      return map(correction.offering.id, () => []);
    case 'undo-edit':
      return records;
  }
}
