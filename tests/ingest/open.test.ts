import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openSource, type SourceOptions } from '../../src/ingest/index.ts';
import { EncryptedError, InputError, KatalogError, LimitError } from '../../src/model/index.ts';
import { pdfOf } from './pdf-of.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function mediaTypeOf(content: Uint8Array): Promise<string> {
  const source = await openSource('fil', content);
  await source.close();
  return source.mediaType;
}

/** What opening throws; fails the test where it succeeds. */
async function errorOf(content: Uint8Array, options?: SourceOptions): Promise<KatalogError> {
  const outcome = await openSource('fil.pdf', content, options).catch((error: unknown) => error);
  if (outcome instanceof KatalogError) return outcome;
  throw new Error(`expected a KatalogError, got ${JSON.stringify(outcome)}`);
}

/** Encrypted as pdfkit does it. */
function encryptedPdf(userPassword: string): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const document = new PDFDocument({ userPassword, ownerPassword: 'ejer', pdfVersion: '1.7' });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.text('hemmeligt');
    document.end();
  });
}

const picture = sharp({ create: { width: 40, height: 50, channels: 3, background: '#ffffff' } });

describe('openSource goes by content, whatever the name', () => {
  it('opens PDF, PNG, JPEG, TIFF and plain text', async () => {
    expect(await mediaTypeOf(await pdfOf('', {}))).toBe('application/pdf');
    expect(await mediaTypeOf(await picture.clone().png().toBuffer())).toBe('image/png');
    expect(await mediaTypeOf(await picture.clone().jpeg().toBuffer())).toBe('image/jpeg');
    expect(await mediaTypeOf(await picture.clone().tiff().toBuffer())).toBe('image/tiff');
    expect(await mediaTypeOf(bytes('Kurser for frivillige\n'))).toBe('text/plain');
  });

  it('opens a PDF with rubbish before its header', async () => {
    const pdf = await pdfOf('');
    expect(await mediaTypeOf(Buffer.concat([bytes('\n\nHTTP/1.1 200 OK\n\n'), pdf]))).toBe(
      'application/pdf',
    );
  });

  it('takes text for text although it begins like a signature', async () => {
    expect(await mediaTypeOf(bytes('BMI og sundhed – kursus for trænere'))).toBe('text/plain');
    expect(await mediaTypeOf(bytes('MZ-klubben inviterer'))).toBe('text/plain');
  });

  it('says what a page image lacks', async () => {
    const source = await openSource('side.png', await picture.clone().png().toBuffer());
    expect(source.textual).toBe(false);
    await source.close();
  });
});

describe('openSource refuses', () => {
  it('an empty file', async () => {
    expect(await errorOf(new Uint8Array())).toMatchObject({
      name: 'InputError',
      exitCode: 3,
      file: 'fil.pdf',
      reason: 'the file is empty',
    });
  });

  it('a PDF cut short, wherever', async () => {
    const pdf = await pdfOf(['BT /F1 10 Tf 40 150 Td (tekst) Tj ET', '']);
    for (const share of [0.1, 0.5, 0.9]) {
      const error = await errorOf(pdf.subarray(0, Math.floor(share * pdf.length)));
      expect(error).toBeInstanceOf(InputError);
      expect(error.reason).toMatch(/cut short/);
    }
  });

  it('office documents, web pages and other kinds, and says what to do', async () => {
    const zip = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(200, 1)]);
    expect(await errorOf(zip)).toMatchObject({
      name: 'InputError',
      remedy: expect.stringContaining('PDF'),
    });
    const rtf = await errorOf(bytes('{\\rtf1\\ansi Kurser}'));
    expect(rtf.reason).toMatch(/office document/);
    const html = await errorOf(bytes('<!DOCTYPE html><p>Kurser</p>'));
    expect(html.reason).toMatch(/html/);
    const gif = await errorOf(await picture.clone().gif().toBuffer());
    expect(gif.remedy).toMatch(/PNG/);
    expect((await errorOf(Buffer.from([1, 2, 3, 0, 0, 0, 9, 7, 0, 1]))).reason).toMatch(
      /neither text/,
    );
  });

  it('an encrypted PDF: without a password, with a wrong one', async () => {
    const pdf = await encryptedPdf('sesam');
    const missing = await errorOf(pdf);
    expect(missing).toBeInstanceOf(EncryptedError);
    expect(missing.reason).toMatch(/no password/);
    const wrong = await errorOf(pdf, { password: 'gæt' });
    expect(wrong).toBeInstanceOf(EncryptedError);
    expect(wrong.reason).toMatch(/password is wrong/);
    const source = await openSource('fil.pdf', pdf, { password: 'sesam' });
    expect((await source.readPage(1)).words.map(({ text }) => text)).toEqual(['hemmeligt']);
    await source.close();
  });

  it('more pages than allowed, of any kind', async () => {
    for (const content of [await pdfOf(['', '', '']), bytes('en\fto\ftre')]) {
      const error = await errorOf(content, { maxPages: 2 });
      expect(error).toBeInstanceOf(LimitError);
      expect(error.reason).toBe('the document has 3 pages, more than the 2 allowed');
    }
  });
});

describe('a page that is not there', () => {
  it('is a PageError', async () => {
    const contents = [await pdfOf(''), bytes('tekst')];
    for (const content of contents) {
      const source = await openSource('fil', content);
      await expect(source.readPage(2)).rejects.toMatchObject({ name: 'PageError', page: 2 });
      await source.close();
    }
  });
});
