import { buffer } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';
import PDFKit from 'pdfkit';

/** A file that is made to trouble its readers. */
export interface OddFile {
  readonly name: string;
  make(): Buffer | Promise<Buffer>;
  /** The exit codes that it may end with when it is run alone, without OCR. */
  readonly ends: readonly number[];
}

type Extra = Readonly<Record<number, string | Buffer>>;

const TEXT = 'BT /F1 12 Tf 50 700 Td (Kursus i blomsterbinding v. Foreningen Solsikken) Tj ET';

/** A stream object. */
const stream = (data: string | Buffer, entries = ''): Buffer => {
  const bytes = Buffer.from(data);
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} ${entries} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
};
const packed = (data: Buffer | string, entries = ''): Buffer =>
  stream(deflateSync(data), `/Filter /FlateDecode ${entries}`);

/** A PDF of one page; `objects` take the place of its own (1 catalog, 2 pages, 3 page, 4 content, 5 font), or join them. */
function pdf(objects: Extra = {}, trailer = ''): Buffer {
  const all: Extra = {
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    3: page(),
    4: stream(TEXT),
    5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...objects,
  };
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const places = new Map<number, number>();
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [number, object] of Object.entries(all)) {
    places.set(Number(number), length());
    const [head, tail] = [`${number} 0 obj\n`, '\nendobj\n'];
    parts.push(Buffer.concat([Buffer.from(head), Buffer.from(object), Buffer.from(tail)]));
  }
  const size = Math.max(...places.keys()) + 1;
  const line = (n: number) =>
    places.has(n)
      ? `${String(places.get(n)).padStart(10, '0')} 00000 n \n`
      : '0000000000 65535 f \n';
  const table = Array.from({ length: size }, (_, n) => line(n)).join('');
  const start = length();
  const end = `xref\n0 ${size}\n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end)]);
}

const page = (entries = '', box = '[0 0 595 842]', resources = '/Font << /F1 5 0 R >>'): string =>
  `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Contents 4 0 R /Resources << ${resources} >> ${entries} >>`;

/** The page paints object 6. */
const painting = (object: Buffer, more: Extra = {}): Buffer =>
  pdf({
    3: page('', '[0 0 595 842]', '/Font << /F1 5 0 R >> /XObject << /X 6 0 R >>'),
    4: stream('q 595 0 0 842 0 0 cm /X Do Q'),
    6: object,
    ...more,
  });
const image = (width: number, height: number, data: Buffer, filter: string, bits = 1): Buffer =>
  painting(
    stream(
      data,
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent ${bits} /Filter ${filter}`,
    ),
  );

async function locked(options: PDFKit.PDFDocumentOptions): Promise<Buffer> {
  const document = new PDFKit(options);
  document.text('Kursus i blomsterbinding');
  document.end();
  return buffer(document as unknown as NodeJS.ReadableStream);
}

const READ = [0, 6, 8];
const BROKEN = [3];
const REFUSED = [5];
const ANY = [0, 3, 5, 6, 8];

/** JPEG 2000 and JPEG headers that claim 60,000 × 60,000 pixels. */
const JPX = Buffer.from(
  '0000000c6a5020200d0a870a00000014667479706a703220000000006a7032200000002d6a703268' +
    '000000166968647200 00ea600000ea6000010707000000000f636f6c720100000000001100000000 6a703263'.replace(
      / /g,
      '',
    ) +
    'ff4fff51002900000000ea600000ea6000000000000000000000ea600000ea6000000000000000000001070101ff52000c00000001000104040001ff5c00134040484850484850484850484850484850ff90000a0000000000000001ff93ffd9',
  'hex',
);
const JPEG = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000ffdb004300' +
    '01'.repeat(64) +
    'ffc0000b08ea60ea6001011100ffc40014000100000000000000000000000000000009ffc40014100100000000000000000000000000000000ffda0008010100003f0000ffd9',
  'hex',
);

const versions = [
  ['rc4-40', '1.3'],
  ['rc4-128', '1.4'],
  ['aes-128', '1.6'],
  ['aes-256', '1.7ext3'],
] as const;

