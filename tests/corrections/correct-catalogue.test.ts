import { describe, expect, test } from 'vitest';
import { correctCatalogue } from '../../src/corrections/index.ts';
import { CatalogueFile, type Correction, type Offering, seen } from '../../src/model/index.ts';
import { blockOf, catalogueOf, nameIds, offering } from './setting.ts';

const correct = (offerings: readonly Offering[], ...corrections: readonly Correction[]) => {
  const result = correctCatalogue(catalogueOf(...offerings), corrections, { blocks: [], nameIds });
  expect(CatalogueFile.safeParse(result.file).error).toBeUndefined();
  return result;
};

const pruning = offering('Beskarring af træer', {
  description: 'Vi beskærer æble og pære i februar, mens træerne sover.',
});
const bees = offering('Bier i byen', { description: 'En aften om stader, sværme og honning.' });

const retitled: Correction = {
  op: 'set',
  offering: seen(pruning),
  field: 'title',
  before: 'Beskarring af træer',
  after: 'Beskæring af træer',
};

describe('a field that is set', () => {
  test('is right in the record, which says that it was corrected, and gives it the id of the right title', () => {
    const { file, outcomes } = correct([bees, pruning], retitled);
    expect(file.offerings[1]).toMatchObject({
      id: 'kurser.beskæring-af-træer',
      title: 'Beskæring af træer',
      corrected: ['title'],
    });
    expect(file.offerings[0]).toEqual(bees);
    expect(outcomes).toEqual([{ correction: retitled }]);
  });

  test('is found again where the title is read otherwise, by the text under it', () => {
    const other = { ...pruning, id: 'kurser.8eskarring', title: 'Beskærring af traer' };
    const { file } = correct([bees, other], retitled);
    expect(file.offerings[1]?.title).toBe('Beskæring af træer');
  });

  test('that already reads right needs no correction', () => {
    const right = { ...pruning, title: 'Beskæring af træer' };
    const { file, outcomes } = correct([bees, right], retitled);
    expect(file.offerings[1]?.corrected).toBeUndefined();
    expect(outcomes[0]?.unfit).toBeUndefined();
  });

  test('that a later edition prints otherwise stays as printed, and that is told', () => {
    const before = offering('Bier i byen', { price: { text: '1.450 kr.', amount: 1450 } });
    const dearer = offering('Bier i byen', { price: { text: '1.650 kr.', amount: 1650 } });
    const { file, outcomes } = correct([dearer], {
      op: 'set',
      offering: seen(before),
      field: 'price',
      before: before.price,
      after: { text: '1.400 kr.', amount: 1400 },
    });
    expect(file.offerings[0]?.price?.amount).toBe(1650);
    expect(outcomes[0]?.unfit).toMatch(/now reads “1.650 kr.*where “1.450 kr/);
  });

  test('can be taken away, and be given where there was none', () => {
    const placed = offering('Bier i byen', { location: 'Side 4' });
    const { file } = correct(
      [placed],
      { op: 'set', offering: seen(placed), field: 'location', before: 'Side 4' },
      { op: 'set', offering: seen(placed), field: 'links', after: ['https://bier.example'] },
    );
    expect(file.offerings[0]).not.toHaveProperty('location');
    expect(file.offerings[0]?.links).toEqual(['https://bier.example']);
    expect(file.offerings[0]?.corrected).toEqual(['links', 'location']);
  });

  test('of a record that is gone is told', () => {
    const { outcomes } = correct([bees], retitled);
    expect(outcomes[0]?.unfit).toBe('no record is like “Beskarring af træer”');
  });

  test('of a record that cannot be told from another is told', () => {
    const one = { ...pruning, id: 'a', title: 'Beskaring af træer' };
    const two = { ...pruning, id: 'b', title: 'Beskarrlng af træer' };
    const { outcomes } = correct([one, two], retitled);
    expect(outcomes[0]?.unfit).toBe('several records are like “Beskarring af træer”');
  });
});

test('corrections made on a corrected result fit the next run from the start', () => {
  const first = correct([bees, pruning], retitled).file.offerings[1] as Offering;
  const { file, outcomes } = correct([bees, pruning], retitled, {
    op: 'set',
    offering: seen(first),
    field: 'kind',
    before: 'course',
    after: 'session',
  });
  expect(outcomes.map(({ unfit }) => unfit)).toEqual([undefined, undefined]);
  expect(file.offerings[1]).toMatchObject({ title: 'Beskæring af træer', kind: 'session' });
});

