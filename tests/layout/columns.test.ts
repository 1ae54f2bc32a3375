import { expect, it } from 'vitest';
import { layOut } from '../../src/layout/index.ts';
import { rowsOf } from '../../src/layout/lines/rows.ts';
import { segmentsOf } from '../../src/layout/lines/segments.ts';
import type { Word } from '../../src/model/index.ts';
import { prose, SyntheticPage, summary } from './setting.ts';

const text = (seed: number, words = 45) => prose(words, seed);

it('reads two columns one after the other', () => {
  const sheet = new SyntheticPage(1)
    .set(text(1), { left: 60, top: 80, width: 220 })
    .below(text(2), 8, { left: 60, width: 220 })
    .set(text(3), { left: 310, top: 80, width: 220 })
    .below(text(4), 8, { left: 310, width: 220 });
  expect(summary(layOut([sheet.page()]))).toEqual([1, 2, 3, 4].map((n) => `paragraph: ${text(n)}`));
});

it('reads columns whose lines are painted row by row', () => {
  const sheet = new SyntheticPage(1)
    .set(text(1), { left: 60, top: 80, width: 220 })
    .set(text(2), { left: 310, top: 80, width: 220 });
  const page = sheet.page();
  page.words.sort((a, b) => a.baseline - b.baseline || a.box[0] - b.box[0]);
  expect(summary(layOut([page]))).toEqual([1, 2].map((n) => `paragraph: ${text(n)}`));
});

it('keeps a justified line of few words together but where the next column begins, though white space goes on', () => {
  const rowOf = (words: readonly string[], space: number) => {
    const sheet = new SyntheticPage(1);
    let left = 60;
    for (const word of words) {
      sheet.set(word, { left, top: 80, size: 12 });
      left = sheet.words.at(-1)!.box[2] + space;
    }
    return sheet.words.map((word) => ({ ...word, source: word, container: undefined }));
  };
  /** `beside`: lines of a column that begins where the third word does. */
  const partsOf = (tokens: ReturnType<typeof rowOf>, beside = 0) => {
    const [{ box: before }, { box: after }] = [tokens[1]!, tokens[2]!];
    const starts = [...Array<number>(1 + beside).fill(after[0]), after[0] + 9, after[0] + 14];
    const gutter = { left: before[2], right: after[0], top: 0, bottom: 300, starts };
    const source = { page: 1, estimated: false, weightless: false };
    return segmentsOf(rowsOf(tokens), [gutter], source).map(({ text }) => text);
  };
  expect(partsOf(rowOf(['Tale', 'ved', 'frokostbordet', 'i'], 18))).toEqual([
    'Tale ved frokostbordet i',
  ]);
  expect(partsOf(rowOf(['12', '15', '18', '21'], 18))).toHaveLength(2);
  expect(partsOf(rowOf(['Tale', 'ved', 'frokostbordet', 'i'], 18), 3)).toEqual([
    'Tale ved',
    'frokostbordet i',
  ]);
});

it('reads a line at the foot that runs across some of the columns last', () => {
  const note = 'Alle priser er inklusive materialer og frokost hver dag, også for hjælpere.';
  const columns = [0, 1, 2].map((n) => prose(60, n));
  const sheet = new SyntheticPage(1);
  columns.forEach((text, n) => {
    sheet.set(text, { left: 60 + 180 * n, top: 60, width: 160 });
  });
  const foot = Math.max(...sheet.words.map(({ box }) => box[3]));
  sheet.set(note, { left: 60, top: foot + 4 });
  expect(summary(layOut([sheet.page()]))).toEqual(
    [...columns, note].map((text) => `paragraph: ${text}`),
  );
});

