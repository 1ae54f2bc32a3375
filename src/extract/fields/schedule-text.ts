import { readSchedule } from './dates.ts';
import { findRecurrence } from './recurrence.ts';

const WEEKDAY = '(?:man|tirs|ons|tors|fre|lør|lor|søn|son)dag';
/** What stands before the first date: "Torsdag den", "Start". */
const BEFORE_DATE = new RegExp(
  String.raw`^(?:${WEEKDAY}e?\s*(?:d\.|den)?|den|d\.|fra|start|opstart)?[\s,:]*(?=\d)`,
  'iu',
);
/** Times without a date: "Foråret 2026", "Uge 10-14", "Tirsdage kl. 17-19". */
const WITHOUT_DATE = new RegExp(
  String.raw`^(?:(?:for|efter)år(?:et)?|sommer(?:en)?|vinter(?:en)?|uge|${WEEKDAY}e?|hele året|løbende)(?!\p{L})`,
  'iu',
);
/** A time is told in so many letters; longer texts tell something else besides. */
const LONGEST = 80;

/** Whether a text tells a time and nothing else: "4. marts 2026 kl. 17-20", "Tirsdage i uge 10-14". */
export function isSchedule(text: string): boolean {
  if (text.length > LONGEST) return false;
  if (WITHOUT_DATE.test(text)) return true;
  if (findRecurrence(text) !== undefined && /^\p{L}+ gange\b/iu.test(text)) return true;
  const [first] = readSchedule(text);
  return first?.start !== undefined && BEFORE_DATE.test(text);
}
