import {
  type Block,
  flowing,
  joinBlocks,
  type Kind,
  type LabelledField,
  type Offering,
  type Place,
  type Profile,
} from '../model/index.ts';
import { splitAudiences } from './audiences.ts';
import type { DescriptionPart } from './description.ts';
import { placesOfRun } from './evidence.ts';
import type { FactPart, Facts } from './facts/index.ts';
import { findEmails, findLinks, readContacts } from './fields/contacts.ts';
import { readCourseNumber } from './fields/course-number.ts';
import { readDate, readSchedule } from './fields/dates.ts';
import { readDuration } from './fields/duration.ts';
import { readPrice } from './fields/price.ts';
import { findRecurrence } from './fields/recurrence.ts';
import { kindOf } from './kinds/index.ts';
import { type LabelledValue, type LabelReader, readLabelled } from './labels/index.ts';
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
}

/** Reads the blocks of an offering: labelled values into their fields, all else into parts of the description. */
export function gatherBody(
  body: readonly Block[],
  gathered: Gathered,
  context: {
    readonly profile: Profile;
    readonly readLabel: LabelReader;
    readonly cells: ReadonlyMap<Block, LabelledField>;
    readonly facts: Facts;
    readonly slots: ReadonlyMap<FactPart, LabelledField>;
    readonly boxTitles: ReadonlySet<Block>;
  },
): void {
  let waiting: LabelledValue | undefined;
  for (const block of joinDivided(body, context)) {
    if (context.boxTitles.has(block)) continue;
    const cell = context.cells.get(block);
    if (cell !== undefined) {
      takeCell(block, cell, gathered, context.profile);
      continue;
    }
    const parts = context.facts.get(block);
    if (parts !== undefined) {
      takeFacts(block, parts, gathered, context);
      continue;
    }
    const { rest, values } = readLabelled(block, context.readLabel);
    if (waiting !== undefined) {
      // a label alone on its line: its value is the text that comes next
      const taken =
        values.length === 0 &&
        takeValue(
          { ...waiting, block, start: 0, end: block.text.length, value: flowing(block) },
          gathered,
          context.profile,
        );
      if (!taken)
        gathered.parts.push({ block: waiting.block, start: waiting.from, end: waiting.end });
      waiting = undefined;
      if (taken) continue;
    }
    gathered.parts.push(...rest.map(([start, end]) => ({ block, start, end })));
    for (const value of values) {
      if (value.value === '' && value === values.at(-1)) waiting = value;
      else if (!takeValue(value, gathered, context.profile)) {
        gathered.parts.push({ block, start: value.from, end: value.end });
      }
    }
  }
}

/** Takes a list of facts into their fields; what is under an unknown label and fits none is left out. */
function takeFacts(
  block: Block,
  parts: readonly FactPart[],
  gathered: Gathered,
  context: {
    readonly profile: Profile;
    readonly slots: ReadonlyMap<FactPart, LabelledField>;
  },
): void {
  let left: { start: number; end: number } | undefined;
  for (const part of parts) {
    const { start, end, value, label } = part;
    const field = part.field ?? context.slots.get(part);
    const taken =
      field !== undefined &&
      takeValue(
        { block, field, label: label ?? '', from: start, start, end, value },
        gathered,
        context.profile,
      );
    // what cannot be placed stays in the text, as it stands there
    if (taken || label !== undefined) left = undefined;
    else if (left !== undefined) left.end = end;
    else {
      left = { start, end };
      gathered.parts.push({ block, ...left });
    }
    if (left !== undefined) gathered.parts.splice(-1, 1, { block, ...left });
  }
}

/** How a value ends that goes on in the next block: "kl. 19-", "17.", "12. oktober 2026 kl." */
const GOES_ON = /(?:\d[-–—.]|\bkl\.?|,)$/u;
/** What a value goes on with is short. */
const REST_LENGTH = 60;

