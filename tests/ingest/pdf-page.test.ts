import { PDFDict, PDFName, type PDFPage, type PDFRef } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../src/ingest/index.ts';
import type { Page } from '../../src/model/index.ts';
import { addLink, addResource, type PageSetup, pdfOf } from './pdf-of.ts';

async function read(content: string, setup?: PageSetup): Promise<Page> {
  const source = await openSource('test.pdf', await pdfOf(content, setup));
  try {
    return await source.readPage(1);
  } finally {
    await source.close();
  }
}

const texts = ({ words }: Page) => words.map(({ text }) => text);
const rounded = (box: readonly number[]) => box.map(Math.round);

/** A 1 × 1 image; how it looks does not matter here. */
function addImage(page: PDFPage, name: string): void {
  const { context } = page.doc;
  const image = context.stream(new Uint8Array(300 * 3).fill(200), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: 30,
    Height: 10,
    ColorSpace: 'DeviceRGB',
    BitsPerComponent: 8,
  });
  addResource(page, 'XObject', name, context.register(image));
}

describe('the text layer of a page', () => {
  it('has words with place, size, weight and colour', async () => {
    const page = await read(
      'BT /F2 20 Tf 0 0.2 0.4 rg 40 150 Td (Kurser) Tj ET BT /F1 10 Tf 0 g 40 120 Td (s\\346rlige \\370er) Tj ET',
    );
    expect(page).toMatchObject({ number: 1, width: 400, height: 200, origin: 'text-layer' });
    expect(texts(page)).toEqual(['Kurser', 'særlige', 'øer']);
    expect(page.words[0]).toMatchObject({
      baseline: 50,
      style: { size: 20, bold: true, italic: false, color: '#003366' },
      confidence: 1,
    });
    expect(page.words[1]).toMatchObject({ baseline: 80, style: { bold: false, color: '#000000' } });
  });

  it('counts from the top left of the crop box', async () => {
    const page = await read(
      'BT /F1 10 Tf 140 150 Td (inde) Tj ET BT /F1 10 Tf 20 150 Td (ude) Tj ET',
      {
        prepare: (p) => p.setCropBox(100, 100, 200, 80),
      },
    );
    expect([page.width, page.height]).toEqual([200, 80]);
    expect(texts(page)).toEqual(['inde']);
    expect(page.words[0]).toMatchObject({ baseline: 30 });
    expect(page.words[0]?.box[0]).toBeCloseTo(40);
  });

  it('follows the rotation of the page', async () => {
    const page = await read('BT /F1 10 Tf 0 1 -1 0 100 40 Tm (lodret) Tj ET', {
      prepare: (p) => {
        p.node.set(PDFName.of('Rotate'), p.doc.context.obj(90));
      },
    });
    expect([page.width, page.height]).toEqual([200, 400]);
    expect(page.words[0]).toMatchObject({ text: 'lodret', rotation: 0, baseline: 100 });
    expect(page.words[0]?.box[0]).toBeCloseTo(40);
  });

  it('tells turned text', async () => {
    const page = await read(
      'BT /F1 10 Tf 0 1 -1 0 100 40 Tm (op) Tj ET BT /F1 10 Tf 0 -1 1 0 200 90 Tm (ned) Tj ET',
    );
    expect(page.words.map(({ text, rotation }) => [text, rotation])).toEqual([
      ['op', 270],
      ['ned', 90],
    ]);
  });

  it('takes slanted and thickened type for italic and bold', async () => {
    const page = await read(
      'BT /F1 10 Tf 1 0 0.3 1 40 150 Tm (skr\\345) Tj ET BT 2 Tr /F1 10 Tf 40 120 Td (fed) Tj ET',
    );
    expect(page.words).toMatchObject([
      { text: 'skrå', style: { italic: true, bold: false } },
      { text: 'fed', style: { italic: false, bold: true } },
    ]);
  });

  it('counts deliberate letter-spacing as part of the letters', async () => {
    const page = await read('BT /F1 20 Tf 6 Tc 40 150 Td (KURSER OG FORL\\330B) Tj ET');
    expect(texts(page)).toEqual(['KURSER', 'OG', 'FORLØB']);
  });

  it('unfolds forms and their clips', async () => {
    const page = await read('q 1 0 0 1 50 50 cm /Fm1 Do Q', {
      prepare: (p) => {
        const { context } = p.doc;
        const form = context.stream('BT /F1 10 Tf 0 10 Td (vist) Tj 100 0 Td (klippet) Tj ET', {
          Type: 'XObject',
          Subtype: 'Form',
          BBox: [0, 0, 60, 30],
          Resources: { Font: p.node.Resources()?.lookup(PDFName.of('Font'), PDFDict) },
        } as never);
        addResource(p, 'XObject', 'Fm1', context.register(form));
      },
    });
    expect(texts(page)).toEqual(['vist']);
    expect(page.words[0]?.baseline).toBeCloseTo(140);
  });

  it('leaves out what a layer that is off holds', async () => {
    const page = await read(
      'BT /F1 10 Tf 40 150 Td (dansk) Tj ET /OC /L1 BDC BT /F1 10 Tf 40 100 Td (english) Tj ET EMC',
      {
        prepare: (p, document) => {
          const { context } = document;
          const group: PDFRef = context.register(context.obj({ Type: 'OCG', Name: 'engelsk' }));
          addResource(p, 'Properties', 'L1', group);
          document.catalog.set(
            PDFName.of('OCProperties'),
            context.obj({ OCGs: [group], D: { OFF: [group] } } as never),
          );
        },
      },
    );
    expect(texts(page)).toEqual(['dansk']);
  });
});

