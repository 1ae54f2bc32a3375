import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openSource } from '../../src/ingest/index.ts';
import type { Page, PageImage } from '../../src/model/index.ts';
import { createEngine, type EngineOptions, type OcrEngine } from '../../src/ocr/engine.ts';
import { readImagePage } from '../../src/ocr/index.ts';
import { tesseractJs } from '../../src/ocr/tesseract-js.ts';
import { startWorker } from '../../src/ocr/tesseract-worker.ts';

type Drawing = (document: PDFKit.PDFDocument) => void;

/** A page 420 × 300 points, drawn by pdfkit: its picture at 300 dpi, and its words as they are set. */
async function draw(drawing: Drawing): Promise<{ image: PageImage; set: Page }> {
  const bytes = await new Promise<Uint8Array>((resolve) => {
    const document = new PDFDocument({ size: [420, 300], margin: 30 });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    drawing(document);
    document.end();
  });
  const source = await openSource('side.pdf', bytes);
  const drawn = { image: await source.readImage(1), set: await source.readPage(1) };
  await source.close();
  return drawn;
}

const TITLE = 'Årets kurser på Ærø';
const BODY =
  'Kurset giver bestyrelsen redskaber til at lede møder, skaffe frivillige og lægge et budget. Det varer tre timer og koster 450 kr. pr. deltager.';

const article: Drawing = (document) => {
  document.font('Helvetica-Bold').fontSize(20).text(TITLE).moveDown();
  document.font('Helvetica').fontSize(11).text(BODY, { width: 330 });
};
const boxes: Drawing = (document) => {
  document.rect(30, 30, 300, 30).fill('#005f5f');
  document
    .fillColor('#ffffff')
    .font('Helvetica-Bold')
    .fontSize(14)
    .text('Netværk for ledere', 40, 38);
  document
    .fillColor('#000000')
    .font('Helvetica')
    .fontSize(11)
    .text('Mødes fire gange om året.', 30, 90);
};
const signs: Drawing = (document) => {
  document.font('Helvetica').fontSize(11);
  [
    'Kontakt: Søren Møller, lise_m@aa-huset.dk',
    '• kl. 9–15.30 – også for it-folk',
    '• efter § 12, stk. 2, og § 4',
    'Jürgen Müller fra Växjö',
    'reglerne i § 12 i folkeoplysningsloven',
  ].forEach((text, i) => {
    document.text(text, 30, 40 + i * 24);
  });
};
const sideways: Drawing = (document) => {
  document.rotate(90, { origin: [0, 0] });
  document.font('Helvetica').fontSize(11).text(`${TITLE}. ${BODY}`, 20, -390, { width: 250 });
};

const contents: Drawing = (document) => {
  document
    .rotate(0.5, { origin: [0, 0] })
    .font('Helvetica')
    .fontSize(11);
  ['Forløb for nye ledere', 'Årsmøde og generalforsamling', 'Børn i foreningen'].forEach(
    (title, i) => {
      const y = 60 + i * 24;
      document.text(title, 30, y, { lineBreak: false });
      for (let x = 210; x < 370; x += 4) document.circle(x, y + 8, 0.6).fill('#000000');
      document.text(`${i + 4}`, 378, y, { lineBreak: false });
    },
  );
};

const createTesseractJs = (options: EngineOptions): OcrEngine => createEngine(tesseractJs, options);

const textOf = ({ words }: Page) => words.map(({ text }) => text).join(' ');

