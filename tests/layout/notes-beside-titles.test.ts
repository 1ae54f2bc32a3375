import { expect, it } from 'vitest';
import { layOut } from '../../src/layout/index.ts';
import { prose, SyntheticPage, summary } from './setting.ts';

const titles = ['Fugle ved fjorden', 'Svampe i skoven', 'Stjerner i mørket'];
const facts = (n: number) => [`Tid: ${n + 3}. maj 2027 kl. 17`, `Sted: Naturskolen, sal ${n + 1}`];

/** Titles over their texts, and a box of facts at the right of each text. */
function fairSheet(origin: 'text-layer' | 'ocr', boxed: boolean): SyntheticPage {
  const sheet = new SyntheticPage(1, origin);
  titles.forEach((title, n) => {
    const top = 80 + 150 * n;
    sheet
      .set(title, { left: 60, top, size: 13, bold: true })
      .below(prose(30, n), 6, { left: 60, width: 290 })
      .set(facts(n).join('\n'), { left: 390, top: top + 26, size: 9 });
    if (boxed) sheet.fill([380, top + 20, 540, top + 60], '#e8f1e4');
  });
  return sheet;
}

const rowByRow = titles.map((title, n) => [title, prose(30, n), ...facts(n)].join(' '));

it.each([
  ['set', 'text-layer'],
  ['read', 'ocr'],
] as const)('%s boxes of facts come with the title that they stand beside', (_, origin) => {
  const text = summary(layOut([fairSheet(origin, true).page()]))
    .map((line) => line.replace(/^[a-z-]+: /, ''))
    .join(' ');
  expect(text).toBe(rowByRow.join(' '));
});

it('so do facts without a box', () => {
  const text = summary(layOut([fairSheet('ocr', false).page()]))
    .map((line) => line.replace(/^[a-z-]+: /, ''))
    .join(' ');
  expect(text).toBe(rowByRow.join(' '));
});

it('notes at the height of the lines of their text are no labels of these', () => {
  const sheet = new SyntheticPage(1, 'ocr');
  sheet.set('Kapitlet handler om naturen.', { left: 215, top: 44, size: 10 });
  titles.forEach((title, n) => {
    const top = 80 + 110 * n;
    sheet.set(title, { left: 215, top, size: 12, bold: true });
    sheet.set(prose(32, n), { left: 215, top: top + 21, width: 310, size: 10, leading: 15 });
    sheet.set('Tid: Efter aftale', { left: 72, top: top + 2, size: 9 });
    sheet.set('Kontakt: Henning Bro', { left: 72, top: top + 22, size: 9 });
    sheet.set('tlf. 72 11 90 40', { left: 72, top: top + 35, size: 9 });
  });
  const blocks = summary(layOut([sheet.page()]));
  expect(blocks.filter((block) => block.startsWith('heading'))).toEqual(
    titles.map((title) => `heading: ${title}`),
  );
  expect(blocks.filter((block) => titles.some((title) => block.includes(title)))).toHaveLength(3);
});

it('leaves the end of a text in the next column where it is, though titles stand beside it', () => {
  const sheet = new SyntheticPage(1)
    .set('Fugle ved fjorden', { left: 60, top: 80, size: 13, bold: true })
    .below(prose(60, 1), 6, { left: 60, width: 220 })
    .below('Svampe i skoven', 24, { left: 60, size: 13, bold: true })
    .below(prose(60, 2).slice(0, -1), 6, { left: 60, width: 220 })
    .set('som holder.', { left: 310, top: 80 });
  const [last] = summary(layOut([sheet.page()])).slice(-1);
  expect(last).toBe(`paragraph: ${prose(60, 2).slice(0, -1)} som holder.`);
});

it('parts recognised titles of sections from smaller titles under them', () => {
  const sheet = new SyntheticPage(1, 'ocr');
  const sections = ['For dig i udvalg og bestyrelse', 'For nye og erfarne ledere i byen'];
  sections.forEach((section, n) => {
    sheet
      .set(section, { left: 60, top: 60 + 250 * n, size: 15.8, bold: true })
      .set(titles[n]!, { left: 60, top: 86 + 250 * n, size: 13.4, bold: true })
      .below(prose(30, n), 8, { left: 60, width: 190 });
  });
  expect(summary(layOut([sheet.page()]))).toEqual(
    sections.flatMap((section, n) => [
      `heading: ${section}`,
      `heading: ${titles[n]}`,
      `paragraph: ${prose(30, n)}`,
    ]),
  );
});

it('parts text from a box of facts that is nearly as near as its next word', () => {
  const sheet = new SyntheticPage(1);
  titles.forEach((title, n) => {
    const top = 80 + 150 * n;
    sheet
      .set(title, { left: 60, top, size: 13, bold: true })
      .below('Af Naturskolen', 2, { left: 60, size: 9 })
      .below(prose(30, n), 6, { left: 60, width: 290 })
      .set(facts(n).join('\n'), { left: 364, top: top + 10, size: 9 })
      .fill([353, top - 2, 540, top + 90], '#e8f1e4');
  });
  const blocks = summary(layOut([sheet.page()]));
  expect(blocks.slice(0, 3)).toEqual([
    `heading: ${titles[0]}`,
    'paragraph: Af Naturskolen',
    `paragraph: ${prose(30, 0)}`,
  ]);
});

it('fills that stand on each other edge to edge are one box, but not where a rule parts them', () => {
  const sheet = () =>
    new SyntheticPage(1)
      .set(prose(60), { left: 60, top: 60, width: 300 })
      .set('Husk regntøj', { left: 66, top: 306, bold: true })
      .set(prose(12, 3), { left: 66, top: 326, width: 290 })
      .fill([60, 300, 360, 321], '#e8f1e4')
      .fill([60, 321, 360, 360], '#e8f1e4');
  const boxes = (page: ReturnType<SyntheticPage['page']>) =>
    new Set(
      layOut([page]).flatMap(({ background }) => (background ? [String(background.box)] : [])),
    );
  expect(boxes(sheet().page())).toEqual(new Set(['60,300,360,360']));
  expect(boxes({ ...sheet().page(), rules: [[60, 320.7, 360, 321.3]] })).toHaveLength(2);
});