export const oddFiles: readonly OddFile[] = [
  { name: 'plain.pdf', make: () => pdf(), ends: READ },
  ...versions.flatMap(([name, pdfVersion]): OddFile[] => [
    {
      name: `user-password-${name}.pdf`,
      make: () => locked({ userPassword: 'nøgle', ownerPassword: 'ejer', pdfVersion }),
      ends: [4],
    },
    {
      name: `owner-password-${name}.pdf`,
      make: () => locked({ ownerPassword: 'ejer', pdfVersion }),
      ends: READ,
    },
  ]),
  {
    name: 'unknown-encryption.pdf',
    make: () => pdf({}, '/Encrypt << /Filter /Adobe.PubSec /V 9 >>'),
    ends: [3, 4],
  },
  { name: 'empty.pdf', make: () => Buffer.alloc(0), ends: BROKEN },
  { name: 'header-only.pdf', make: () => Buffer.from('%PDF-1.7\n'), ends: BROKEN },
  {
    name: 'zeros.pdf',
    make: () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(100_000)]),
    ends: BROKEN,
  },
  ...[0.2, 0.5, 0.8, 0.95].map(
    (share): OddFile => ({
      name: `cut-at-${share}.pdf`,
      make: () => pdf().subarray(0, pdf().length * share),
      ends: ANY,
    }),
  ),
  {
    name: 'no-pages.pdf',
    make: () => pdf({ 2: '<< /Type /Pages /Kids [] /Count 0 >>' }),
    ends: BROKEN,
  },
  {
    name: 'pages-in-a-circle.pdf',
    make: () => pdf({ 2: '<< /Type /Pages /Kids [2 0 R] /Count 1 >>' }),
    ends: [3, 6],
  },
  {
    name: 'pages-and-parents-in-a-circle.pdf',
    make: () =>
      pdf({
        2: '<< /Type /Pages /Kids [6 0 R 3 0 R] /Count 2 >>',
        6: '<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>',
      }),
    ends: ANY,
  },
  {
    name: 'a-billion-pages.pdf',
    make: () => pdf({ 2: '<< /Type /Pages /Kids [3 0 R] /Count 999999999 >>' }),
    ends: ANY,
  },
  {
    name: 'three-thousand-pages.pdf',
    make: () => pdf({ 2: `<< /Type /Pages /Kids [${'3 0 R '.repeat(3000)}] /Count 3000 >>` }),
    ends: REFUSED,
  },
  {
    name: 'no-root.pdf',
    make: () => Buffer.from(pdf().toString('latin1').replace('/Root 1 0 R', ''), 'latin1'),
    ends: ANY,
  },
  {
    name: 'xref-in-a-circle.pdf',
    make: () => {
      const text = pdf().toString('latin1');
      return Buffer.from(
        text.replace('/Root 1 0 R', `/Root 1 0 R /Prev ${text.lastIndexOf('xref\n0')}`),
        'latin1',
      );
    },
    ends: READ,
  },
  {
    name: 'xref-elsewhere.pdf',
    make: () =>
      Buffer.from(
        pdf()
          .toString('latin1')
          .replace(/startxref\n\d+/, 'startxref\n99999999'),
        'latin1',
      ),
    ends: READ,
  },
  { name: 'objects-in-a-circle.pdf', make: () => pdf({ 4: '6 0 R', 6: '4 0 R' }), ends: READ },
  {
    name: 'broken-object-stream.pdf',
    make: () => pdf({ 1: '', 6: packed('1 0 2 9999 <<', '/Type /ObjStm /N 50 /First 8') }),
    ends: ANY,
  },
  {
    name: 'object-stream-in-itself.pdf',
    make: () => pdf({ 6: stream('1 0 ', '/Type /ObjStm /N 1 /First 4 /Extends 6 0 R') }),
    ends: READ,
  },
  { name: 'no-contents.pdf', make: () => pdf({ 4: 'null' }), ends: [8] },
  { name: 'contents-are-no-stream.pdf', make: () => pdf({ 4: '(Kursus)' }), ends: READ },
  ...Object.entries({
    huge: '[0 0 1e9 1e9]',
    'very-huge': '[0 0 1e300 1e300]',
    none: '[0 0 0 0]',
    turned: '[595 842 0 0]',
    tiny: '[0 0 0.0001 0.0001]',
    words: '[(a) (b) (c) (d)]',
    short: '[0 0]',
  }).map(
    ([name, box]): OddFile => ({
      name: `box-${name}.pdf`,
      make: () => pdf({ 3: page('', box) }),
      ends: ANY,
    }),
  ),
  { name: 'unit-huge.pdf', make: () => pdf({ 3: page('/UserUnit 1e12') }), ends: ANY },
  { name: 'rotated-by-7.pdf', make: () => pdf({ 3: page('/Rotate 7') }), ends: READ },
  { name: 'no-font.pdf', make: () => pdf({ 3: page('', '[0 0 595 842]', '') }), ends: READ },
  { name: 'font-is-a-number.pdf', make: () => pdf({ 5: '17' }), ends: READ },
  {
    name: 'font-is-rubbish.pdf',
    make: () =>
      pdf({
        5: '<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor 6 0 R >>',
        6: '<< /Type /FontDescriptor /FontName /X /Flags 4 /FontFile2 7 0 R >>',
        7: stream(Buffer.alloc(5000, 0xa7)),
      }),
    ends: READ,
  },
  {
    name: 'type3-in-itself.pdf',
    make: () =>
      pdf({
        5: '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 32 /LastChar 120 /Widths [1] /Encoding << /Differences [32 /a] >> /CharProcs << /a 6 0 R >> /Resources << /Font << /F1 5 0 R >> >> >>',
        6: stream('1 0 d0 BT /F1 1 Tf (   ) Tj ET'),
      }),
    ends: ANY,
  },
  {
    name: 'form-in-itself.pdf',
    make: () =>
      painting(
        stream(
          '/X Do /X Do',
          '/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X 6 0 R >> >>',
        ),
      ),
    ends: ANY,
  },
  {
    name: 'forms-that-double.pdf',
    make: () => {
      const forms = Array.from({ length: 26 }, (_, i) => [
        i + 6,
        stream(
          '/X Do /X Do',
          `/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X ${i + 7} 0 R >> >>`,
        ),
      ]);
      return painting(stream(''), {
        ...Object.fromEntries(forms),
        32: stream('0 0 1 1 re f', '/Type /XObject /Subtype /Form /BBox [0 0 1 1]'),
      });
    },
    ends: ANY,
  },
  {
    name: 'deep-array.pdf',
    make: () => pdf({ 6: `${'['.repeat(200_000)}${']'.repeat(200_000)}` }, '/Info 6 0 R'),
    ends: ANY,
  },
  { name: 'deep-content.pdf', make: () => pdf({ 4: packed(`${'['.repeat(500_000)}`) }), ends: ANY },
  {
    name: 'deep-states.pdf',
    make: () => pdf({ 4: packed(`${'q '.repeat(1_000_000)}${TEXT}`) }),
    ends: ANY,
  },
  {
    name: 'deep-page-tree.pdf',
    make: () => {
      const nodes = Array.from({ length: 5000 }, (_, i) => [
        i + 10,
        `<< /Type /Pages /Kids [${i === 4999 ? 3 : i + 11} 0 R] /Count 1 >>`,
      ]);
      return pdf({ 2: '<< /Type /Pages /Kids [10 0 R] /Count 1 >>', ...Object.fromEntries(nodes) });
    },
    ends: ANY,
  },
  {
    name: 'flate-bomb.pdf',
    make: () => pdf({ 4: packed(Buffer.alloc(300_000_000, ' ')) }),
    ends: ANY,
  },
  {
    name: 'flate-in-flate-bomb.pdf',
    make: () =>
      pdf({
        4: stream(
          deflateSync(deflateSync(Buffer.alloc(300_000_000, ' '))),
          '/Filter [/FlateDecode /FlateDecode]',
        ),
      }),
    ends: ANY,
  },
  {
    name: 'filters-without-end.pdf',
    make: () => pdf({ 4: stream(TEXT, `/Filter [${'/ASCIIHexDecode '.repeat(20_000)}]`) }),
    ends: ANY,
  },
  {
    name: 'endless-text.pdf',
    make: () =>
      pdf({
        4: packed(`BT /F1 12 Tf ${'50 700 Td (Kursus i blomsterbinding) Tj '.repeat(100_000)}ET`),
      }),
    ends: ANY,
  },
  {
    name: 'one-endless-word.pdf',
    make: () => pdf({ 4: packed(`BT /F1 1 Tf (${'a'.repeat(400_000)}) Tj ET`) }),
    ends: ANY,
  },
  {
    name: 'endless-drawing.pdf',
    make: () =>
      pdf({ 4: packed(`${'0 0 m 9 9 l S 1 0 0 rg 5 5 90 90 re f '.repeat(300_000)}${TEXT}`) }),
    ends: ANY,
  },
  {
    name: 'pattern-of-dust.pdf',
    make: () =>
      pdf({
        3: page('', '[0 0 595 842]', '/Font << /F1 5 0 R >> /Pattern << /P 6 0 R >>'),
        4: stream(`/Pattern cs /P scn 0 0 595 842 re f ${TEXT}`),
        6: stream(
          '0 0 1 1 re f',
          '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.00001 /YStep 0.00001 /Resources << >>',
        ),
      }),
    ends: ANY,
  },
  {
    name: 'image-bomb-bits.pdf',
    make: () => image(100_000, 100_000, deflateSync(Buffer.alloc(1000)), '/FlateDecode'),
    ends: ANY,
  },
  {
    name: 'image-bomb-just-allowed.pdf',
    make: () => image(9990, 9990, deflateSync(Buffer.alloc(9990 * 9990)), '/FlateDecode', 8),
    ends: ANY,
  },
  {
    name: 'image-bomb-ccitt.pdf',
    make: () => image(60_000, 60_000, Buffer.alloc(500, 0x26), '/CCITTFaxDecode'),
    ends: ANY,
  },
  {
    name: 'image-bomb-jbig2.pdf',
    make: () =>
      image(
        600,
        600,
        Buffer.from('00000000300001000000130000ea600000ea600000000000000000010000', 'hex'),
        '/JBIG2Decode',
      ),
    ends: ANY,
  },
  { name: 'image-bomb-jpx.pdf', make: () => image(600, 600, JPX, '/JPXDecode', 8), ends: ANY },
  { name: 'image-bomb-jpeg.pdf', make: () => image(600, 600, JPEG, '/DCTDecode', 8), ends: ANY },
  {
    name: 'image-negative.pdf',
    make: () => image(-5, -5, Buffer.alloc(9), '/FlateDecode'),
    ends: ANY,
  },
  {
    name: 'a-thousand-images.pdf',
    make: () =>
      painting(
        packed(
          Buffer.alloc(250_000),
          '/Type /XObject /Subtype /Image /Width 500 /Height 500 /ColorSpace /DeviceGray /BitsPerComponent 8',
        ),
        { 4: stream(`${'q 595 0 0 842 0 0 cm /X Do Q '.repeat(1000)}${TEXT}`) },
      ),
    ends: ANY,
  },
  {
    name: 'script.pdf',
    make: () =>
      pdf({
        1: '<< /Type /Catalog /Pages 2 0 R /OpenAction 6 0 R /Names << /JavaScript << /Names [(a) 6 0 R] >> >> >>',
        6: '<< /S /JavaScript /JS (app.alert(1); while (true) {}) >>',
      }),
    ends: READ,
  },
  {
    name: 'launch.pdf',
    make: () =>
      pdf({
        1: '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) >> >> >>',
      }),
    ends: READ,
  },
  {
    name: 'attachment.pdf',
    make: () =>
      pdf({
        1: '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(../../x) 6 0 R] >> >> >>',
        6: '<< /Type /Filespec /F (../../../../tmp/katalog-escaped) /EF << /F 7 0 R >> >>',
        7: stream('#!/bin/sh'),
      }),
    ends: READ,
  },
  {
    name: 'xfa.pdf',
    make: () =>
      pdf({
        1: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] /XFA 6 0 R >> >>',
        6: stream(
          '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/">&b;</xdp:xdp>',
        ),
      }),
    ends: READ,
  },
  {
    name: 'outline-in-a-circle.pdf',
    make: () =>
      pdf({
        1: '<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>',
        6: '<< /First 7 0 R /Last 7 0 R >>',
        7: '<< /Title (a) /Next 7 0 R /First 6 0 R >>',
      }),
    ends: READ,
  },
  {
    name: 'fifty-thousand-links.pdf',
    make: () =>
      pdf({
        3: page(`/Annots [${'6 0 R '.repeat(60_000)}]`),
        6: '<< /Type /Annot /Subtype /Link /Rect [0 0 90 90] /A << /S /URI /URI (https://example.dk/) >> >>',
      }),
    ends: ANY,
  },
  {
    name: 'picture.png',
    make: () =>
      Buffer.from(
        '89504e470d0a1a0a0000000d49484452000f4240000f42400806000000aaaaaaaa0000000049454e44ae426082',
        'hex',
      ),
    ends: [3, 5],
  },
  {
    name: 'circle.tiff',
    make: () => Buffer.from('49492a0008000000010000010300010000000100000008000000', 'hex'),
    ends: [3, 5, 6],
  },
  {
    name: 'rubbish.bin',
    make: () => Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * i * 31) % 256)),
    ends: BROKEN,
  },
  {
    name: 'one-line.txt',
    make: () => Buffer.from('Kursus i maling '.repeat(60_000)),
    ends: REFUSED,
  },
  {
    name: 'long.txt',
    make: () =>
      Buffer.from('Kursus i maling v. Foreningen\nVi maler hver tirsdag.\n\n'.repeat(300)),
    ends: READ,
  },
  { name: 'many-pages.txt', make: () => Buffer.from('Kursus\f'.repeat(3000)), ends: REFUSED },
  {
    name: 'lone-surrogates.txt',
    make: () => Buffer.from('fffe00d800dc4b0075007200', 'hex'),
    ends: ANY,
  },
];
