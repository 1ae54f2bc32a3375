import type { Truth } from '../fixtures/make/truth.ts';
import type { Offering } from '../src/model/index.ts';
import { plainly } from './likeness.ts';

/** A labelled field that a truth can give and an offering can hold. */
export type FieldName =
  | 'audiences'
  | 'kind'
  | 'schedule'
  | 'recurrence'
  | 'location'
  | 'price'
  | 'duration'
  | 'registrationDeadline'
  | 'contacts'
  | 'links'
  | 'teachers'
  | 'courseNumber';

type Fields = Pick<Truth, FieldName>;
type Read = Partial<Pick<Offering, FieldName>>;

/** Whether a field was read as the truth has it: values where there are values, else the printed text. */
export const fieldMatches: {
  readonly [F in FieldName]: (want: NonNullable<Fields[F]>, got: Read[F]) => boolean;
} = {
  audiences: (want, got) => words(want) === words(got ?? []),
  kind: (want, got) => want === got,
  schedule: (want, got) => times(want) === times(got ?? []),
  recurrence: (want, got) =>
    want.timesPerYear === got?.timesPerYear && same(want.text, got?.text ?? ''),
  location: (want, got) => same(want, got ?? ''),
  price: (want, got) =>
    want.amount === got?.amount &&
    (want.currency === undefined || want.currency === got?.currency) &&
    (want.per === undefined || same(want.per, got?.per ?? '')),
  duration: (want, got) =>
    want.iso === undefined
      ? same(want.text, got?.text ?? '')
      : lengthOf(want.iso) === lengthOf(got?.iso ?? ''),
  registrationDeadline: (want, got) => want === got,
  contacts: (want, got) => people(want) === people(got ?? []),
  links: (want, got) => words(want) === words(got ?? []),
  teachers: (want, got) => words(want) === words(got ?? []),
  courseNumber: (want, got) => same(want, got ?? ''),
};

const same = (a: string, b: string): boolean =>
  plainly(a).toLowerCase() === plainly(b).toLowerCase();

/** However a list is cut at its commas and its "og". */
const words = (list: readonly string[]): string =>
  list
    .flatMap((item) =>
      plainly(item)
        .toLowerCase()
        .split(/[\s,]+/),
    )
    .filter((word) => word !== '' && word !== 'og')
    .join(' ');

const times = (schedule: NonNullable<Fields['schedule']>): string =>
  schedule
    .map(({ start, end, text }) => (start === undefined ? plainly(text) : `${start}/${end ?? ''}`))
    .sort()
    .join(' ');

const people = (contacts: NonNullable<Fields['contacts']>): string =>
  contacts
    .map(({ name, email, phone }) =>
      [name, email, phone?.replace(/\D/g, '')].join('|').toLowerCase(),
    )
    .sort()
    .join(' ');

/** ISO 8601 durations of the same length are written in several ways: PT90M and PT1H30M. */
function lengthOf(iso: string): string {
  const parts = iso.match(
    /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?)?$/,
  );
  const [years, months, weeks, days, hours, minutes] = (parts ?? [])
    .slice(1)
    .map((part) => Number(part ?? 0));
  if (years === undefined) return iso;
  return [years * 12 + months!, weeks! * 7 + days!, hours! * 60 + minutes!].join('/');
}