describe('sections and catalogues', () => {
  test('are renamed for all that stands in them', () => {
    const deep = offering('Roser', { sectionPath: ['Haven', 'Blomster'] });
    const { file } = correct([bees, deep], {
      op: 'rename-section',
      catalogue: 'Kurser',
      before: ['Haven'],
      after: ['Have og by'],
    });
    expect(file.offerings.map(({ sectionPath }) => sectionPath)).toEqual([
      ['Have og by'],
      ['Have og by', 'Blomster'],
    ]);
    expect(file.catalogues[0]?.sections[0]?.path).toEqual(['Have og by']);
  });

  test('that are not there are told', () => {
    const { outcomes } = correct(
      [bees],
      { op: 'rename-section', catalogue: 'Kurser', before: ['Skoven'], after: ['Skov'] },
      { op: 'rename-catalogue', before: 'Netværk', after: 'Netværket' },
    );
    expect(outcomes.map(({ unfit }) => unfit)).toEqual([
      'there is no such section',
      'there is no such catalogue',
    ]);
  });
});

describe('records', () => {
  const both = offering('Bier i byen', {
    description: 'En aften om stader.\n\nKompost for alle\n\nLær at vende bunken.',
    price: { text: 'Gratis', amount: 0 },
  });
  const split: Correction = {
    op: 'split',
    offering: seen(both),
    paragraph: 'Kompost for alle',
    title: 'Kompost for alle',
  };

  test('are split at a paragraph, whose place becomes the evidence of the new title', () => {
    const blocks = [blockOf(['Kompost for alle'])];
    const { file } = correctCatalogue(catalogueOf(both), [split], { blocks, nameIds });
    expect(file.offerings).toMatchObject([
      { title: 'Bier i byen', description: 'En aften om stader.', price: both.price },
      {
        id: 'kurser.kompost-for-alle',
        title: 'Kompost for alle',
        description: 'Lær at vende bunken.',
        corrected: ['description', 'title'],
        evidence: { title: [{ page: 1, box: [72, 100, 168, 110] }] },
      },
    ]);
    expect(file.offerings[1]).not.toHaveProperty('price');
  });

  test('are split at no paragraph that is not there', () => {
    const { outcomes } = correct([{ ...both, description: 'En aften om stader.' }], split);
    expect(outcomes[0]?.unfit).toMatch(/no record is like|no paragraph like “Kompost/);
  });

  test('are merged: the text of the one goes under that of the other', () => {
    const torn = offering('Medbring handsker', {
      description: 'Og støvler.',
      location: 'Haven',
      teachers: ['Ida Lund'],
    });
    const { file } = correct([bees, torn], {
      op: 'merge',
      offering: seen(torn),
      into: seen(bees),
    });
    expect(file.offerings).toHaveLength(1);
    expect(file.offerings[0]).toMatchObject({
      title: 'Bier i byen',
      description: `${bees.description}\n\nMedbring handsker\n\nOg støvler.`,
      location: 'Haven',
      teachers: ['Ida Lund'],
      corrected: ['description', 'location', 'teachers'],
    });
  });

  test('are dropped', () => {
    const { file } = correct([bees, pruning], { op: 'drop', offering: seen(bees) });
    expect(file.offerings).toEqual([pruning]);
  });

  test('split, corrected and dropped in one go fit one another', () => {
    const second = {
      ...offering('Kompost for alle'),
      id: `${both.id}~2`,
      description: 'Lær at vende bunken.',
    };
    const { file, outcomes } = correct(
      [both, pruning],
      split,
      {
        op: 'set',
        offering: seen(second),
        field: 'title',
        before: 'Kompost for alle',
        after: 'Kompost',
      },
      { op: 'drop', offering: seen(both) },
    );
    expect(outcomes.filter(({ unfit }) => unfit !== undefined)).toEqual([]);
    expect(file.offerings.map(({ title }) => title)).toEqual(['Kompost', pruning.title]);
  });
});

test('no corrections change nothing', () => {
  expect(correct([bees, pruning]).file.offerings).toEqual([bees, pruning]);
});
