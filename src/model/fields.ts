import type { Offering } from './offering.ts';

// The report page carries these lists, so this file imports types only.

/**
 * Facts of an offering, beside its title, its place in the catalogue, who offers it and for whom, and its text: in the
 * order in which people are told them.
 */
export const FACT_FIELDS = [
  'schedule',
  'recurrence',
  'duration',
  'location',
  'price',
  'registrationDeadline',
  'teachers',
  'courseNumber',
  'contacts',
  'links',
] as const satisfies readonly (keyof Offering)[];

/** The fields of an offering that a person can correct. */
export const CORRECTABLE_FIELDS = [
  'title',
  'catalogue',
  'sectionPath',
  'providers',
  'audiences',
  'kind',
  'description',
  ...FACT_FIELDS,
] as const satisfies readonly (keyof Offering)[];
