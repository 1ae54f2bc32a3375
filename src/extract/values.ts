import type { Kind, LabelledField, Offering, Place, Profile } from '../model/index.ts';
import { splitAudiences } from './audiences.ts';
import type { DescriptionPart } from './description.ts';
import { placesOfRun } from './evidence.ts';
import { typeOf } from './facts/index.ts';
import { findLinks, readContacts } from './fields/contacts.ts';
import { readCourseNumber } from './fields/course-number.ts';
import { readDate, withTimes } from './fields/dates.ts';
import { readDuration } from './fields/duration.ts';
import { readPrice } from './fields/price.ts';
import { findRecurrence } from './fields/recurrence.ts';
import { kindsNamed } from './kinds/index.ts';
import { type LabelledValue, type LabelNames, partCompound } from './labels/index.ts';
import { splitNames, splitProviders } from './providers.ts';

type Fields = Pick<
  Offering,
  | 'schedule'
  | 'recurrence'
  | 'location'
  | 'price'
  | 'duration'
  | 'registrationDeadline'
  | 'teachers'
  | 'courseNumber'
  | 'contacts'
  | 'links'
>;

/** What is gathered while the blocks of an offering are read. */
export interface Gathered {
  readonly fields: Fields;
  kind?: Kind;
  readonly providers: string[];
  readonly audiences: string[];
  readonly parts: DescriptionPart[];
  readonly evidence: Record<string, Place[]>;
  /** Fields of which a value was told by no label and no form, but by its place or by what it may name. */
  readonly inferred: Set<string>;
}

/** What tells the fields of values. */
export interface ValueContext {
  readonly profile: Profile;
  readonly names: LabelNames;
}

/** Takes a labelled value into its field or fields; false where it fits none, so that it stays in the text. */
export function takeValue(
  labelled: LabelledValue,
  gathered: Gathered,
  { profile, names }: ValueContext,
): boolean {
  const values = partCompound(labelled, names);
  const left = values.filter((value) => !takeOne(value, gathered, profile));
  if (left.length === values.length) return false;
  gathered.parts.push(...left);
  return true;
}

function takeOne(labelled: LabelledValue, gathered: Gathered, profile: Profile): boolean {
  const { block, start, end } = labelled;
  const field = place(labelled, gathered, profile);
  if (field === undefined) return false;
  if (field !== 'description') {
    gathered.evidence[field] = [
      ...(gathered.evidence[field] ?? []),
      ...placesOfRun(block, start, end),
    ];
  }
  return true;
}

/** Puts a labelled value where it belongs and names that field; undefined where it cannot be read. */
function place(
  labelled: LabelledValue,
  gathered: Gathered,
  profile: Profile,
): LabelledField | undefined {
  const { field, value, block, start, end } = labelled;
  const { fields } = gathered;
  if (value === '') return undefined;
  switch (field) {
    case 'providers':
      gathered.providers.push(...splitProviders(value.replace(/\.$/, '')));
      return field;
    case 'audiences':
      gathered.audiences.push(...splitAudiences(value.replace(/^(?:for|til) /iu, '')));
      return field;
    case 'schedule':
      if (readDate(value) === undefined && findRecurrence(value) !== undefined) {
        fields.recurrence = findRecurrence(value)?.value;
        return 'recurrence';
      }
      // "Tid: 45 minutter"
      if (typeOf(value) === 'duration')
        return place({ ...labelled, field: 'duration' }, gathered, profile);
      fields.schedule = withTimes(fields.schedule ?? [], value);
      return field;
    case 'recurrence':
      // "Møder: 3. marts og 5. maj"
      if (typeOf(value) === 'schedule')
        return place({ ...labelled, field: 'schedule' }, gathered, profile);
      fields.recurrence = findRecurrence(value)?.value ?? { text: value };
      return field;
    case 'location':
      // "Mødes: fire gange om året"
      if (typeOf(value) === 'recurrence')
        return place({ ...labelled, field: 'recurrence' }, gathered, profile);
      fields.location = joinPlaces(fields.location, value.replace(/(?<=\p{L}{3})\.$/u, ''));
      return field;
    case 'price':
      fields.price = readPrice(value);
      return field;
    case 'duration':
      fields.duration = readDuration(value);
      return field;
    case 'registrationDeadline': {
      const date = readDate(value);
      if (date !== undefined) fields.registrationDeadline = date;
      return date === undefined ? placeContacts(value, gathered) : field;
    }
    case 'contacts':
      return placeContacts(value, gathered);
    case 'teachers':
      fields.teachers = [...(fields.teachers ?? []), ...splitNames(value.replace(/\.$/, ''))];
      return field;
    case 'courseNumber': {
      const number = readCourseNumber(value);
      if (number !== undefined) fields.courseNumber = number;
      return number === undefined ? undefined : field;
    }
    case 'links': {
      const links = findLinks(value).map((link) => link.value);
      if (links.length > 0) fields.links = [...(fields.links ?? []), ...links];
      return links.length > 0 ? field : undefined;
    }
    case 'title': {
      // under its title an offering's "Forløb: 6 måneder" or "Arrangement: 12. maj" tells what the value is
      const told = typeOf(value);
      return told === undefined
        ? undefined
        : place({ ...labelled, field: told }, gathered, profile);
    }
    case 'description':
      gathered.parts.push({ block, start, end });
      return field;
    case 'kind': {
      const [kind] = kindsNamed(value, profile);
      if (kind === undefined) return undefined;
      gathered.kind = kind;
      // "Form" over a sentence of what is done: it tells the kind, and stays in the text
      return SENTENCE.test(value) ? undefined : field;
    }
  }
}

/** Several words up to a full stop. */
const SENTENCE = /\s\S+\s.*\p{L}\.$/u;

/** A place told in two steps: "Musikhuset" and "Ny Banegade 4". */
const joinPlaces = (first: string | undefined, second: string): string =>
  first === undefined || first === second ? second : `${first.replace(/,$/u, '')}, ${second}`;

function placeContacts(value: string, gathered: Gathered): 'contacts' | undefined {
  const contacts = readContacts(value);
  if (contacts.length === 0) return undefined;
  gathered.fields.contacts = [...(gathered.fields.contacts ?? []), ...contacts];
  return 'contacts';
}
