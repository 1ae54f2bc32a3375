import slugify from '@sindresorhus/slugify';
import { groupBy } from './group-by.ts';

/** What an offering's id is made of. */
export interface Named {
  readonly catalogue: string | undefined;
  readonly sectionPath: readonly string[];
  readonly title: string;
}

const MAX_TITLE = 60;

/**
 * Readable ids, unique in the document: catalogue and title, with the innermost section between them only where
 * a catalogue has several offerings of one title, so that moving an offering keeps its id. Letters are folded to
 * a–z (å→a, ø→o, æ→ae), as a reading without Danish letters gives them most often, so that readings agree.
 */
export function offeringIds(offerings: readonly Named[]): string[] {
  const plain = offerings.map((each) => join([each.catalogue, each.title]));
  const sectioned = uniqueOr(plain, (n) => {
    const { catalogue, sectionPath, title } = offerings[n] as Named;
    return join([catalogue, sectionPath.at(-1), title]);
  });
  const seen = new Map<string, number>();
  return sectioned.map((id) => {
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}.${count}`;
  });
}

/** A readable id for a catalogue's title. */
export const catalogueId = (title: string): string => slug(title);

function uniqueOr(ids: readonly string[], otherwise: (index: number) => string): string[] {
  const groups = groupBy(ids, (id) => id);
  return ids.map((id, n) => (groups.get(id)?.length === 1 ? id : otherwise(n)));
}

const join = (parts: readonly (string | undefined)[]): string =>
  parts.flatMap((part) => (part === undefined ? [] : [slug(part)])).join('.');

/** At most `MAX_TITLE` letters, cut at a word. "x" where the text has no letter that a slug can show. */
function slug(text: string): string {
  const whole = slugify(text, {
    customReplacements: [
      ['æ', 'ae'],
      ['ø', 'o'],
      ['å', 'a'],
      ['Æ', 'ae'],
      ['Ø', 'o'],
      ['Å', 'a'],
    ],
    decamelize: false,
  });
  if (whole.length <= MAX_TITLE) return whole === '' ? 'x' : whole;
  const cut = whole.slice(0, MAX_TITLE + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), 1));
}
