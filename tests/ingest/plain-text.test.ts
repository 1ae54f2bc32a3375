import { describe, expect, it } from 'vitest';
import { openSource } from '../../src/ingest/index.ts';
import type { Page } from '../../src/model/index.ts';

async function pagesOf(content: string | Uint8Array): Promise<Page[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const source = await openSource('tekst.txt', bytes);
  return Promise.all(Array.from({ length: source.pageCount }, (_, i) => source.readPage(i + 1)));
}

const texts = ({ words }: Page) => words.map(({ text }) => text).join(' ');

describe('plain text', () => {
  it('stands on a grid of 12 points, blank lines too', async () => {
    const [page] = await pagesOf('Kurser\n\nPris: gratis\n');
    expect(page).toMatchObject({ number: 1, origin: 'plain-text', shapes: [], links: [] });
    expect(page?.words.map(({ text, baseline }) => [text, baseline])).toEqual([
      ['Kurser', 44],
      ['Pris:', 68],
      ['gratis', 68],
    ]);
    expect(
      page?.words.every(({ style, confidence }) => style.size === 10 && confidence === 1),
    ).toBe(true);
  });

  it('has proportional widths', async () => {
    const [page] = await pagesOf('iiii mmmm');
    const [narrow, wide] = (page?.words ?? []).map(({ box }) => box[2] - box[0]);
    expect(wide).toBeGreaterThan(2 * (narrow ?? Infinity));
  });

  it('keeps indents and columns kept by spaces', async () => {
    const [page] = await pagesOf('Dato      Sted\nIll       Odense\n    Pris\n\tTid');
    const left = page?.words.map(({ text, box }) => [text, box[0]]);
    expect(left).toEqual([
      ['Dato', 36],
      ['Sted', 86],
      ['Ill', 36],
      ['Odense', 86],
      ['Pris', 56],
      ['Tid', 76],
    ]);
  });

  it('grows with a line that is longer than the page', async () => {
    const [page] = await pagesOf(`${'meget langt '.repeat(30)}\n`);
    expect(page?.width).toBeGreaterThan(Math.max(...(page?.words ?? []).map(({ box }) => box[2])));
  });
});

describe('pages of plain text', () => {
  const body = 'en linje\nto linjer\ntre linjer\nfire linjer';

  it('part at form feeds', async () => {
    expect((await pagesOf('et\f\nto\f')).map(texts)).toEqual(['et', 'to']);
    expect((await pagesOf('et\f\fto')).map(texts)).toEqual(['et', '', 'to']);
  });

  it('part where a line begins with exactly one space, if the text does so', async () => {
    const pages = await pagesOf(` Forside\n${body}\n Kurser\n${body}\n`);
    expect(pages.map(({ words }) => words[0]?.text)).toEqual(['Forside', 'Kurser']);
    expect(pages[1]?.words[0]?.box[0]).toBe(36);
  });

  it('do not part at bullets that are set in by a space', async () => {
    expect(await pagesOf(`${body}\n • kaffe\n • kage\n – te\n${body}\n${body}`)).toHaveLength(1);
  });

  it('do not part where spaces make the layout', async () => {
    expect(await pagesOf(`${body}\n   Sted\n Odense\n     Pris\n  100 kr.\n${body}`)).toHaveLength(
      1,
    );
  });

  it('do not part at form feeds and spaces at once', async () => {
    expect(await pagesOf(`${body}\n Kurser\n${body}\f${body}`)).toHaveLength(2);
  });
});

describe('encodings', () => {
  const text = 'Blæksprutter på Ærø';
  const utf16 = (order: 'le' | 'be', mark: boolean) => {
    const buffer = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
    return order === 'le' ? buffer : buffer.swap16();
  };

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 little-endian with a mark', utf16('le', true)],
    ['UTF-16 big-endian with a mark', utf16('be', true)],
    ['UTF-16 little-endian without', utf16('le', false)],
    ['UTF-16 big-endian without', utf16('be', false)],
    ['windows-1252', Buffer.from(text, 'latin1')],
  ])('%s', async (_, bytes) => {
    expect((await pagesOf(bytes)).map(texts)).toEqual([text]);
  });

  it('windows-1252 has quotes and dashes where Latin-1 has controls', async () => {
    const [page] = await pagesOf(Buffer.from([0x93, 0x45, 0x6e, 0x94, 0x20, 0x96, 0x20, 0xe6]));
    expect(page && texts(page)).toBe('“En” – æ');
  });

  it('line ends of all kinds', async () => {
    const [page] = await pagesOf('en\r\nto\rtre\n');
    expect(page?.words.map(({ baseline }) => baseline)).toEqual([44, 56, 68]);
  });
});
