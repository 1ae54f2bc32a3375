import type { Segment } from '../lines/segment.ts';
import { labelOf } from '../lines/text-ends.ts';

/** The words that the labels of practical fields are commonly made of in Danish. */
const COMMON = new Set(
  `dato datoer tid tider tidspunkt tidsrum sted lokation adresse pris priser deltagerpris deltagerbetaling målgruppe
   målgrupper tilmelding tilmeldingsfrist frist udbyder udbydere arrangør arrangører underviser undervisere
   oplægsholder oplægsholdere facilitator varighed omfang form format kontakt kontaktperson deltagere deltagerantal
   hvor hvornår hvem periode link hjemmeside email e-mail mail telefon tlf forplejning forudsætninger udbytte
   indhold formål mål materialer bemærk info information mere læs yderligere oplysninger deltager person senest antal
   max maks`.split(/\s+/),
);

/** The number of a page behind an entry of an index: "Vinterbadning, 12". */
const PAGE_BEHIND = /[,.\s]+\d{1,3}(?=\s|$)/gu;

/**
 * The labels that open practical fields ("Dato: …") rather than titles with a colon ("Økonomi: sådan styrer du"):
 * common ones, and those that recur in the document, its contents apart, and are set at least once apart from their
 * value's weight or without weight.
 */
export function fieldLabelsOf(lines: readonly Segment[]): Set<string> {
  const met = new Map<string, { times: number; plain: boolean }>();
  const texts = new Set(lines.map(({ text }) => text));
  // titles come again in the contents, and in an index with the number of their page
  const isEntry = ({ text, contents }: Segment): boolean =>
    contents ||
    [...text.matchAll(PAGE_BEHIND)].some(({ index }) => texts.has(text.slice(0, index)));
  for (const line of lines) {
    const label = isEntry(line) ? undefined : labelOf(line.text);
    if (label === undefined) continue;
    const before = met.get(label) ?? { times: 0, plain: false };
    met.set(label, { times: before.times + 1, plain: before.plain || !line.style.bold });
  }
  const labels = [...met].filter(
    ([label, { times, plain }]) => isFieldLabel(label) || (times > 1 && plain),
  );
  return new Set(labels.map(([label]) => label));
}

/** Small words between the names of fields: "Tid og sted", "Pris pr. deltager". */
const BETWEEN = new Set(['og', 'for', 'pr', 'til', 'om', 'samt', 'evt']);

/** Whether a label, with or without its colon, is what a practical field is commonly called. */
export function isFieldLabel(label: string): boolean {
  const words = label.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
  const names = words.filter((word) => !BETWEEN.has(word));
  return names.length > 0 && names.every((word) => COMMON.has(word));
}
