import { describe, expect, it } from 'vitest';
import { layOut } from '../../src/layout/index.ts';
import { prose, SyntheticPage } from './setting.ts';

function sheets(count: number, dress: (sheet: SyntheticPage) => void): SyntheticPage[] {
  return Array.from({ length: count }, (_, i) => {
    const sheet = new SyntheticPage(i + 1).set(prose(60, i), { left: 70, top: 110, width: 400 });
    dress(sheet);
    return sheet;
  });
}

const furniture = (pages: readonly SyntheticPage[]) =>
  layOut(pages.map((sheet) => sheet.page()))
    .filter((block) => block.kind.startsWith('page-'))
    .map((block) => `${block.page} ${block.kind}: ${block.text}`);

it('tells running heads and feet by their repetition', () => {
  const pages = sheets(4, (sheet) => {
    sheet.set('Kursuskatalog 2026', { left: 70, top: 30, size: 8 });
    sheet.set('Frivilligcenter Fjordby', { left: 70, top: 800, size: 8 });
    sheet.set(`Side ${sheet.number}`, { left: 480, top: 800, size: 8 });
  });
  expect(furniture(pages)).toEqual(
    [1, 2, 3, 4].flatMap((n) => [
      `${n} page-header: Kursuskatalog 2026`,
      `${n} page-footer: Frivilligcenter Fjordby`,
      `${n} page-footer: Side ${n}`,
    ]),
  );
});

it('leaves the last rows of columns that end at one height on some pages', () => {
  const pages = sheets(4, (sheet) => {
    if (sheet.number % 2 === 0) return;
    for (const [i, line] of ['Sted Havnen', 'Pris 400 kr.', 'Holdnr. 17'].entries())
      sheet.set(line, { left: 350, top: 740 + i * 14 });
  });
  expect(furniture(pages)).toEqual([]);
});

it('tells them in a document of two pages', () => {
  const pages = sheets(2, (sheet) => sheet.set('Fjordby', { left: 70, top: 30, size: 8 }));
  expect(furniture(pages)).toEqual(['1 page-header: Fjordby', '2 page-header: Fjordby']);
});

it('tells a foot by that of another page at its height, small and far from the text', () => {
  const feet = ['Kurser i Fjordby · Forår', 'Side 2', '* Inkl. materialer', 'Side 4'];
  const pages = sheets(4, (sheet) =>
    sheet.set(feet[sheet.number - 1]!, { left: 70, top: 800, size: 7 }),
  );
  expect(furniture(pages)).toEqual([
    '1 page-footer: Kurser i Fjordby · Forår',
    '2 page-footer: Side 2',
    '4 page-footer: Side 4',
  ]);
});

it.each([
  ['Kurser i Fjordby · 1', true],
  ['1 | Kurser i Fjordby', true],
  ['Kurser i Fjordby, side 1', true],
  ['Kurser i Fjordby · 7', false],
  ['Kurser i Fjordby 1', false],
])('tells a foot of a single page by the number of its page: %s', (text, isFoot) => {
  const [page] = sheets(1, (sheet) => sheet.set(text, { left: 70, top: 800, size: 7 }));
  expect(furniture([page!])).toEqual(isFoot ? [`1 page-footer: ${text}`] : []);
});

it('tells a page number that stands alone at the foot of a single page', () => {
  expect(furniture(sheets(1, (sheet) => sheet.set('17', { left: 290, top: 805 })))).toEqual([
    '1 page-footer: 17',
  ]);
});

it.each(['– 17 –', '· 17 ·', 'Side 17'])('tells the page number %s', (number) => {
  expect(furniture(sheets(1, (sheet) => sheet.set(number, { left: 290, top: 805 })))).toEqual([
    `1 page-footer: ${number}`,
  ]);
});

it('tells a foot with the number of a single page, far from the text', () => {
  const pages = sheets(1, (sheet) => {
    sheet.set('Fjordby Kommune', { left: 70, top: 805, size: 8 });
    sheet.set('1', { left: 500, top: 805, size: 8 });
  });
  expect(furniture(pages)).toEqual(['1 page-footer: Fjordby Kommune', '1 page-footer: 1']);
});

it('takes the name of the section for furniture when it stands in line with the page number', () => {
  const names = ['Kurser', 'Kurser', 'Netværk', 'Rådgivning', 'Kontakt'];
  const pages = sheets(5, (sheet) => {
    sheet.set(names[sheet.number - 1]!, { left: 70, top: 805, size: 8 });
    sheet.set(String(sheet.number), { left: 500, top: 805, size: 8 });
  });
  expect(furniture(pages)).toHaveLength(10);
});

it('tells left and right pages apart', () => {
  const pages = sheets(6, (sheet) => {
    const left = sheet.number % 2 === 0;
    sheet.set(left ? 'Fjordby Kommune' : 'Tilbud til foreninger', { left: 70, top: 30, size: 8 });
    sheet.set(String(sheet.number), { left: left ? 60 : 510, top: 805, size: 8 });
  });
  expect(furniture(pages)).toHaveLength(12);
});

it('tells the numbers of two pages on a sheet', () => {
  const pages = sheets(3, (sheet) => {
    sheet.set(String(2 * sheet.number), { left: 60, top: 805, size: 8 });
    sheet.set(String(2 * sheet.number + 1), { left: 500, top: 805, size: 8 });
  });
  expect(furniture(pages)).toHaveLength(6);
});

describe('does not take for furniture', () => {
  it('numbered titles at the top of the pages', () => {
    const pages = Array.from({ length: 4 }, (_, i) =>
      new SyntheticPage(i + 1)
        .set(`Modul ${i + 1}`, { left: 70, top: 60, size: 16, bold: true })
        .below(prose(50, i), 12, { left: 70, width: 400 }),
    );
    expect(furniture(pages)).toEqual([]);
  });

  it('the same field under each title', () => {
    const titles = ['Mod på mere', 'Ro på', 'Ret og pligt', 'Råd og dåd'];
    const pages = titles.map((title, i) =>
      new SyntheticPage(i + 1)
        .set(title, { left: 70, top: 40, size: 16, bold: true })
        .below('Sted: Medborgerhuset', 8, { left: 70 })
        .below(prose(50, i), 12, { left: 70, width: 400 }),
    );
    expect(furniture(pages)).toEqual([]);
  });

  it('the last line of a page', () => {
    const pages = [1, 2, 3].map((n) =>
      new SyntheticPage(n).set(prose(500, n), { left: 70, top: 60, width: 440 }),
    );
    expect(furniture(pages)).toEqual([]);
  });
});

it('takes the heads of a table that each page repeats for no running heads', () => {
  const lefts = [60, 200, 420];
  const pages = [1, 2, 3].map((number) => {
    const sheet = new SyntheticPage(number).set('Kurser om foråret', {
      left: 60,
      top: 20,
      size: 7,
    });
    const row = (cells: readonly string[], top: number, bold = false) =>
      cells.forEach((cell, i) => {
        sheet.set(cell, { left: lefts[i]!, top, size: 9, bold });
      });
    row(['Kursus', 'Indhold', 'Pris'], 50, true);
    for (let i = 0; i < 6; i++) {
      row([`Hold ${number}${i}`, 'Øvelser og oplæg i laden', `${100 + i} kr.`], 80 + 30 * i);
    }
    return sheet;
  });
  expect(furniture(pages)).toEqual(
    [1, 2, 3].map((number) => `${number} page-header: Kurser om foråret`),
  );
});
