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

/** Further ones, which may also stand in figures: a label with its colon at the beginning of a line is told by them. */
const BEFORE_COLON =
  `instruktør instruktører foredragsholder forelæser guide mødested mødetid lokale entré kontingent
   billet billetter nr holdnr kursusnr`.split(/\s+/);

/** What a reading without these letters makes of them (measured: see `bench/repair`). */
const LOST: Readonly<Record<string, string>> = {
  æ: '(?:æ|ae|ee|ze|oe|[aez])',
  ø: '[øoage@6]',
  å: '[åadé&4]',
};
const asRead = (word: string): string =>
  word.replace(/[æøå]/gu, (letter) => LOST[letter] as string);
const COMMON_READ = new RegExp(`^(?:${[...COMMON, ...BEFORE_COLON].map(asRead).join('|')})$`, 'u');

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
export const isFieldLabel = (label: string): boolean =>
  isMadeOf(label.match(/[\p{L}-]+/gu) ?? [], (word) => COMMON.has(word));

/** The same of a label before a colon, which may have lost its æ, ø and å. */
export const isLabelAsRead = (label: string): boolean =>
  isMadeOf(label.match(/[@&\d]*\p{L}[\p{L}\d@&-]*/gu) ?? [], (word) => COMMON_READ.test(word));

function isMadeOf(words: readonly string[], isCommon: (word: string) => boolean): boolean {
  const names = words.map((word) => word.toLowerCase()).filter((word) => !BETWEEN.has(word));
  return names.length > 0 && names.every(isCommon);
}