it('goes on over the next column where that closes a bracket', () => {
  const sheet = new SyntheticPage(1)
    .set(prose(120), { left: 60, top: 60, width: 210 })
    .below('(Lørdag den 10. april 2027 kl. 9-15, Skolen,', 6, { left: 60 })
    .set('650 kr.)', { left: 310, top: 60 })
    .below(prose(100, 2), 14, { left: 310, width: 210 });
  expect(summary(layOut([sheet.page()]))).toContain(
    'paragraph: (Lørdag den 10. april 2027 kl. 9-15, Skolen, 650 kr.)',
  );
});

it('keeps the last line of a large title apart from the next column’s line at its height', () => {
  const sheet = new SyntheticPage(1)
    .set('Forår hos', { left: 60, top: 80, size: 30, bold: true })
    .set('naboerne på øen', { left: 60, top: 118, size: 30, bold: true })
    .set(text(2), { left: 310, top: 80, width: 220 });
  const page = sheet.page();
  const title = page.words.find((word) => word.text === 'øen')!;
  const level = page.words.filter((word) => word.box[0] >= 310);
  const nearest = level.reduce((a, b) =>
    Math.abs(b.baseline - title.baseline) < Math.abs(a.baseline - title.baseline) ? b : a,
  );
  const shift = title.baseline - nearest.baseline;
  const lowered = level.map((word) => ({
    ...word,
    baseline: word.baseline + shift,
    box: [word.box[0], word.box[1] + shift, word.box[2], word.box[3] + shift] as const,
  }));
  const reach = 310 - title.box[2];
  expect(reach).toBeGreaterThan(20);
  const words = [...page.words.filter((word) => word.box[0] < 310), ...lowered];
  expect(summary(layOut([{ ...page, words }]))).toEqual([
    'heading: Forår hos naboerne på øen',
    `paragraph: ${text(2)}`,
  ]);
});

it('reads three columns with lines at different heights', () => {
  const sheet = new SyntheticPage(1);
  [50, 222, 394].forEach((left, i) => {
    sheet
      .set(text(i, 30), { left, top: 80 + 3 * i, width: 155, size: 9 })
      .below('Til dig', 12, { left, width: 155, size: 9, bold: true })
      .below(text(i + 5, 30), 3, { left, width: 155, size: 9 });
  });
  expect(summary(layOut([sheet.page()]))).toEqual(
    [0, 1, 2].flatMap((i) => [
      `paragraph: ${text(i, 30)}`,
      'heading: Til dig',
      `paragraph: ${text(i + 5, 30)}`,
    ]),
  );
});

it('reads a heading across the page, columns, a paragraph across the page, columns again', () => {
  const sheet = new SyntheticPage(1).set('Et år med nye tilbud til frivillige i hele kommunen', {
    left: 60,
    top: 60,
    size: 20,
    bold: true,
  });
  const columns = (top: number, seed: number) => {
    sheet
      .set(text(seed), { left: 60, top, width: 220 })
      .set(text(seed + 1), { left: 310, top, width: 220 });
  };
  columns(110, 1);
  sheet.below(text(9, 50), 30, { left: 60, width: 470 });
  columns(sheet.y + 30, 3);
  expect(summary(layOut([sheet.page()]))).toEqual([
    'heading: Et år med nye tilbud til frivillige i hele kommunen',
    `paragraph: ${text(1)}`,
    `paragraph: ${text(2)}`,
    `paragraph: ${text(9, 50)}`,
    `paragraph: ${text(3)}`,
    `paragraph: ${text(4)}`,
  ]);
});

it('reads columns of unlike widths', () => {
  const sheet = new SyntheticPage(1)
    .set(text(1, 120), { left: 60, top: 80, width: 330 })
    .set('Fakta', { left: 420, top: 80, bold: true, size: 9 })
    .below(text(2, 40), 3, { left: 420, width: 120, size: 9 });
  expect(summary(layOut([sheet.page()]))).toEqual([
    `paragraph: ${text(1, 120)}`,
    'heading: Fakta',
    `paragraph: ${text(2, 40)}`,
  ]);
});

