import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { type CatalogueFile, CorrectionsFile } from '../../../src/model/index.ts';
import { processDocument, type RunOptions } from '../../../src/pipeline.ts';
import { reviewPage } from '../../../src/review-page.ts';

/** Chromium, by `CHROMIUM` or where Debian puts it; undefined where there is none, and the tests are skipped. */
export const executablePath = [process.env['CHROMIUM'], '/usr/bin/chromium'].find(
  (path): path is string => path !== undefined && existsSync(path),
);

export const launch = (): Promise<Browser> =>
  // pages are opened from the disk and by root, in containers without user namespaces
  chromium.launch({ executablePath: executablePath as string, args: ['--no-sandbox'] });

export const fixture = (path: string): URL => new URL(`../../../fixtures/${path}`, import.meta.url);

export interface Made {
  readonly catalogue: CatalogueFile;
  readonly html: string;
}

/** Reads a document as `katalog run` would, and makes its report. */
export async function make(
  fileName: string,
  bytes: Uint8Array,
  options: Partial<RunOptions> = {},
): Promise<Made> {
  const all: RunOptions = { ocr: 'auto', jobs: 2, ...options };
  const { signal } = new AbortController();
  const report = reviewPage({ fileName, bytes, options: all, signal }, 'scans');
  const result = await processDocument(fileName, bytes, all, { onRead: report.begin });
  let html = '';
  for await (const piece of report.pieces(result)) html += piece;
  await report.close();
  return { catalogue: result.catalogue, html };
}

export const makeFrom = async (file: URL, options: Partial<RunOptions> = {}): Promise<Made> =>
  make(basename(file.pathname), await readFile(file), options);

type ContextOptions = Parameters<Browser['newContext']>[0];

export interface Opened {
  readonly page: Page;
  /** What the page asked for beyond itself. */
  readonly requests: readonly string[];
  /** Errors and complaints, of the policy too. */
  readonly complaints: readonly string[];
}

/** Opens a report from a file of its own. */
export async function open(
  browser: Browser,
  { html }: Made,
  options: ContextOptions = {},
): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'katalog-report-'));
  const file = join(folder, 'report.html');
  await writeFile(file, html);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    acceptDownloads: true,
    // places are measured where things have come to rest
    reducedMotion: 'reduce',
    ...options,
  });
  onTestFinished(async () => {
    await context.close();
    await rm(folder, { recursive: true });
  });
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== url && !/^(data|blob):/.test(request.url())) requests.push(request.url());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('dialog', (dialog) => {
    // the page asks whether it may be left with corrections that are not saved
    if (dialog.type() === 'beforeunload') return void dialog.accept();
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(url, { waitUntil: 'load' });
  return { page, requests, complaints };
}

/** Does what saves the corrections, and reads the file that the page hands over. */
export async function saved(page: Page, save: () => Promise<void>): Promise<CorrectionsFile> {
  const [download] = await Promise.all([page.waitForEvent('download'), save()]);
  return CorrectionsFile.parse(JSON.parse(await readFile(await download.path(), 'utf8')));
}

/** The titles of the records that show, in order. */
export const titles = (page: Page): Promise<string[]> =>
  page.locator('article.record:visible h3').allTextContents();