/** Joins labelled lines that layout has divided, as at a change of type size. */
function joinDivided(
  body: readonly Block[],
  {
    readLabel,
    cells,
    facts,
  }: {
    readonly readLabel: LabelReader;
    readonly cells: ReadonlyMap<Block, unknown>;
    readonly facts: ReadonlyMap<Block, unknown>;
  },
): Block[] {
  const joined: Block[] = [];
  for (const block of body) {
    const above = joined.at(-1);
    const goesOn =
      above !== undefined &&
      !cells.has(above) &&
      !cells.has(block) &&
      !facts.has(above) &&
      !facts.has(block) &&
      GOES_ON.test(above.text) &&
      block.text.length <= REST_LENGTH &&
      readLabelled(above, readLabel).values.length > 0 &&
      readLabelled(block, readLabel).values.length === 0;
    if (goesOn) joined.splice(-1, 1, joinBlocks(above, block));
    else joined.push(block);
  }
  return joined;
}

/** An address that a narrow cell divides at a mark: "arkiv@by-" and "arkiv.dk". */
const DIVIDED_ADDRESS = /([^\s@]+@[^\s@]*[-.@]) (?=[^\s@]+\.\p{Ll}{2,}$)/u;

/** Takes a cell of a table into the field that its column names, else into the description. */
function takeCell(block: Block, field: LabelledField, gathered: Gathered, profile: Profile): void {
  const end = block.text.length;
  const value = flowing(block)
    .replace(/(\d[-–]) (?=\d)/gu, '$1')
    .replace(DIVIDED_ADDRESS, '$1')
    .trim();
  const taken = takeValue(
    { block, field, label: '', from: 0, start: 0, end, value },
    gathered,
    profile,
  );
  if (!taken) gathered.parts.push({ block, start: 0, end });
}

/** Takes a labelled value into its field; false where it does not fit, so that it stays in the text. */
function takeValue(labelled: LabelledValue, gathered: Gathered, profile: Profile): boolean {
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
      gathered.audiences.push(...splitAudiences(value));
      return field;
    case 'schedule':
      if (readDate(value) === undefined && findRecurrence(value) !== undefined) {
        fields.recurrence = findRecurrence(value)?.value;
        return 'recurrence';
      }
      fields.schedule = [...(fields.schedule ?? []), ...readSchedule(value)];
      return field;
    case 'recurrence':
      fields.recurrence = findRecurrence(value)?.value ?? { text: value };
      return field;
    case 'location':
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
    case 'title':
      return undefined;
    case 'description':
      gathered.parts.push({ block, start, end });
      return field;
    case 'kind': {
      const { kind } = kindOf(
        { title: value, section: '', catalogue: '', description: '' },
        profile,
      );
      if (kind === 'other') return undefined;
      gathered.kind = kind;
      return field;
    }
  }
}

/** A place told in two steps: "Musikhuset" and "Ny Banegade 4". */
const joinPlaces = (first: string | undefined, second: string): string =>
  first === undefined || first === second ? second : `${first}, ${second}`;

function placeContacts(value: string, gathered: Gathered): 'contacts' | undefined {
  const contacts = readContacts(value);
  if (contacts.length === 0) return undefined;
  gathered.fields.contacts = [...(gathered.fields.contacts ?? []), ...contacts];
  return 'contacts';
}

/** What running text tells without a label: how often, and addresses. The text keeps it. */
export function gatherFromText({ fields, parts, evidence }: Gathered): void {
  for (const { block, start, end } of parts) {
    const text = flowing(block).slice(start, end);
    const recurrence = fields.recurrence === undefined ? findRecurrence(text) : undefined;
    if (recurrence !== undefined) {
      fields.recurrence = recurrence.value;
      evidence.recurrence = placesOfRun(block, start + recurrence.start, start + recurrence.end);
    }
    for (const email of findEmails(text)) {
      const address = email.value.toLowerCase();
      if (fields.contacts?.some((contact) => contact.email === address)) continue;
      fields.contacts = [...(fields.contacts ?? []), { email: address }];
      evidence.contacts = [
        ...(evidence.contacts ?? []),
        ...placesOfRun(block, start + email.start, start + email.end),
      ];
    }
    for (const link of findLinks(text)) {
      if (fields.links?.includes(link.value)) continue;
      fields.links = [...(fields.links ?? []), link.value];
      evidence.links = [
        ...(evidence.links ?? []),
        ...placesOfRun(block, start + link.start, start + link.end),
      ];
    }
  }
}
