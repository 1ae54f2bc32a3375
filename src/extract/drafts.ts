import { type Block, flowing } from '../model/index.ts';
import { tellsTimes } from './facts/index.ts';
import { isTimeOfDay, namesDay } from './fields/dates.ts';
import { groupBy } from './group-by.ts';
import { type Numbering, numberBefore, numberingOf } from './numbering.ts';
import type { OutlineItem } from './outline/index.ts';

/** A section as the outline gives it. */
export interface SectionDraft {
  readonly path: readonly string[];
  /** The days and times of day that it and those around it are titled with, as in a programme. */
  readonly times: readonly Titled[];
  readonly heading: Block;
  subtitle?: Titled;
  readonly intro: Block[];
}

/** A title and the heading it was read from. */
export interface Titled {
  readonly title: string;
  readonly heading: Block;
}

/** A catalogue as the outline gives it; without a title where the document prints none. */
export interface CatalogueDraft {
  readonly title: string | undefined;
  readonly heading: Block | undefined;
  readonly pages: [first: number, last: number];
  readonly intro: Block[];
  readonly sections: SectionDraft[];
  readonly offerings: OfferingDraft[];
}

/** An offering as the outline gives it: its title and what stands under it. */
export interface OfferingDraft {
  readonly heading: Block;
  readonly section: SectionDraft | undefined;
  readonly body: Block[];
  /** Whether a new section or catalogue, or the end, follows it. */
  endsSection: boolean;
}

/** The outline as catalogues of sections and offerings. Front matter is left out. */
export function draftCatalogues(items: readonly OutlineItem[]): CatalogueDraft[] {
  const catalogues: CatalogueDraft[] = [];
  const sectionNumbers = numberedSections(items);
  let open: SectionDraft[] = [];
  let offering: OfferingDraft | undefined;
  let panel: SectionDraft | undefined;
  const closeOffering = (endsSection: boolean): void => {
    if (offering !== undefined) offering.endsSection = endsSection;
    offering = undefined;
  };
  const current = (page: number, titled?: Titled): CatalogueDraft => {
    const last = catalogues.at(-1);
    if (last !== undefined && titled === undefined) return last;
    const draft: CatalogueDraft = {
      title: titled?.title,
      heading: titled?.heading,
      pages: [page, page],
      intro: [],
      sections: [],
      offerings: [],
    };
    catalogues.push(draft);
    open = [];
    return draft;
  };

  for (const { block, role, depth } of items) {
    if (role === 'front' || role === 'list') continue;
    const title = withoutNumber(titleOf(block), sectionNumbers.get(block) ?? 'none');
    if (role === 'catalogue') {
      closeOffering(true);
      current(block.page, { title, heading: block });
      continue;
    }
    const catalogue = current(block.page);
    catalogue.pages[1] = Math.max(catalogue.pages[1], ...block.lines.map((line) => line.page));
    if (role !== 'body' && role !== 'inner') panel = undefined;
    if (role === 'panel') {
      panel = { path: [title], times: [], heading: block, intro: [] };
      catalogue.sections.push(panel);
    } else if (role === 'section') {
      closeOffering(true);
      open = open.slice(0, depth);
      const above = open.at(-1);
      // a time of day parts those of a day, and names no part of the publication
      const isTime = isTimeOfDay(title);
      const path = [...(above?.path ?? []), ...(isTime ? [] : [title])];
      const own =
        isTime || (tellsTimes(title) && namesDay(title)) ? [{ title, heading: block }] : [];
      const times = [...(above?.times ?? []), ...own];
      const section: SectionDraft = { path, times, heading: block, intro: [] };
      open.push(section);
      if (!isTime) catalogue.sections.push(section);
    } else if (role === 'subtitle') {
      const section = open.at(-1);
      if (section !== undefined) section.subtitle = { title, heading: block };
    } else if (role === 'offering') {
      closeOffering(false);
      offering = { heading: block, section: open.at(-1), body: [], endsSection: true };
      catalogue.offerings.push(offering);
    } else {
      (panel?.intro ?? offering?.body ?? open.at(-1)?.intro ?? catalogue.intro).push(block);
    }
  }
  return catalogues;
}

/** How the titles of sections are numbered: all of a catalogue, or those of one depth. */
function numberedSections(items: readonly OutlineItem[]): ReadonlyMap<Block, Numbering> {
  const sections = items.filter(({ role }) => role === 'section');
  const depths = groupBy(sections, ({ depth }) => depth);
  const numberings = new Map<Block, Numbering>();
  for (const own of [...depths.values(), sections]) {
    const blocks = own.map(({ block }) => block);
    const numbering = numberingOf(blocks.map(titleOf));
    if (numbering !== 'order' && numbering !== 'letters') continue;
    for (const block of blocks) numberings.set(block, numbering);
  }
  return numberings;
}

const withoutNumber = (title: string, numbering: Numbering): string =>
  title.slice(numberBefore(title, numbering).length);

/** A heading's text on one line. */
export const titleOf = (block: Block): string => flowing(block).replace(/\s+/g, ' ').trim();
