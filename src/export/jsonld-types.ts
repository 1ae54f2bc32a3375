import type { Contact, Kind } from '../model/index.ts';
import type { ExportRecord } from './record.ts';

/** A node of JSON-LD, or some of its properties. */
export type Node = Readonly<Record<string, unknown>>;

/** A type of schema.org, and how that type says what all offerings have. */
export interface SchemaOrgType {
  readonly name: string;
  readonly properties: Node;
}

/** Course where something is taught over time; what takes place is an event, the rest a service or a work. */
const families: Readonly<Record<Kind, (record: ExportRecord) => SchemaOrgType>> = {
  course: course,
  programme: course,
  session: (record) => event('EducationEvent', record),
  webinar: (record) => event('EducationEvent', record, online),
  meeting: (record) => event('Event', record),
  visit: (record) => event('Event', record),
  network: service,
  mentoring: service,
  coaching: service,
  other: service,
  tool: (record) => work('LearningResource', record),
  publication: (record) => work('CreativeWork', record),
};

export const typeOf = (record: ExportRecord): SchemaOrgType => families[record.kind](record);

const online = { eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode' };

/** Its dates, places and teachers are those of its instances. */
function course(record: ExportRecord): SchemaOrgType {
  const place = placeOf(record);
  const { iso } = record.duration ?? {};
  const common = {
    ...(place && { location: place }),
    ...(iso !== undefined && { courseWorkload: iso }),
    ...some(
      'instructor',
      (record.teachers ?? []).map((name) => person({ name })),
    ),
  };
  const dated = occurrences('CourseInstance', record, common);
  const undated = Object.keys(common).length > 0 ? [{ '@type': 'CourseInstance', ...common }] : [];
  const instances = dated.length > 0 ? dated : undated;
  return {
    name: 'Course',
    properties: {
      ...(record.courseNumber !== undefined && { courseCode: record.courseNumber }),
      ...some('provider', organizations(record)),
      ...some('offers', offers(record)),
      ...some('hasCourseInstance', instances),
    },
  };
}

/** One date is its own, several are parts of it. */
function event(name: string, record: ExportRecord, mode: Node = {}): SchemaOrgType {
  const place = placeOf(record);
  const { iso } = record.duration ?? {};
  const common = { ...mode, ...(place && { location: place }) };
  const dated = occurrences(name, record, { name: record.title, ...common });
  const [{ '@type': _, ...only } = {}] = dated as Record<string, unknown>[];
  return {
    name,
    properties: {
      ...some('organizer', organizations(record)),
      ...some('offers', offers(record)),
      ...common,
      ...(iso !== undefined && { duration: iso }),
      ...(dated.length > 1 ? { subEvent: dated } : only),
    },
  };
}

function service(record: ExportRecord): SchemaOrgType {
  return {
    name: 'Service',
    properties: {
      serviceType: record.kind,
      ...some('provider', organizations(record)),
      ...some('offers', offers(record, placeOf(record))),
      ...some('subjectOf', occurrences('Event', record, { name: record.title })),
    },
  };
}

function work(name: string, record: ExportRecord): SchemaOrgType {
  const { iso } = record.duration ?? {};
  return {
    name,
    properties: {
      ...some('provider', organizations(record)),
      ...some('offers', offers(record, placeOf(record))),
      ...(iso !== undefined && { timeRequired: iso }),
      ...some('subjectOf', occurrences('Event', record, { name: record.title })),
    },
  };
}

/** Of each dated entry of the schedule; `common` is what holds for all. */
function occurrences(type: string, record: ExportRecord, common: Node): readonly Node[] {
  return (record.schedule ?? [])
    .filter(({ start }) => start !== undefined)
    .map(({ start, end }) => ({
      '@type': type,
      ...common,
      startDate: dateTime(start!),
      ...(end !== undefined && { endDate: dateTime(end) }),
    }));
}

/** As xsd:dateTime wants it: with seconds. It is the clock of the place, so that no zone is added. */
const dateTime = (text: string): string => (text.includes('T') ? `${text}:00` : text);

const organizations = ({ providers }: ExportRecord): readonly Node[] =>
  providers.map((name) => ({ '@type': 'Organization', name }));

const placeOf = ({ location }: ExportRecord): Node | undefined =>
  location === undefined ? undefined : { '@type': 'Place', name: location };

/** Price, deadline and whom to ask: the terms on which it is offered. */
function offers(record: ExportRecord, place?: Node): readonly Node[] {
  const { price, registrationDeadline, contacts = [] } = record;
  const offer = {
    ...(price && { description: price.text, ...amount(price) }),
    ...(registrationDeadline !== undefined && { validThrough: registrationDeadline }),
    ...(place && { availableAtOrFrom: place }),
    ...some('offeredBy', contacts.map(person)),
  };
  return Object.keys(offer).length > 0 ? [{ '@type': 'Offer', ...offer }] : [];
}

function amount({ amount, currency, per }: NonNullable<ExportRecord['price']>): Node {
  if (amount === undefined) return {};
  const money = { price: amount, ...(currency !== undefined && { priceCurrency: currency }) };
  const unit = { '@type': 'UnitPriceSpecification', ...money, unitText: per };
  return {
    ...money,
    category: amount === 0 ? 'Free' : 'Paid',
    ...(per !== undefined && { priceSpecification: unit }),
  };
}

const person = ({ name, email, phone }: Contact): Node => ({
  '@type': 'Person',
  ...(name !== undefined && { name }),
  ...(email !== undefined && { email }),
  ...(phone !== undefined && { telephone: phone }),
});

const some = (property: string, values: readonly Node[]): Node =>
  values.length > 0 ? { [property]: values } : {};