it('joins a paragraph that runs from one column to the next, past a box', () => {
  const words = text(1, 80).split(' ');
  const sheet = new SyntheticPage(1)
    .set(words.slice(0, 40).join(' '), { left: 60, top: 80, width: 220 })
    .fill([60, 400, 280, 480], '#dde8ee')
    .set(text(7, 20), { left: 70, top: 410, width: 200 })
    .set(words.slice(40).join(' '), { left: 310, top: 80, width: 220 });
  expect(summary(layOut([sheet.page()]))).toEqual([
    `paragraph: ${words.join(' ')}`,
    `paragraph: ${text(7, 20)}`,
  ]);
});

it('keeps a box beside a column whole, with its background', () => {
  const box = [380, 200, 540, 420] as const;
  const sheet = new SyntheticPage(1)
    .set(text(1, 200), { left: 60, top: 80, width: 290 })
    .fill(box, '#e6f0f4')
    .set('Kort om forløbet', { left: 392, top: 212, bold: true })
    .below(text(2, 30), 4, { left: 392, width: 136 });
  const blocks = layOut([sheet.page()]);
  expect(summary(blocks)).toEqual([
    `paragraph: ${text(1, 200)}`,
    'heading: Kort om forløbet',
    `paragraph: ${text(2, 30)}`,
  ]);
  expect(blocks.map((block) => block.background)).toEqual([
    undefined,
    { box, color: '#e6f0f4' },
    { box, color: '#e6f0f4' },
  ]);
});

it('reads cards in a grid row by row, each whole', () => {
  const sheet = new SyntheticPage(1);
  const cards = [0, 1, 2, 3].map((i) => {
    const left = 60 + 250 * (i % 2);
    const top = 80 + 160 * Math.floor(i / 2);
    sheet
      .fill([left, top, left + 235, top + 145], '#f0e8dc')
      .set(`Kort nummer ${'ABCD'[i]}`, { left: left + 10, top: top + 10, bold: true })
      .below(text(i, 25), 4, { left: left + 10, width: 215 });
    return [`heading: Kort nummer ${'ABCD'[i]}`, `paragraph: ${text(i, 25)}`];
  });
  expect(summary(layOut([sheet.page()]))).toEqual(cards.flat());
});

it('reads columns of texts that level bands head, each whole', () => {
  const sheet = new SyntheticPage(1);
  const columns = [60, 310].map((left, i) => {
    const titles = ['Over', 'Under'].map((word) => `${word} broen ${i + 1}`);
    titles.forEach((title, n) => {
      const top = 80 + 140 * n;
      sheet
        .fill([left, top, left + 225, top + 20], '#302a58')
        .set(title, { left: left + 8, top: top + 5, bold: true, color: '#ffffff' })
        .set(text(2 * i + n, 25), { left, top: top + 30, width: 225 });
    });
    return titles.flatMap((title, n) => [`heading: ${title}`, `paragraph: ${text(2 * i + n, 25)}`]);
  });
  expect(summary(layOut([sheet.page()]))).toEqual(columns.flat());
});

it('takes white text in a dark band for a heading of its own', () => {
  const sheet = new SyntheticPage(1)
    .fill([60, 70, 535, 104], '#00374b')
    .set('For bestyrelsen', { left: 72, top: 80, size: 12, color: '#ffffff' })
    .below('Kurser', 40, { left: 60, size: 24, bold: true })
    .below(text(1), 12, { left: 60, width: 340 });
  const blocks = layOut([sheet.page()]);
  expect(summary(blocks)).toEqual([
    'heading: For bestyrelsen',
    'heading: Kurser',
    `paragraph: ${text(1)}`,
  ]);
  expect(blocks[0]?.background?.color).toBe('#00374b');
});

it('parts text without columns nowhere, however ragged', () => {
  const lines = ['Hver dag', 'fra morgen til aften', 'er der', 'åbent for alle'].join('\n');
  const sheet = new SyntheticPage(1).set(lines, { left: 60, top: 80 });
  expect(layOut([sheet.page()])).toHaveLength(1);
});

