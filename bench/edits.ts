import { type Offering, type Source, sectionsOf } from '../fixtures/make/source.ts';

/** What can be done to a catalogue, by what a comparison should call it. */
export const KINDS = ['added', 'removed', 'renamed', 'moved', 'provider', 'price', 'text'] as const;
export type Kind = (typeof KINDS)[number];

/** An edit that was made, and the title that the offering now has (or had, where it was removed). */
export interface KnownEdit {
  readonly kind: Kind;
  readonly title: string;
}

type Random = () => number;
type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Place = { readonly section: Offering[]; readonly at: number };

/** Every second offering or so stays as it is, so that false alarms can show. */
const SHARE_EDITED = 0.5;
const NAMES = ['Foreningen Nordlys', 'Kursuscenter Vestvang', 'Rådgiverne Holm & Dahl'];
const ENDINGS = ['i praksis', 'trin for trin', 'for øvede', 'på nye måder'];
const SENTENCES = [
  'Der er plads til alle, og vi begynder forfra hver gang.',
  'Husk madpakke og varmt tøj.',
  'Til sidst samler vi op og aftaler, hvem der gør hvad.',
];
/** Words that a text may gain in the place of another: as long as a real change of one word. */
const WORDS = ['tirsdage', 'gratis', 'fjorten', 'deltagere', 'bestyrelsen', 'sommeren'];

/**
 * A copy of a catalogue with random edits, at most one to an offering. `strangers` are offerings of other
 * catalogues: those that are added.
 */
export function edited(
  source: Source,
  strangers: readonly Offering[],
  random: Random,
): { readonly source: Source; readonly edits: readonly KnownEdit[] } {
  const copy = structuredClone(source);
  const sections = copy.catalogues.flatMap(listsOf);
  const edits: KnownEdit[] = [];
  const newcomers = shuffled(strangers, random);
  for (const offering of sections.flat()) {
    if (random() > SHARE_EDITED) continue;
    const section = sections.find((list) => list.includes(offering))!;
    const place = { section, at: section.indexOf(offering) };
    const make = {
      added: () => add(place, newcomers),
      removed: () => remove(place),
      renamed: () => rename(offering, random),
      moved: () => move(place, copy, random),
      provider: () => provider(offering, copy, random),
      price: () => price(offering),
      text: () => text(offering, random),
    } satisfies Record<Kind, () => string | undefined>;
    // the first kind that the offering admits, in random order
    for (const kind of shuffled(KINDS, random)) {
      const title = make[kind]();
      if (title === undefined) continue;
      edits.push({ kind, title });
      break;
    }
  }
  return { source: copy, edits };
}

/** The offerings of each section, those within sections too. */
const listsOf = ({ sections }: Source['catalogues'][number]): Offering[][] =>
  sectionsOf(sections).map(({ section }) => section.offerings);

function add({ section, at }: Place, newcomers: Offering[]): string | undefined {
  const newcomer = newcomers.pop();
  if (newcomer === undefined) return undefined;
  const { fields, providers } = section[at]!;
  // it is set as its neighbours are: with providers only where these have some
  const own = { ...structuredClone(newcomer), providers, fields: structuredClone(fields) };
  section.splice(at, 0, own);
  return own.title;
}

function remove({ section, at }: Place): string | undefined {
  if (section.length < 2) return undefined;
  return section.splice(at, 1)[0]!.title;
}

function rename(offering: Writable<Offering>, random: Random): string {
  const words = offering.title.split(' ');
  offering.title =
    words.length > 2 && random() < 0.5
      ? [...words.slice(0, -1), chosen(['fællesskab', 'overblik', 'hverdag'], random)].join(' ')
      : `${offering.title} ${chosen(ENDINGS, random)}`;
  return offering.title;
}

function move({ section, at }: Place, source: Source, random: Random): string | undefined {
  const home = source.catalogues.map(listsOf).find((lists) => lists.includes(section))!;
  // a section that holds sections only is not set to take offerings of its own
  const others = home.filter((list) => list !== section && list.length > 0);
  if (others.length === 0 || section.length < 2) return undefined;
  const [offering] = section.splice(at, 1);
  chosen(others, random).push(offering!);
  return offering!.title;
}

function provider(
  offering: Writable<Offering>,
  source: Source,
  random: Random,
): string | undefined {
  if (offering.providers.length === 0) return undefined;
  if (offering.fields.some(({ as }) => as === 'providers')) return undefined;
  if (!source.catalogues.some(({ marker }) => marker !== undefined)) return undefined;
  offering.providers = [chosen(NAMES, random)];
  return offering.title;
}

function price(offering: Offering): string | undefined {
  const field = offering.fields.find(({ as }) => as === 'price');
  if (field === undefined || !/\d/.test(field.text)) return undefined;
  // one digit, the first: 1.450 becomes 2.450
  const changed = (printed: string): string =>
    printed.replace(/\d/, (digit) => String((Number(digit) % 9) + 1));
  const { value } = field as { readonly value?: { readonly amount?: number } };
  const { amount } = value ?? {};
  const isFirst = amount !== undefined && String(amount)[0] === /\d/.exec(field.text)?.[0];
  Object.assign(field, {
    text: changed(field.text),
    ...(isFirst && { value: { ...value, amount: Number(changed(String(amount))) } }),
  });
  return offering.title;
}

function text(offering: Offering, random: Random): string | undefined {
  const paragraphs = offering.text.flatMap((part, n) => (typeof part === 'string' ? [n] : []));
  if (paragraphs.length === 0) return undefined;
  const n = chosen(paragraphs, random);
  const words = (offering.text[n] as string).split(' ');
  const at = Math.floor(random() * words.length);
  const way = random();
  if (way < 0.4) offering.text[n] = `${words.join(' ')} ${chosen(SENTENCES, random)}`;
  else if (way < 0.7) offering.text[n] = words.with(at, chosen(WORDS, random)).join(' ');
  else offering.text[n] = words.toSpliced(at, Math.min(3, words.length - 1)).join(' ');
  return offering.title;
}

const chosen = <T>(list: readonly T[], random: Random): T =>
  list[Math.floor(random() * list.length)]!;

const shuffled = <T>(list: readonly T[], random: Random): T[] =>
  list
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
