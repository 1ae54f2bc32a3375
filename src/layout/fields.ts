import type { Segment } from './segment.ts';
import { labelOf } from './text-ends.ts';

/** What the labels of practical fields are commonly called in Danish; compared by their last word, in lower case. */
const COMMON = new Set(
  `dato datoer tid tider tidspunkt tidsrum sted lokation adresse pris priser deltagerpris deltagerbetaling målgruppe
   målgrupper tilmelding tilmeldingsfrist frist udbyder udbydere arrangør arrangører underviser undervisere
   oplægsholder oplægsholdere facilitator varighed omfang form format kontakt kontaktperson deltagere deltagerantal
   hvor hvornår hvem periode link hjemmeside email e-mail mail telefon tlf forplejning forudsætninger udbytte
   indhold formål mål materialer bemærk info information mere`.split(/\s+/),
);

/**
 * The labels that open practical fields ("Dato: …") rather than titles with a colon ("Økonomi: sådan styrer du"):
 * common ones, and those that recur in the document and are set at least once apart from their value's weight or
 * without weight.
 */
export function fieldLabelsOf(lines: readonly Segment[]): Set<string> {
  const met = new Map<string, { times: number; plain: boolean }>();
  for (const line of lines) {
    const label = labelOf(line.text);
    if (label === undefined) continue;
    const before = met.get(label) ?? { times: 0, plain: false };
    met.set(label, { times: before.times + 1, plain: before.plain || !line.style.bold });
  }
  const labels = [...met].filter(
    ([label, { times, plain }]) => isFieldLabel(label) || (times > 1 && plain),
  );
  return new Set(labels.map(([label]) => label));
}

/** Whether a label, with or without its colon, is what a practical field is commonly called. */
export const isFieldLabel = (label: string): boolean =>
  COMMON.has(label.replace(/:$/u, '').toLowerCase().split(' ').at(-1) ?? '');
