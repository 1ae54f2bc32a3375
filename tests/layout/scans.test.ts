import { describe, expect, it } from 'vitest';
import { layOut } from '../../src/layout/index.ts';
import type { Page, Word } from '../../src/model/index.ts';
import { prose, SyntheticPage, summary, turned } from './setting.ts';

const column = { left: 70, width: 340 };

/** A page with a title, headings and paragraphs, as OCR gives it: no colours. */
function scanned(): SyntheticPage {
  return new SyntheticPage(1, 'ocr')
    .set('Kurser for frivillige', { left: 70, top: 70, size: 20, bold: true })
    .below(prose(80), 16, column)
    .below('Mod på mere', 16, { ...column, bold: true })
    .below(prose(40, 1), 4, column)
    .below('Ret og pligt', 16, { ...column, bold: true })
    .below(prose(40, 2), 4, column);
}

const expected = [
  'heading: Kurser for frivillige',
  `paragraph: ${prose(80)}`,
  'heading: Mod på mere',
  `paragraph: ${prose(40, 1)}`,
  'heading: Ret og pligt',
  `paragraph: ${prose(40, 2)}`,
];

/** Changes words line by line, as OCR errs. */
function byLine(page: Page, change: (word: Word, line: number) => Word): Page {
  const lines = [...new Set(page.words.map((word) => word.baseline))].sort((a, b) => a - b);
  return { ...page, words: page.words.map((word) => change(word, lines.indexOf(word.baseline))) };
}

const resized = (word: Word, factor: number): Word => ({
  ...word,
  style: { ...word.style, size: word.style.size * factor },
});