describe('tesseract.js', () => {
  let engine: OcrEngine;
  const stdout = vi.spyOn(process.stdout, 'write');

  beforeAll(async () => {
    engine = createTesseractJs({ workers: 2 });
  });
  afterAll(async () => {
    await engine.close();
  });

  it('names itself and its data', () => {
    expect([engine.name, engine.version]).toEqual([
      'tesseract.js',
      expect.stringMatching(/^7\.\S+\+core7\.\S+ dan .+; deu /),
    ]);
  });

  it('reads Danish, with place, size and weight', async () => {
    const { image, set } = await draw(article);
    const page = await readImagePage(image, engine);
    expect(textOf(page)).toBe(`${TITLE} ${BODY}`);
    expect([Math.round(page.width), Math.round(page.height)]).toEqual([420, 300]);
    page.words.forEach((word, i) => {
      const truth = set.words[i];
      expect(Math.abs(word.box[0] - (truth?.box[0] ?? Infinity))).toBeLessThan(2);
      expect(Math.abs(word.baseline - (truth?.baseline ?? Infinity))).toBeLessThan(1.5);
      expect(word.style.bold).toBe(truth?.style.bold);
      expect(word.style.size / (truth?.style.size ?? Infinity)).toBeCloseTo(1, 0);
      expect(word.confidence).toBeGreaterThan(0.5);
    });
  });

  it('reads signs that the Danish data lacks', async () => {
    const { image } = await draw(signs);
    expect(textOf(await readImagePage(image, engine))).toBe(
      'Kontakt: Søren Møller, lise_m@aa-huset.dk ' +
        '• kl. 9–15.30 – også for it-folk • efter § 12, stk. 2, og § 4 Jürgen Müller fra Växjö ' +
        'reglerne i § 12 i folkeoplysningsloven',
    );
  });

  it('reads white on colour', async () => {
    const { image } = await draw(boxes);
    expect(image.shapes).toHaveLength(1);
    expect(textOf(await readImagePage(image, engine))).toBe(
      'Netværk for ledere Mødes fire gange om året.',
    );
  });

  it('reads a table of contents through its leaders, lone page numbers too', async () => {
    const { image } = await draw(contents);
    const { words } = await readImagePage(image, engine);
    const rows = [4, 5, 6].map((page) => {
      const number = words.find(({ text }) => text === `${page}`);
      const beside = words.filter(
        (word) => word !== number && Math.abs(word.baseline - (number?.baseline ?? 0)) < 8,
      );
      return beside.map(({ text }) => text).join(' ');
    });
    expect(rows).toEqual([
      'Forløb for nye ledere',
      'Årsmøde og generalforsamling',
      'Børn i foreningen',
    ]);
    expect(words).toHaveLength(13);
  });

  it('reads a page that lies on its side', async () => {
    const { image } = await draw(sideways);
    const page = await readImagePage(image, engine);
    expect([Math.round(page.width), Math.round(page.height)]).toEqual([300, 420]);
    expect(textOf(page)).toBe(`${TITLE}. ${BODY}`);
  });

  it('reads the same whatever it read before, and whoever reads', async () => {
    const images = [(await draw(article)).image, (await draw(boxes)).image];
    const read = async (order: readonly number[], reader: OcrEngine) => {
      const pages = await Promise.all(
        order.map((i) => readImagePage(images[i] as PageImage, reader)),
      );
      return [...order.keys()]
        .sort((a, b) => (order[a] ?? 0) - (order[b] ?? 0))
        .map((k) => pages[k]);
    };
    const alone = createTesseractJs({ workers: 1 });
    const forth = await read([0, 1], alone);
    const back = await read([1, 0], alone);
    await alone.close();
    expect(back).toEqual(forth);
    expect(await read([0, 1], engine)).toEqual(forth);
  });

  it('finds nothing on an empty page, or on one too small for a letter', async () => {
    const empty = (side: number): PageImage => ({
      page: 1,
      width: side,
      height: side,
      dpi: 200,
      grey: new Uint8Array(side * side).fill(255),
      shapes: [],
      rules: [],
    });
    expect(await engine.recognize(empty(400))).toEqual([]);
    expect(await engine.recognize(empty(2))).toEqual([]);
  });

  it('stops when it is told to, and reads on afterwards', async () => {
    const { image } = await draw(article);
    const controller = new AbortController();
    const reading = engine.recognize(image, controller.signal);
    setTimeout(() => controller.abort(new Error('afbrudt')), 50);
    await expect(reading).rejects.toThrow('afbrudt');
    expect((await engine.recognize(image)).length).toBeGreaterThan(20);
  });

  it('gives a page up that takes too long', async () => {
    const hasty = createTesseractJs({ workers: 1, timeoutSeconds: 0.01 });
    const { image } = await draw(article);
    await expect(hasty.recognize({ ...image, page: 7 })).rejects.toMatchObject({
      name: 'LimitError',
      page: 7,
      reason: expect.stringContaining('more than 0.01 s'),
    });
    await hasty.close();
  });

  it('says so where there is no language data, or what there is is none', async () => {
    await expect(startWorker({ dan: '/nowhere', deu: '/nowhere' })).rejects.toThrow('no such file');
    const folder = await mkdtemp(join(tmpdir(), 'katalog-tessdata-'));
    await writeFile(join(folder, 'dan.traineddata.gz'), gzipSync('no data'));
    await expect(startWorker({ dan: folder, deu: folder })).rejects.toThrow(
      'initialization failed',
    );
    await rm(folder, { recursive: true });
  });

  it('keeps stdout clean', () => {
    expect(stdout).not.toHaveBeenCalled();
  });
});
