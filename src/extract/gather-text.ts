import { type Block, flowing } from '../model/index.ts';
import { placesOfRun } from './evidence.ts';
import { type Found, findEmails, findLinks, findPersons, findPhones } from './fields/contacts.ts';
import { readDate, readSchedule } from './fields/dates.ts';
import { readDuration } from './fields/duration.ts';
import { readPrice } from './fields/price.ts';
import { findRecurrence } from './fields/recurrence.ts';
import {
  findAppointments,
  findBeginning,
  findCost,
  findDeadline,
  findLength,
  findPlaceAt,
} from './fields/running-text.ts';
import type { Gathered } from './values.ts';

/**
 * What running text tells without a label: how often, addresses, and, where no label tells any, when and where. The text
 * keeps it.
 */
export function gatherFromText(gathered: Gathered): void {
  const { fields, parts } = gathered;
  const isDated = fields.schedule !== undefined;
  for (const { block, start, end } of parts) {
    const run: Run = { block, start, text: flowing(block).slice(start, end) };
    gatherRecurrence(run, gathered);
    gatherAddresses(run, gathered);
    if (!isDated) gatherAppointments(run, gathered);
    const cost = fields.price === undefined ? findCost(run.text) : undefined;
    if (cost !== undefined) {
      fields.price = readPrice(cost.value);
      note('price', run, cost, gathered);
    }
    const length = fields.duration === undefined ? findLength(run.text) : undefined;
    if (length !== undefined) {
      fields.duration = readDuration(length.value);
      note('duration', run, length, gathered);
    }
    const deadline = fields.registrationDeadline === undefined ? findDeadline(run.text) : undefined;
    const date = deadline && readDate(deadline.value);
    if (deadline !== undefined && date !== undefined) {
      fields.registrationDeadline = date;
      note('registrationDeadline', run, deadline, gathered);
    }
  }
}

/** A stretch of a block's text, from `start`. */
interface Run {
  readonly block: Block;
  readonly start: number;
  readonly text: string;
}

/** Notes where a value was found that no label tells. */
function note(
  field: string,
  run: Run,
  found: Pick<Found, 'start' | 'end'>,
  { evidence, inferred }: Gathered,
): void {
  inferred.add(field);
  evidence[field] = [...(evidence[field] ?? []), ...placesOf(run, found)];
}

const placesOf = ({ block, start }: Run, found: Pick<Found, 'start' | 'end'>) =>
  placesOfRun(block, start + found.start, start + found.end);

function gatherRecurrence(run: Run, { fields, evidence }: Gathered): void {
  const recurrence = fields.recurrence === undefined ? findRecurrence(run.text) : undefined;
  if (recurrence === undefined) return;
  fields.recurrence = recurrence.value;
  evidence.recurrence = placesOf(run, recurrence);
}

/** What stands before a number that is to be rung. */
const RING = /(?:ring|tlf|telefon|mobil|sms|besked|kontakt|henvend)[^.!?]{0,60}$/iu;

function gatherAddresses(run: Run, gathered: Gathered): void {
  const { fields, evidence } = gathered;
  for (const { value, ...found } of findPersons(run.text)) {
    if (fields.contacts !== undefined) continue;
    fields.contacts = [value];
    note('contacts', run, found, gathered);
  }
  for (const email of findEmails(run.text)) {
    const address = email.value.toLowerCase();
    if (fields.contacts?.some((contact) => contact.email === address)) continue;
    fields.contacts = [...(fields.contacts ?? []), { email: address }];
    note('contacts', run, email, gathered);
  }
  for (const phone of findPhones(run.text)) {
    if (fields.contacts !== undefined || !RING.test(run.text.slice(0, phone.start))) continue;
    fields.contacts = [{ phone: phone.value }];
    note('contacts', run, phone, gathered);
  }
  for (const link of findLinks(run.text)) {
    if (fields.links?.includes(link.value)) continue;
    fields.links = [...(fields.links ?? []), link.value];
    evidence.links = [...(evidence.links ?? []), ...placesOf(run, link)];
  }
}

function gatherAppointments(run: Run, gathered: Gathered): void {
  const { fields } = gathered;
  const appointments = findAppointments(run.text);
  const beginning = fields.schedule === undefined ? findBeginning(run.text) : undefined;
  for (const appointment of appointments.length === 0 && beginning ? [beginning] : appointments) {
    fields.schedule = [...(fields.schedule ?? []), ...readSchedule(appointment.value)];
    note('schedule', run, appointment, gathered);
    const place = fields.location === undefined ? findPlaceAt(run.text, appointment) : undefined;
    if (place === undefined) continue;
    fields.location = place.value;
    note('location', run, place, gathered);
  }
}
