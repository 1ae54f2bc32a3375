import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type TestServer } from '../server.ts';
import { executablePath, launch, visit } from './pages.ts';

/** Real catalogues, which stay outside the project: this test is skipped where they are absent. */
const folder = new URL('../../../../shared/catalogues/', import.meta.url);

describe.skipIf(executablePath === undefined || !existsSync(folder))('real catalogues', () => {
  let browser: Browser;
  let server: TestServer;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launch(), startServer()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  /** Uploads a file by the form; the editions that it was found to hold. */
  async function upload(page: Page, name: string, dated: string): Promise<readonly string[]> {
    await page.goto('/upload');
    await page.locator('input[type=file]').setInputFiles(fileURLToPath(new URL(name, folder)));
    await page.locator('summary').click();
    await page.getByLabel('Date of the edition').fill(dated);
    await page.getByRole('button', { name: 'Upload' }).click();
    await page.waitForURL(/\/documents\/[0-9a-f-]+$/);
    await page.getByText('done', { exact: true }).first().waitFor({ timeout: 3_000_000 });
    const links = page.locator('.tile a');
    const addresses = await links.evaluateAll((each) => each.map((a) => a.getAttribute('href')));
    return addresses.filter((address) => address?.startsWith('/editions/')) as string[];
  }

  test('a scan that is uploaded shows its 47 offerings, and the earlier edition of one of its catalogues one change', {
    timeout: 3_600_000,
  }, async () => {
    const { page, complaints } = await visit(browser, server.url, '/');
    const later = await upload(page, 'tilbud-v2.scan.pdf', '2026-06-01');
    let shown = 0;
    for (const edition of later) {
      await page.goto(edition);
      shown += await page.locator('.rows li').count();
    }
    expect(shown).toBe(47);

    const [earlier] = await upload(page, 'borgmestre-v1.pdf', '2026-01-01');
    await page.goto(earlier!);
    expect(await page.locator('.rows li').count()).toBe(22);
    for (const edition of later) {
      await page.goto(edition);
      const link = page.getByRole('link', { name: 'What changed since 1 January 2026' });
      if ((await link.count()) === 0) continue;
      await link.click();
      expect(await page.locator('article.change').count()).toBe(1);
      expect(complaints).toEqual([]);
      return;
    }
    throw new Error('no edition has the earlier one before it');
  });
});