it('keeps a date on the right above the heading that it stands above', () => {
  const sheet = new SyntheticPage(1)
    .set('Fjordby Kommune\nHavnegade 4', { left: 420, top: 60, size: 9 })
    .set('12. januar 2026', { left: 440, top: 100, size: 9 })
    .set('Nye tilbud til foreninger', { left: 60, top: 140, size: 16, bold: true })
    .below(text(1), 10, { left: 60, width: 460 });
  expect(summary(layOut([sheet.page()]))).toEqual([
    'paragraph: Fjordby Kommune Havnegade 4',
    'paragraph: 12. januar 2026',
    'heading: Nye tilbud til foreninger',
    `paragraph: ${text(1)}`,
  ]);
});

it('leaves a heading under columns to the text that follows across the page', () => {
  const sheet = new SyntheticPage(1)
    .set(text(1, 60), { left: 60, top: 80, width: 220 })
    .set(text(2, 60), { left: 310, top: 80, width: 220 })
    .below('Tilmelding', 26, { left: 60, bold: true })
    .below(text(3), 5, { left: 60, width: 470 });
  expect(summary(layOut([sheet.page()]))).toEqual([
    `paragraph: ${text(1, 60)}`,
    `paragraph: ${text(2, 60)}`,
    'heading: Tilmelding',
    `paragraph: ${text(3)}`,
  ]);
});

it('reads what is left of a longer column before the next', () => {
  const sheet = new SyntheticPage(1)
    .set('Et år med nye tilbud til frivillige i hele kommunen', { left: 60, top: 60, size: 20 })
    .set(text(1, 90), { left: 60, top: 110, width: 220 })
    .set(text(2, 40), { left: 310, top: 110, width: 220 })
    .set(text(3, 60), { left: 60, top: 330, width: 470 });
  expect(summary(layOut([sheet.page()])).slice(1)).toEqual([
    `paragraph: ${text(1, 90)}`,
    `paragraph: ${text(2, 40)}`,
    `paragraph: ${text(3, 60)}`,
  ]);
});

it.each([15.5, 13.5])(
  'reads balanced columns to their end before the title of the next section, of %d points',
  (size) => {
    const sheet = new SyntheticPage(1)
      .set('Vinter', { left: 60, top: 60, size })
      .set(text(1), { left: 60, top: 90, width: 220 })
      .set(text(2), { left: 295, top: 90, width: 220 });
    const below = Math.max(...sheet.words.map(({ box }) => box[3])) + 16;
    sheet
      .set('Forår', { left: 60, top: below, size })
      .set(text(3), { left: 60, top: below + 30, width: 220 })
      .set(text(4), { left: 295, top: below + 30, width: 220 });
    expect(summary(layOut([sheet.page()]))).toEqual([
      'heading: Vinter',
      `paragraph: ${text(1)}`,
      `paragraph: ${text(2)}`,
      'heading: Forår',
      `paragraph: ${text(3)}`,
      `paragraph: ${text(4)}`,
    ]);
  },
);

it('takes type of which some stands beside text for titles in a column', () => {
  const sheet = new SyntheticPage(1)
    .set('Pil', { left: 60, top: 60, size: 13.5 })
    .set(text(1), { left: 60, top: 90, width: 220 })
    .set(text(2), { left: 295, top: 60, width: 220 });
  const below = Math.max(...sheet.words.map(({ box }) => box[3])) + 16;
  sheet
    .set('Halm', { left: 60, top: below, size: 13.5 })
    .set(text(3), { left: 60, top: below + 30, width: 220 })
    .set(text(4), { left: 295, top: below + 30, width: 220 });
  expect(summary(layOut([sheet.page()]))).toEqual([
    'heading: Pil',
    `paragraph: ${text(1)}`,
    'heading: Halm',
    `paragraph: ${text(3)}`,
    `paragraph: ${text(2)}`,
    `paragraph: ${text(4)}`,
  ]);
});

