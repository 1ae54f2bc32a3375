import type { Block, CatalogueInfo, Profile, Warning } from '../model/index.ts';
import { audiencesInTitle, type ToldAudiences } from './audiences.ts';
import { describe } from './description.ts';
import type { CatalogueDraft, SectionDraft } from './drafts.ts';
import { placesOfBlock } from './evidence.ts';
import { catalogueId } from './ids.ts';

/** What is told of a catalogue apart from its offerings; nothing of one without a title. */
export function catalogueInfo(draft: CatalogueDraft, profile: Profile): CatalogueInfo[] {
  if (draft.title === undefined) return [];
  return [
    {
      id: catalogueId(draft.title),
      title: draft.title,
      audiences: audiencesInTitle(draft.title, profile.audiences),
      pages: draft.pages,
      ...intro(draft.intro),
      sections: draft.sections.map((section) => ({
        path: [...section.path],
        page: section.heading.page,
        ...(section.subtitle === undefined ? {} : { subtitle: section.subtitle.title }),
        ...intro(section.intro),
      })),
      contacts: [],
    },
  ];
}

function intro(blocks: readonly Block[]): { intro?: string } {
  const text = describe(blocks.map((block) => ({ block, start: 0, end: block.text.length })));
  return text === '' ? {} : { intro: text };
}

/** Tells of catalogues without a title. */
export function noTitleWarnings(drafts: readonly CatalogueDraft[]): Warning[] {
  return drafts
    .filter((draft) => draft.title === undefined)
    .map((draft) => ({
      code: 'no-catalogue-title',
      page: draft.pages[0],
      message: `no title found for the catalogue that begins on page ${draft.pages[0]}`,
    }));
}

/** Whom an offering is for, by the innermost title above it that says, and where that title stands. */
export function inheritedAudiences(
  draft: CatalogueDraft,
  section: SectionDraft | undefined,
  profile: Profile,
): ToldAudiences {
  const above = draft.sections.filter(
    (each) => section !== undefined && each.path.every((title, n) => section.path[n] === title),
  );
  const titles = [
    draft,
    ...above.flatMap((each) => [each.subtitle, { title: each.path.at(-1), heading: each.heading }]),
  ].reverse();
  for (const titled of titles) {
    if (titled?.title === undefined || titled.heading === undefined) continue;
    const groups = audiencesInTitle(titled.title, profile.audiences);
    if (groups.length > 0) return { groups, places: placesOfBlock(titled.heading) };
  }
  return { groups: [], places: [] };
}
