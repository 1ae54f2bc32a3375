import type { Change, Severity, SeverityRules } from '../model/index.ts';

/** What a reader of the catalogue would act upon is important. A profile's rules come before these. */
const RULES: Required<SeverityRules> = {
  added: 'important',
  removed: 'important',
  renamed: 'important',
  moved: 'info',
  split: 'important',
  merged: 'important',
  provider: 'important',
  teacher: 'info',
  audience: 'important',
  schedule: 'important',
  location: 'important',
  price: 'important',
  contact: 'info',
  number: 'info',
  kind: 'info',
  text: 'info',
};

/** A change is as severe as the most severe of what it is made of. */
export function severityOf(
  { type, aspects }: Pick<Change, 'type' | 'aspects'>,
  rules: SeverityRules = {},
): Severity {
  const matters = type === 'changed' ? aspects : [type];
  return matters.some((matter) => (rules[matter] ?? RULES[matter]) === 'important')
    ? 'important'
    : 'info';
}