it('joins a drop cap with its word', () => {
  const sheet = new SyntheticPage(1)
    .set('D', { left: 60, top: 76, size: 30 })
    .set('eltagerne mødes hver onsdag', { left: 80, top: 80 })
    .set('i medborgerhuset sammen med', { left: 80, top: 93.5 })
    .set(text(1).toLowerCase(), { left: 60, top: 107, width: 220 })
    .set(text(2, 60), { left: 310, top: 80, width: 220 });
  expect(summary(layOut([sheet.page()]))).toEqual([
    `paragraph: Deltagerne mødes hver onsdag i medborgerhuset sammen med ${text(1).toLowerCase()}`,
    `paragraph: ${text(2, 60)}`,
  ]);
});

it('leaves the word "I" before a year by itself, though it is a drop cap', () => {
  const sheet = new SyntheticPage(1)
    .set('I', { left: 60, top: 76, size: 30 })
    .set('1978 fik alle på egnen', { left: 80, top: 80 })
    .set('et brev fra fabrikken', { left: 80, top: 93.5 })
    .set(text(1).toLowerCase(), { left: 60, top: 107, width: 220 });
  expect(summary(layOut([sheet.page()]))).toEqual([
    `paragraph: I 1978 fik alle på egnen et brev fra fabrikken ${text(1).toLowerCase()}`,
  ]);
});

it('joins a drop cap with its word though its type reaches over the line above', () => {
  const sheet = new SyntheticPage(1)
    .set('Rådhuset, 850 kr.', { left: 60, top: 64, size: 9 })
    .set('D', { left: 60, top: 76, size: 30 })
    .set('eltagerne mødes hver onsdag', { left: 80, top: 80 })
    .set('i medborgerhuset sammen med', { left: 80, top: 93.5 })
    .set(text(1).toLowerCase(), { left: 60, top: 107, width: 220 });
  const tall = ({ text, box: [x0, y0, x1, y1], ...word }: Word): Word => ({
    ...word,
    text,
    box: [x0, text === 'D' ? y0 - 9 : y0, x1, y1],
  });
  const page = sheet.page();
  expect(summary(layOut([{ ...page, words: page.words.map(tall) }]))).toEqual([
    'paragraph: Rådhuset, 850 kr.',
    `paragraph: Deltagerne mødes hver onsdag i medborgerhuset sammen med ${text(1).toLowerCase()}`,
  ]);
});

it('takes what stands beside the title of a band for no title', () => {
  const sheet = new SyntheticPage(1)
    .fill([60, 70, 535, 104], '#00374b')
    .set('Ledelse i praksis', { left: 72, top: 80, size: 12, color: '#ffffff' })
    .set('3 dage, 4.200 kr.', { left: 430, top: 82, color: '#ffffff' })
    .set(text(1), { left: 60, top: 120, width: 340 });
  expect(summary(layOut([sheet.page()]))).toEqual([
    'heading: Ledelse i praksis',
    'paragraph: 3 dage, 4.200 kr.',
    `paragraph: ${text(1)}`,
  ]);
});

it('keeps the words of a line together that slopes, though the next column stands higher', () => {
  const left = new SyntheticPage(1, 'ocr').set('Udbyder Ringes Museum', {
    left: 60,
    top: 80,
    size: 10,
  });
  const right = new SyntheticPage(1, 'ocr').set('Tid Den 26. april', {
    left: 320,
    top: 80,
    size: 10,
  });
  const sloping = [
    ...left.words.map((word, n) => ({ ...word, baseline: 83 - 0.15 * n })),
    ...right.words.map((word, n) => ({ ...word, baseline: 80.6 - 0.2 * n })),
  ];
  const tokens = sloping.map((word) => ({ ...word, source: word, container: undefined }));
  const rows = rowsOf(tokens).map((row) => row.tokens.map((token) => token.text).join(' '));
  expect(rows).toEqual(['Udbyder Ringes Museum Tid Den 26. april']);
});