describe('a scanned page', () => {
  it.each([-1, -0.5, 0.5, 1])('is read when it is turned by %s degrees', (degrees) => {
    expect(summary(layOut([turned(scanned().page(), degrees)]))).toEqual(expected);
  });

  it('is read in columns when it is turned', () => {
    const sheet = new SyntheticPage(1, 'ocr')
      .set(prose(150), { left: 60, top: 80, width: 220 })
      .set(prose(150, 1), { left: 300, top: 80, width: 220 });
    expect(summary(layOut([turned(sheet.page(), 1)]))).toEqual([
      `paragraph: ${prose(150)}`,
      `paragraph: ${prose(150, 1)}`,
    ]);
  });

  it('has titles of larger type apart from their texts, whose edge the titles do not tell', () => {
    const sheet = new SyntheticPage(1, 'ocr');
    const titles = ['Ledelse på afstand', 'Årshjul for de nye', 'Frist og form i råd'];
    titles.forEach((title, i) => {
      const [left, width] = [70, 460];
      sheet
        .set(`Emne ${i + 1}`, { left, top: 80 + 130 * i, size: 11.6 })
        .below(title, 22, { left, size: 11.6 })
        .below(prose(14, i), 1, { left, width });
    });
    expect(summary(layOut([sheet.page()]))).toEqual(
      titles.flatMap((title, i) => [
        `heading: Emne ${i + 1}`,
        `heading: ${title}`,
        `paragraph: ${prose(14, i)}`,
      ]),
    );
  });

  it('has a title that fills its line apart from the text that it stands a little off', () => {
    const title = 'Hvordan et råd kommer godt i gang med sin egen plan for året';
    const sheet = new SyntheticPage(1, 'ocr')
      .set('Program', { ...column, top: 60, bold: true })
      .below(prose(60), 6, column)
      .below(title, 16, { left: 70, size: 12 })
      .below(prose(60, 1), 2.8, column);
    expect(summary(layOut([sheet.page()])).slice(1)).toEqual([
      `paragraph: ${prose(60)}`,
      `heading: ${title}`,
      `paragraph: ${prose(60, 1)}`,
    ]);
  });

  it('has a line of facts that fills its width apart from the text that it stands a little off', () => {
    const facts = 'Pris: 590 kr. | Sted: Kulturhuset i den gamle gård | Længde: 1 time alt.';
    const sheet = new SyntheticPage(1, 'ocr')
      .set('Program', { ...column, top: 60, bold: true })
      .below('Sted: Biblioteket', 6, column)
      .below('Pris: 450 kr.', 6, column)
      .below('Længde: 2 timer', 6, column)
      .below(facts, 20, { left: 70 })
      .below(prose(60, 1), 3, column);
    expect(summary(layOut([sheet.page()])).slice(-2)).toEqual([
      `paragraph: ${facts}`,
      `paragraph: ${prose(60, 1)}`,
    ]);
  });

  it('has a field whose label lost its æ, ø or å apart from the text that it stands a little off', () => {
    const facts = 'Arranger: Foreningen for de gamle gader og alle de haver, som er i';
    const sheet = new SyntheticPage(1, 'ocr')
      .set('Program', { ...column, top: 60, bold: true })
      .below(facts, 6, { left: 70 })
      .below(prose(60, 1), 3, column);
    expect(summary(layOut([sheet.page()])).slice(-2)).toEqual([
      `paragraph: ${facts}`,
      `paragraph: ${prose(60, 1)}`,
    ]);
  });

  it('has a field apart from the text under it that begins with a capital I taken for a small l', () => {
    const read = (begins: string) => {
      const sheet = new SyntheticPage(1, 'ocr')
        .set(prose(40), { ...column, top: 80 })
        .set('Arrangør: Laugene', { ...column, top: 200 })
        .set(`${begins} ${prose(20)}`, { ...column, top: 213.5 });
      return summary(layOut([sheet.page()])).slice(1);
    };
    expect(read('lldsjæle')).toEqual([
      'paragraph: Arrangør: Laugene',
      `paragraph: lldsjæle ${prose(20)}`,
    ]);
    expect(read('og')).toEqual([`paragraph: Arrangør: Laugene og ${prose(20)}`]);
  });

  it('has a paragraph of one line apart from one of several above it', () => {
    const sheet = new SyntheticPage(1, 'ocr')
      .set('Program', { ...column, top: 60, bold: true })
      .below(
        'Alle hold har plads til flere, som kommer for første gang, og\nder er kaffe på kanden fra en time før til en time efter hvert.',
        6,
        column,
      );
    ['Vi ses i huset.', 'Med venlig hilsen', 'Udvalget for kurser'].forEach((line) => {
      sheet.below(line, 5, column);
    });
    expect(summary(layOut([sheet.page()])).slice(1, 3)).toEqual([
      expect.stringMatching(/hvert\.$/),
      'paragraph: Vi ses i huset.',
    ]);
  });

  it('has what OCR makes of ticks as marks of a list', () => {
    const sheet = new SyntheticPage(1, 'ocr').set(prose(60), { left: 70, top: 80, width: 340 });
    ['V', 'V/', 'v'].forEach((mark, i) => {
      const top = 180 + 14 * i;
      sheet.set(mark, { left: 70, top }).set('sletter efter frist', { left: 90, top });
    });
    expect(summary(layOut([sheet.page()])).slice(1)).toEqual(
      Array.from({ length: 3 }, () => 'list-item: ✓ sletter efter frist'),
    );
  });

  it('has no tick for "v/" before a name', () => {
    const sheet = new SyntheticPage(1, 'ocr');
    [80, 94].forEach((baseline) => {
      sheet
        .word('v/', 70, baseline, {})
        .word('Anne', 86, baseline, {})
        .word('Holm', 112, baseline, {});
    });
    expect(summary(layOut([sheet.page()])).join()).toContain('v/ Anne Holm');
  });

  it('leaves out a logo before a title that was read as a letter', () => {
    const sheet = new SyntheticPage(1, 'ocr').set('Tagrenden', {
      left: 100,
      top: 90,
      size: 14,
      bold: true,
    });
    sheet.below(prose(60), 6, { left: 70, width: 340 });
    const title = sheet.words[0]!;
    const [, top, , bottom] = title.box;
    sheet.words.unshift({ ...title, text: 'Q', box: [68, top - 2, 90, bottom + 8] });
    expect(summary(layOut([sheet.page()]))).toEqual([
      'heading: Tagrenden',
      `paragraph: ${prose(60)}`,
    ]);
  });

  it('has a line of names between a title and its text apart from it', () => {
    const sheet = new SyntheticPage(1, 'ocr')
      .set('Kvantefysik på tavlen', { left: 70, top: 80, size: 12, bold: true })
      .below('Anders Bruun · Lokale 2', 2, { ...column })
      .below(`Modulet ${prose(60)}`, 2, { ...column });
    expect(summary(layOut([sheet.page()]))).toEqual([
      'heading: Kvantefysik på tavlen',
      'paragraph: Anders Bruun · Lokale 2',
      `paragraph: Modulet ${prose(60)}`,
    ]);
  });

  it('has titles in larger type over their texts beside dates, not rows of a table', () => {
    const sheet = new SyntheticPage(1, 'ocr');
    for (let n = 0; n < 4; n++) {
      const top = 80 + 62 * n;
      sheet.set(`Tirsdag ${n + 2}. marts`, { left: 54, top, size: 12 });
      sheet.set('kl. 17-19', { left: 54, top: top + 15, size: 9 });
      sheet.set('Opslag der deles', { left: 168, top, size: 13 });
      sheet.set(prose(24, n), { left: 168, top: top + 16, size: 10, leading: 12.5, width: 330 });
    }
    expect(summary(layOut([sheet.page()])).filter((line) => line.startsWith('table'))).toEqual([]);
  });

  it('has a line in capitals that says whom an offering is from for no heading', () => {
    const sheet = (line: string) =>
      new SyntheticPage(1, 'ocr')
        .set('Podkassen', { left: 70, top: 80, size: 13, bold: true })
        .below(line, 3, { ...column })
        .below(prose(60), 8, column)
        .page();
    expect(summary(layOut([sheet('FRA RADIOHUSET FOR BØRN')]))).toContain(
      'paragraph: FRA RADIOHUSET FOR BØRN',
    );
    expect(summary(layOut([sheet('FRA IDÉ TIL FILM')]))).toContain('heading: FRA IDÉ TIL FILM');
  });

  it('has a date beside a title of larger type apart from it', () => {
    const sheet = new SyntheticPage(1, 'ocr');
    sheet.set('Lørdag den 28. marts', { left: 60, top: 82, size: 10, bold: true });
    sheet.set('Bier i baghaven', { left: 195, top: 80, size: 12, bold: true });
    sheet.set(prose(60), { left: 60, top: 110, width: 400 });
    expect(summary(layOut([sheet.page()]))).toContain('heading: Bier i baghaven');
  });

  it('is read card by card, whose sides are rules between a band and a foot, though their lines differ in height', () => {
    const sheet = new SyntheticPage(1, 'ocr');
    const rules: Page['rules'] = [];
    const titles = ['Et barn i stuen', 'Runer og ridser', 'Fugl og fisk', 'Byens job'];
    titles.forEach((title, i) => {
      const [left, top] = [50 + (i % 2) * 260, 80 + (i > 1 ? 240 : 0) + (i % 2) * 3];
      sheet.fill([left, top, left + 245, top + 40], '#5b2a6e');
      sheet.set(title, { left: left + 12, top: top + 10, size: 14 });
      sheet.set(prose(28, i), { left: left + 12, top: top + 58, width: 215 });
      sheet.set('Varighed: 2 timer', { left: left + 12, top: top + 180, size: 9 });
      const [upper, lower] = [top + 44, top + 205];
      rules.push([left, upper, left, lower], [left + 245, upper, left + 245, lower]);
      rules.push([left + 5, lower + 4, left + 240, lower + 4]);
    });
    expect(summary(layOut([{ ...sheet.page(), rules }]))).toEqual(
      titles.flatMap((title, i) => [
        `heading: ${title}`,
        `paragraph: ${prose(28, i)}`,
        'paragraph: Varighed: 2 timer',
      ]),
    );
  });

  it('is read row by row between rules, a date beside each title, with what heads the next rows', () => {
    const sheet = new SyntheticPage(1, 'ocr');
    const rules: Page['rules'] = [];
    const row = (top: number, date: string, title: string, seed: number) => {
      rules.push([55, top, 540, top]);
      sheet.set(`${date}\n2027 kl. 19.30`, { left: 57, top: top + 12, bold: true });
      sheet.set(title, { left: 182, top: top + 11, size: 12, bold: true });
      sheet.set(prose(24, seed), { left: 182, top: top + 30, width: 350 });
      sheet.set('Sted: Skolen', { left: 182, top: top + 66, size: 8 });
    };
    row(100, 'Torsdag den 4. februar', 'Når isen slipper', 0);
    row(200, 'Fredag den 26. februar', 'Rejsen mod nord', 1);
    sheet.set('MARTS', { left: 57, top: 315, size: 19, bold: true });
    sheet.set('I marts mødes vi både om aftenen og om formiddagen.', { left: 57, top: 350 });
    row(375, 'Mandag den 8. marts', 'Bier i baghaven', 2);
    row(475, 'Lørdag den 20. marts', 'Gamle veje', 3);
    const kinds = summary(layOut([{ ...sheet.page(), rules }]));
    const rowOf = (date: string, title: string, seed: number) => [
      `heading: ${date} 2027 kl. 19.30`,
      `heading: ${title}`,
      `paragraph: ${prose(24, seed)}`,
      'paragraph: Sted: Skolen',
    ];
    expect(kinds).toEqual([
      ...rowOf('Torsdag den 4. februar', 'Når isen slipper', 0),
      ...rowOf('Fredag den 26. februar', 'Rejsen mod nord', 1),
      'heading: MARTS',
      'paragraph: I marts mødes vi både om aftenen og om formiddagen.',
      ...rowOf('Mandag den 8. marts', 'Bier i baghaven', 2),
      ...rowOf('Lørdag den 20. marts', 'Gamle veje', 3),
    ]);
  });

  it('may have lines whose sizes jitter by a tenth', () => {
    const jitter = [1, 0.96, 1.05, 1, 1.08, 0.97, 1, 0.93, 1.02, 1.1];
    const page = byLine(scanned().page(), (word, line) =>
      resized(word, jitter[(line * 3) % jitter.length]!),
    );
    const blocks = layOut([page]);
    expect(summary(blocks)).toEqual(expected);
    const sizes = blocks.filter((block) => block.kind === 'paragraph').map((b) => b.style.size);
    expect(new Set(sizes).size).toBe(1);
  });

  it('may have specks taken for signs', () => {
    const sheet = scanned();
    sheet.word('~', 500, 300, {}).word('.', 30, 205, {}).word('—', 480, 411, {});
    expect(summary(layOut([sheet.page()]))).toEqual(expected);
  });

  it('has its bullets misread or lost', () => {
    const sheet = scanned().below('Du får:', 16, column);
    for (const [mark, item] of [
      ['«', 'Viden om regler'],
      ['e', 'Mod på mere'],
      ['', 'Nye venner'],
    ] as const) {
      const top = sheet.y + 4;
      if (mark !== '') sheet.word(mark, 80, top + 9, {});
      sheet.set(item, { left: 92, top });
    }
    expect(summary(layOut([sheet.page()])).slice(-3)).toEqual([
      'list-item: « Viden om regler',
      'list-item: e Mod på mere',
      'list-item: Nye venner',
    ]);
  });

  it('has running heads that are read differently from page to page', () => {
    const heads = ['Frivilligcenter Fjordby', 'Frivilliqcenter Fjordhy', 'Frivilligcentcr Fjordby'];
    const pages = heads.map((head, i) =>
      new SyntheticPage(i + 1, 'ocr')
        .set(head, { left: 70, top: 30, size: 8 })
        .set(prose(60, i), { ...column, top: 90 })
        .page(),
    );
    const kinds = layOut(pages).filter((block) => block.kind === 'page-header');
    expect(kinds.map((block) => block.text)).toEqual(heads);
  });
});

