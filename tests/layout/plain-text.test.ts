import { describe, expect, it } from 'vitest';
import { layOut } from '../../src/layout/index.ts';
import type { Page, Word } from '../../src/model/index.ts';
import { summary, textWidth } from './setting.ts';

/** Pages of plain text on the 12-point grid that `ingest` sets it on. */
function pages(...texts: string[]): Page[] {
  return texts.map((text, i) => {
    const lines = text.replace(/^\n/, '').split('\n');
    return {
      number: i + 1,
      width: 595,
      height: 842,
      origin: 'plain-text',
      words: lines.flatMap((line, row) => wordsOf(line, 44 + row * 12)),
      shapes: [],
      links: [],
      layer: { invisible: 0, imageCover: 0 },
    };
  });
}

function wordsOf(line: string, baseline: number): Word[] {
  let x = 36;
  return line.split(' ').flatMap((text) => {
    const left = x;
    x += textWidth(text, 10) + 3;
    if (text === '') return [];
    return [
      {
        text,
        box: [left, baseline - 8, left + textWidth(text, 10), baseline + 2] as const,
        baseline,
        rotation: 0 as const,
        style: { size: 10, bold: false, italic: false },
        confidence: 1,
      },
    ];
  });
}

const spaced = (text: string) => text.replaceAll('\n', '\n\n');

const CATALOGUE = `
Mod på mere
Kurset er for dig, der gerne vil stå foran andre og sige noget, som
de kan huske bagefter. Vi øver os i små hold, og ingen skal holde en
tale den første aften.
Der er kaffe fra klokken halv fem, og vi begynder præcis klokken
fem hver gang.
Ret og pligt i bestyrelsen
I en bestyrelse følger der ansvar med, men det er sjældent så farligt,
som mange tror. På en aften gennemgår vi de regler, som I skal ken-
de, og dem, I roligt kan glemme.`;

describe('plain text', () => {
  const expected = [
    'heading: Mod på mere',
    'paragraph: Kurset er for dig, der gerne vil stå foran andre og sige noget, som de kan huske bagefter. Vi øver os i små hold, og ingen skal holde en tale den første aften.',
    'paragraph: Der er kaffe fra klokken halv fem, og vi begynder præcis klokken fem hver gang.',
    'heading: Ret og pligt i bestyrelsen',
    'paragraph: I en bestyrelse følger der ansvar med, men det er sjældent så farligt, som mange tror. På en aften gennemgår vi de regler, som I skal ken- de, og dem, I roligt kan glemme.',
  ];

  it('is parted where an end mark leaves room for the next word', () => {
    expect(summary(layOut(pages(CATALOGUE)))).toEqual(expected);
  });

  it('may have a blank line between all lines', () => {
    expect(summary(layOut(pages(spaced(CATALOGUE.slice(1)))))).toEqual(expected);
  });

  it('is parted at blank lines where these mean something, but never before a small letter', () => {
    const text = CATALOGUE.replace('\nRet', '\n\nRet').replace('tale den', '\ntale den');
    expect(summary(layOut(pages(text)))).toEqual(expected);
  });

  it('takes a provider for the end of a title, though the line is full', () => {
    const text = CATALOGUE.replace(
      'Ret og pligt i bestyrelsen',
      'Ret og pligt i den lille bestyrelse på landet v/ Foreningen Norden',
    );
    expect(summary(layOut(pages(text)))[3]).toBe(
      'heading: Ret og pligt i den lille bestyrelse på landet v/ Foreningen Norden',
    );
  });

  it('keeps fields, items and figures apart', () => {
    const text = `${CATALOGUE}
Dato: 4. marts
Sted: Medborgerhuset
e Medbring din kalender
e Medbring din makker
Figur 2
Vejen gennem forløbet
Mod til mere
Et kort forløb for dem, der vil videre efter det første hold, og som har
prøvet det, de lærte.`;
    expect(summary(layOut(pages(text))).slice(5)).toEqual([
      'paragraph: Dato: 4. marts',
      'paragraph: Sted: Medborgerhuset',
      'list-item: e Medbring din kalender',
      'list-item: e Medbring din makker',
      'figure: Figur 2 Vejen gennem forløbet',
      'heading: Mod til mere',
      'paragraph: Et kort forløb for dem, der vil videre efter det første hold, og som har prøvet det, de lærte.',
    ]);
  });

  it('joins a paragraph over the page end and leaves page numbers out of it', () => {
    const lines = CATALOGUE.slice(1).split('\n');
    const first = [...lines.slice(0, 2), '', '3'].join('\n');
    const second = [...lines.slice(2), '', '4'].join('\n');
    const blocks = summary(layOut(pages(first, second)));
    expect(blocks.filter((block) => !block.startsWith('page-'))).toEqual(expected);
    expect(blocks.filter((block) => block.startsWith('page-'))).toEqual([
      'page-footer: 3',
      'page-footer: 4',
    ]);
  });

  it('takes the names under a letter for no titles', () => {
    const text = `${CATALOGUE}
Med venlig hilsen
Grethe Holm
Asger Lund, formand`;
    expect(summary(layOut(pages(text))).slice(-3)).toEqual([
      'paragraph: Med venlig hilsen',
      'paragraph: Grethe Holm',
      'paragraph: Asger Lund, formand',
    ]);
  });
});

describe('lines that run across two columns', () => {
  const left = [
    'Kurset er for dig, der gerne vil stå foran andre og sige no-',
    'get, som de kan huske bagefter. Vi øver os i små hold, og in-',
    'gen skal holde en tale den første aften. Til sidst mødes al-',
    'le til en fest.',
  ];
  const right = [
    'Der er kaffe fra klokken halv fem, og vi begynder præcis klok-',
    'ken fem hver gang. Har du spørgsmål, kan du ringe til vores',
    'kontor mellem ti og to på alle hverdage undtagen fredag i ju-',
    'li måned.',
  ];

  it('are parted into the columns', () => {
    const tangled = left.map((line, i) => `${line} ${right[i]}`).join('\n');
    const blocks = summary(layOut(pages(tangled, CATALOGUE)));
    expect(blocks.slice(0, 2)).toEqual([
      `paragraph: ${left.join(' ')}`,
      `paragraph: ${right.join(' ')}`,
    ]);
  });

  it('are left as they are where no parting is convincing', () => {
    const noise = [
      'Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj Kk Ll Mm Nn Oo Pp Qq Rr Ss Tt Uu Vv Xx Yy Zz Ææ Øø Åå Aa Bb',
    ];
    const lines = Array.from({ length: 4 }, () => noise[0]).join('\n');
    const blocks = layOut(pages(lines, CATALOGUE)).filter((block) => block.page === 1);
    expect(blocks.flatMap((block) => block.lines.map((line) => line.text))).toEqual(
      Array.from({ length: 4 }, () => noise[0]),
    );
  });
});
