import { type CatalogueFile, InputError, type Offering } from './model/index.ts';
import type { Reference } from './records/index.ts';

/** An edition that may serve as a reference. */
export interface ReferenceSource {
  /** As the user knows it. */
  readonly label: string;
  readonly file: CatalogueFile;
  /** All of its text where it was read now, pages parted by form feeds; else what its records hold is used. */
  readonly text?: string;
}

/** Whether pages of an edition lost letters, so that another edition helps to read them. */
export const isDamaged = ({ pages }: CatalogueFile): boolean =>
  pages.some(({ verdict }) => verdict.quality === 'damaged');

/**
 * What a clean edition says, paragraph by paragraph, as evidence for mending a damaged one. What stands on damaged
 * pages of it is left out.
 *
 * @throws InputError where nothing is left.
 */
export function referenceOf({ label, file, text }: ReferenceSource): Reference {
  const damaged = new Set(
    file.pages.filter(({ verdict }) => verdict.quality === 'damaged').map(({ number }) => number),
  );
  const passages = [
    ...new Set(text === undefined ? passagesOf(file, damaged) : paragraphsOf(text, damaged)),
  ];
  if (passages.length === 0) {
    throw new InputError({
      file: label,
      reason: 'a reference is an edition that was read well, and this one has no text that was',
      remedy: 'Name an edition with text on undamaged pages, or leave --reference out',
    });
  }
  const { fileName, sha256 } = file.document;
  return { fileName, sha256, passages };
}

const paragraphsOf = (text: string, damaged: ReadonlySet<number>): string[] =>
  text
    .split('\f')
    .flatMap((page, n) => (damaged.has(n + 1) ? [] : page.split(/\n\s*\n/u)))
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');

function passagesOf({ catalogues, offerings }: CatalogueFile, damaged: ReadonlySet<number>) {
  const isOn = (pages: readonly number[]): boolean => pages.some((page) => damaged.has(page));
  const sections = catalogues
    .flatMap((catalogue) => catalogue.sections)
    .filter(({ page }) => !damaged.has(page))
    .flatMap(({ path, subtitle = '', intro = '' }) => [path.at(-1) ?? '', subtitle, intro]);
  const sound = offerings.filter(
    ({ evidence }) => !isOn(Object.values(evidence).flatMap((at) => at.map(({ page }) => page))),
  );
  return [...sections, ...sound.flatMap(textsOf)]
    .flatMap((text) => text.split(/\n\s*\n/u))
    .filter((text) => text !== '');
}

const textsOf = (offering: Offering): string[] => [
  offering.title,
  offering.description ?? '',
  ...offering.providers,
  ...offering.audiences,
  ...(offering.teachers ?? []),
  ...(offering.schedule ?? []).map(({ text }) => text),
  ...(offering.contacts ?? []).flatMap(({ name }) => name ?? []),
  ...[offering.recurrence, offering.price, offering.duration].flatMap((field) => field?.text ?? []),
  offering.location ?? '',
];
