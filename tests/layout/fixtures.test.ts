import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../src/ingest/index.ts';
import { layOut } from '../../src/layout/index.ts';
import type { Page } from '../../src/model/index.ts';

const folder = new URL('../../fixtures/', import.meta.url);
const names = readdirSync(folder).filter((name) =>
  existsSync(new URL(`${name}/truth.json`, folder)),
);

async function pagesOf(name: string): Promise<Page[]> {
  const source = await openSource(
    `${name}.pdf`,
    new Uint8Array(readFileSync(new URL(`${name}/${name}.pdf`, folder))),
  );
  const pages: Page[] = [];
  for (let number = 1; number <= source.pageCount; number++) {
    pages.push(await source.readPage(number));
  }
  await source.close();
  return pages;
}

const compact = (text: string) => text.replace(/[-‐\u00ad\u00ac]\n/g, '').replace(/[\s-]+/g, '');

describe.each(names)('the catalogue %s', (name) => {
  const truth = JSON.parse(readFileSync(new URL(`${name}/truth.json`, folder), 'utf8')) as {
    title: string;
    description?: string;
  }[];

  // titles in cells of a table or at the beginning of their text are found by extraction
  const { setting } = JSON.parse(readFileSync(new URL(`${name}/source.json`, folder), 'utf8')) as {
    setting: { layout?: { titles: string; table?: unknown } };
  };
  const inText = setting.layout?.titles === 'run-in' || setting.layout?.table !== undefined;

  it.skipIf(inText)(
    'has each title in a heading and each paragraph of a description in one block, or both in a row of a table',
    async () => {
      const pages = await pagesOf(name);
      const blocks = layOut(pages);
      const rows = blocks
        .filter((b) => b.kind === 'table')
        .flatMap((b) => b.lines.map((line) => compact(line.text)));
      const headings = [
        ...blocks.filter((b) => b.kind === 'heading').map((b) => compact(b.text)),
        ...rows,
      ];
      const texts = [
        ...blocks
          .filter((b) => b.kind === 'paragraph' || b.kind === 'list-item')
          .map((b) => compact(b.text)),
        ...rows,
      ];
      expect(truth.length).toBeGreaterThan(0);
      for (const { title, description = '' } of truth) {
        expect(headings.filter((heading) => heading.includes(compact(title)))).not.toEqual([]);
        for (const part of description
          .split(/\n+/)
          .map((line) => compact(line.replace(/^- /, '')))) {
          expect(
            texts.filter((text) => text.includes(part)),
            part,
          ).not.toEqual([]);
        }
      }
    },
  );

  it('keeps every word in exactly one block', async () => {
    const pages = await pagesOf(name);
    const words = layOut(pages).flatMap((block) => block.lines.flatMap((line) => line.words));
    expect(words).toHaveLength(pages.reduce((sum, page) => sum + page.words.length, 0));
    expect(new Set(words).size).toBe(words.length);
  });
});