describe('layer facts', () => {
  it('tell invisible text over a full-page image: an OCR layer', async () => {
    const page = await read(
      'q 400 0 0 200 0 0 cm /Im1 Do Q BT 3 Tr /F1 10 Tf 40 150 Td (laest tekst) Tj ET',
      {
        prepare: (p) => addImage(p, 'Im1'),
      },
    );
    expect(page.layer).toEqual({ invisible: 1, imageCover: 1 });
    expect(page.words[0]?.style).toEqual({ size: 10, bold: false, italic: false });
  });

  it('take text under a full-page image for invisible', async () => {
    const page = await read(
      'BT /F1 10 Tf 40 150 Td (skjult) Tj ET q 400 0 0 200 0 0 cm /Im1 Do Q',
      {
        prepare: (p) => addImage(p, 'Im1'),
      },
    );
    expect(page.layer).toEqual({ invisible: 1, imageCover: 1 });
  });

  it('tell set text with a picture', async () => {
    const page = await read(
      'q 100 0 0 50 0 0 cm /Im1 Do Q q 200 0 0 100 100 50 cm /Im1 Do Q BT /F1 10 Tf 40 150 Td (sat) Tj 3 Tr (nok) Tj ET',
      { prepare: (p) => addImage(p, 'Im1') },
    );
    expect(page.layer).toEqual({ invisible: 0.5, imageCover: 0.25 });
  });

  it('are nothing for an empty page', async () => {
    expect(await read('')).toMatchObject({ words: [], layer: { invisible: 0, imageCover: 0 } });
  });
});

describe('shapes', () => {
  it('are filled areas: boxes, and round ones bounded by curves', async () => {
    const k = 0.5523 * 30;
    const circle = `180 100 m 180 ${100 + k} ${150 + k} 130 150 130 c ${150 - k} 130 120 ${100 + k} 120 100 c 120 ${100 - k} ${150 - k} 70 150 70 c ${150 + k} 70 180 ${100 - k} 180 100 c h f`;
    const page = await read(`0 0.5 0.5 rg 20 150 200 30 re f 1 0 0 rg ${circle}`);
    expect(page.shapes.map(({ box, ...rest }) => ({ box: rounded(box), ...rest }))).toEqual([
      { box: [20, 20, 220, 50], color: '#008080', round: false },
      { box: [120, 70, 180, 130], color: '#ff0000', round: true },
    ]);
  });

  it('painted by one operator are told apart', async () => {
    const page = await read('0.5 g 20 150 50 20 re 100 150 50 20 re 110 155 10 10 re f*');
    expect(page.shapes.map(({ box }) => rounded(box))).toEqual([
      [20, 30, 70, 50],
      [100, 30, 150, 50],
    ]);
  });

  it('are cut to the clip, and lines are none', async () => {
    const page = await read(
      'q 50 50 100 100 re W n 0 g 0 0 400 200 re f Q 20 20 300 0.4 re f 20 10 m 300 10 l S',
    );
    expect(page.shapes.map(({ box }) => rounded(box))).toEqual([[50, 50, 150, 150]]);
  });

  it('look as they do over white where they are transparent', async () => {
    const page = await read('/G1 gs 0 g 20 20 100 100 re f', {
      prepare: (p) => {
        addResource(p, 'ExtGState', 'G1', p.doc.context.register(p.doc.context.obj({ ca: 0.2 })));
      },
    });
    expect(page.shapes).toMatchObject([{ color: '#cccccc' }]);
  });

  it('filled with a gradient have the colour half-way', async () => {
    const page = await read('q 20 20 100 100 re W n /S1 sh Q', {
      prepare: (p) => {
        const shading = {
          ShadingType: 2,
          ColorSpace: 'DeviceGray',
          Coords: [20, 0, 120, 0],
          Function: { FunctionType: 2, Domain: [0, 1], C0: [0], C1: [1], N: 1 },
        };
        addResource(
          p,
          'Shading',
          'S1',
          p.doc.context.register(p.doc.context.obj(shading as never)),
        );
      },
    });
    expect(page.shapes.map(({ box }) => rounded(box))).toEqual([[20, 80, 120, 180]]);
    expect(Number.parseInt(page.shapes[0]?.color.slice(1, 3) ?? '', 16)).toBeCloseTo(128, -1);
  });
});

describe('links', () => {
  it('lead out of the document or to a page of it', async () => {
    const source = await openSource(
      'links.pdf',
      await pdfOf(['', ''], {
        prepare: (page, document) => {
          if (document.getPageCount() < 2) return;
          addLink(document.getPage(0), [40, 140, 140, 160], 'https://eksempel.dk/tilmeld');
          addLink(document.getPage(0), [40, 100, 140, 120], page);
        },
      }),
    );
    const { links } = await source.readPage(1);
    await source.close();
    expect(links).toEqual([
      { box: [40, 40, 140, 60], target: 'https://eksempel.dk/tilmeld' },
      { box: [40, 80, 140, 100], target: '#page=2' },
    ]);
  });
});