/** An invisible layer over a scan: no weight, words as narrow as tesseract's PDFs give them. */
function layer(page: Page): Page {
  const words = page.words.map((word) => {
    const [left, top, right, bottom] = word.box;
    const length = word.text.length;
    const style = { size: Math.round(word.style.size), bold: false, italic: false };
    return {
      ...word,
      style,
      box: [left, top, left + ((right - left) * length) / (length + 1), bottom] as const,
    };
  });
  return { ...page, origin: 'text-layer', words, layer: { invisible: 1, imageCover: 1 } };
}

describe('the invisible layer of a scan', () => {
  it('has its headings told by the space around them', () => {
    expect(summary(layOut([layer(scanned().page())]))).toEqual(expected);
  });

  it('has its columns told in spite of narrow words', () => {
    const sheet = new SyntheticPage(1)
      .set(prose(120), { left: 60, top: 80, width: 220 })
      .set(prose(120, 1), { left: 305, top: 80, width: 220 });
    expect(summary(layOut([layer(sheet.page())]))).toEqual([
      `paragraph: ${prose(120)}`,
      `paragraph: ${prose(120, 1)}`,
    ]);
  });

  it('may give the heights of words for their sizes', () => {
    const heights = (word: Word): Word => {
      const above = /[bdfhkltåA-ZÆØÅ]/.test(word.text) ? 0.72 : 0.52;
      const below = /[gjpqy,;]/.test(word.text) ? 0.21 : 0;
      return resized(word, (above + below) / 0.93);
    };
    const page = layer(scanned().page());
    const blocks = layOut([{ ...page, words: page.words.map(heights) }]);
    expect(summary(blocks)).toEqual(expected);
    expect(blocks[1]?.style.size).toBeCloseTo(10, 0);
  });
});

