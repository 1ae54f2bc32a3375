import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { openSource } from '../../src/ingest/index.ts';
import { KatalogError, Page } from '../../src/model/index.ts';

const folder = new URL('../../../shared/odd-files/', import.meta.url);
const there = existsSync(folder);
// one name where there are none, so that the run says that they were skipped
const names = there ? readdirSync(folder).filter((name) => name.endsWith('.pdf')) : ['all'];

/** Files that cannot be opened, and why. Every other one must open and give its first page. */
const REFUSED: Readonly<Record<string, string>> = {
  'ocrmypdf-invalid.pdf': 'InputError',
  'sample-libreoffice-writer-password.pdf': 'EncryptedError',
};
/** Those whose first page has more than the 20 million pixels allowed here at any resolution. */
const LARGE = new Set(['ocrmypdf-hugemono.pdf', 'ocrmypdf-enormous.pdf']);

describe.skipIf(!there)('odd PDFs of ../shared/odd-files', () => {
  it.each(names)('%s is read or refused with a reason', async (name) => {
    const stdout = vi.spyOn(process.stdout, 'write');
    const bytes = readFileSync(new URL(name, folder));
    const source = await openSource(name, bytes, { maxPixels: 20_000_000 }).catch(
      (e: unknown) => e,
    );
    if (source instanceof Error) {
      expect(source).toBeInstanceOf(KatalogError);
      expect(source.name).toBe(REFUSED[name]);
      return;
    }
    expect(REFUSED[name]).toBeUndefined();
    const opened = source as Awaited<ReturnType<typeof openSource>>;
    const page = await opened.readPage(1);
    expect(Page.safeParse(page).error).toBeUndefined();
    if (page.words.length === 0) {
      const image = await opened.readImage(1).catch((e: unknown) => e);
      // the pixels themselves are no matter for a message
      const told = image instanceof Error ? image.name : (image as { page: number }).page;
      expect(told).toBe(LARGE.has(name) ? 'LimitError' : 1);
    }
    await opened.close();
    expect(stdout).not.toHaveBeenCalled();
  });
});