it('takes a stain over part of a line for no box', () => {
  const text = 'Alle dyr sættes ud igen, før I går hjem.';
  const sheet = new SyntheticPage(1, 'ocr')
    .set(prose(40), { left: 60, top: 80, width: 300 })
    .below(text, 12, { left: 60 });
  const line = sheet.words.slice(-4);
  const { box } = line[0]!;
  sheet.fill([box[0] + 2, box[1] - 4, line.at(-1)!.box[2] + 8, box[3] + 8], '#e8e8e8');
  expect(summary(layOut([sheet.page()]))).toEqual([
    `paragraph: ${prose(40)}`,
    `paragraph: ${text}`,
  ]);
});

it('takes a letter or two that stand turned beside the text for no text', () => {
  const sheet = new SyntheticPage(1, 'ocr')
    .set('Lærer\nSted\nPris', { left: 60, top: 100 })
    .set('Lea Holt\nSmedjen\n450 kr.', { left: 160, top: 100 })
    .set('un', { left: 510, top: 300, size: 5 });
  const page = sheet.page();
  const words = page.words.map((word) =>
    word.text === 'un' ? { ...word, rotation: 90 as const } : word,
  );
  const texts = layOut([{ ...page, words }]).map(({ text }) => text);
  expect(texts).toEqual(['Lærer Lea Holt', 'Sted Smedjen', 'Pris 450 kr.']);
});
