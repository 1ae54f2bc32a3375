import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startServer, type TestServer, TOKEN } from '../server.ts';
import { executablePath, fixture, launch, violations, visit } from './pages.ts';

/** A catalogue in plain text, and the next edition of it: a price is another, a course has another name. */
const FIRST = `KURSER I VÆRKSTEDET

Drejning for begyndere
Du lærer at centrere leret og at dreje skåle og kopper. Vi brænder og glaserer det hele til sidst.
Dato: 4. marts 2026 kl. 17-20
Sted: Havnegade 12
Pris: 950 kr. pr. deltager
Målgruppe: Begyndere
Udbyder: Lerværkstedet

Glasur og farve
Vi blander glasurer af råstoffer og prøver dem af på fliser, som du får med hjem bagefter.
Dato: 18. marts 2026 kl. 9-15
Sted: Havnegade 12
Pris: 1.450 kr. pr. deltager
Målgruppe: Øvede
Udbyder: Lerværkstedet

Kakler <script>alert(1)</script>
Om at skrive tegn på kakler: vinkler, og-tegn og anførselstegn "som disse" brændes ind i glasuren.
Dato: 25. marts 2026 kl. 9-15
Sted: Havnegade 12
Pris: Gratis
Målgruppe: Øvede
Udbyder: Lerværkstedet
`;
const SECOND = FIRST.replace('1.450 kr.', '1.650 kr.');

/** The browser's own way with a file that is given as text. */
const textFile = (name: string, text: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});

describe.skipIf(executablePath === undefined)('the pages in Chromium', () => {
  let browser: Browser;
  let server: TestServer;
  let edition: string;
  let document: string;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launch(), startServer()]);
    ({ document, edition } = await given('kurser-2025.txt', FIRST, '2025-09-01'));
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  /** A document that is there already. */
  async function given(name: string, text: string, dated: string) {
    const form = new FormData();
    form.append('dated', dated);
    form.append('file', new Blob([text]), name);
    const response = await server.api('/documents', { method: 'POST', body: form });
    const { items } = (await response.json()) as { items: { id: string }[] };
    const { id, editions } = await server.settled(items[0]!.id);
    return { document: id, edition: editions![0]! };
  }

  const settledPage = (page: Page) =>
    page.getByText('done', { exact: true }).first().waitFor({ timeout: 100_000 });

  test('a scan that is uploaded shows its offerings, and how far the work is until then', async () => {
    const { page, complaints, elsewhere } = await visit(browser, server.url, '/');
    await page.getByRole('link', { name: 'Upload' }).first().click();
    await page.locator('input[type=file]').setInputFiles(fixture('pages/erhverv-3.jpg'));
    await page.getByRole('button', { name: 'Upload' }).click();
    await page.waitForURL(/\/documents\/[0-9a-f-]+$/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('erhverv-3.jpg');
    // said at the head of the page without loading it anew
    await page.evaluate('window.kept = true');
    await page.getByText('being read', { exact: true }).waitFor({ timeout: 100_000 });
    expect(await page.evaluate('window.kept')).toBe(true);
    await settledPage(page);
    await page.locator('.tile a').first().click();
    await expect.poll(() => page.locator('.rows li').count()).toBeGreaterThan(0);
    // the place on the picture of the page
    await page.locator('.rows a').first().click();
    const picture = page.locator('.evidence image').first();
    const href = await picture.getAttribute('href');
    const answer = await page.request.get(href!);
    expect(answer.headers()['content-type']).toMatch(/^image\/(jpeg|png|webp)/);
    expect(await page.locator('.evidence .place.title').count()).toBe(1);
    expect(complaints).toEqual([]);
    expect(elsewhere).toEqual([]);
  });

  test('without scripts a form uploads, choices behind the file count, and the page comes anew by itself', async () => {
    const { page } = await visit(browser, server.url, '/upload', { javaScriptEnabled: false });
    await page.locator('input[type=file]').setInputFiles(textFile('kurser-2026.txt', SECOND));
    await page.locator('summary').click();
    await page.getByLabel('Date of the edition').fill('2026-03-01');
    await page.getByRole('button', { name: 'Upload' }).click();
    await page.waitForURL(/\/documents\/[0-9a-f-]+$/);
    const id = page.url().split('/').at(-1)!;
    await server.settled(id);
    await settledPage(page);
    await page.locator('.tile a').first().click();
    expect(await page.locator('.kind').textContent()).toContain('1 March 2026');

    // the second edition shows what changed
    await page.getByRole('link', { name: 'What changed since 1 September 2025' }).click();
    expect(await page.locator('article.change h2').allTextContents()).toEqual(['Glasur og farve']);
    expect(await page.locator('article.change .badge').first().textContent()).toBe('price');
    expect(await page.locator('article.change ins').allTextContents()).toEqual(['1.650']);
    // filters work without scripts
    await page.getByRole('checkbox', { name: /price/ }).uncheck();
    expect(await page.locator('article.change').isVisible()).toBe(false);

    // and so does its history
    await page.getByRole('checkbox', { name: /price/ }).check();
    await page.getByRole('link', { name: 'Glasur og farve' }).click();
    const steps = page.locator('.small-steps > li');
    expect(await steps.locator('.badge').allTextContents()).toEqual([
      'changed',
      'first edition kept',
    ]);
    await steps.locator('summary').click();
    expect(await steps.locator('del').allTextContents()).toEqual(['1.450']);

    await page.goto('/');
    await page.getByRole('link', { name: 'KURSER I VÆRKSTEDET', exact: true }).click();
    expect(await page.locator('.timeline > li').count()).toBe(2);
    expect(await page.locator('.timeline .badges .badge').first().textContent()).toBe('1 changed');
  });

  test('several files at once become documents, and one that cannot be read says why', async () => {
    const { page } = await visit(browser, server.url, '/upload');
    await page.locator('input[type=file]').setInputFiles([
      textFile('en.txt', FIRST),
      {
        name: 'brudt.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.7\nnothing'),
      },
    ]);
    expect(await page.locator('.chosen li').allTextContents()).toEqual([
      expect.stringMatching(/\(1 kB\)$/),
      expect.stringMatching(/\(1 kB\)$/),
    ]);
    await page.getByRole('button', { name: 'Upload' }).click();
    await page.waitForURL('**/documents');
    const failed = page.getByRole('row', { name: /brudt\.pdf/ });
    await failed.getByText('failed').waitFor({ timeout: 60_000 });
    await failed.getByRole('link').click();
    expect(await page.getByRole('alert').textContent()).toContain('could not be read');
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(1);
  });

  test('a file that is too large is refused in words, where it was chosen', async () => {
    const { page } = await visit(browser, server.url, '/upload');
    await page.locator('input[type=file]').setInputFiles({
      name: 'stor.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.alloc(21 * 1024 * 1024, 'x'),
    });
    await page.getByRole('button', { name: 'Upload' }).click();
    await page.getByText(/larger than this service takes.*larger than 20 MB/).waitFor();
    expect(await page.getByRole('button', { name: 'Upload' }).isEnabled()).toBe(true);
  });

  test('the search finds Danish forms of words, marks them, and is narrowed down', async () => {
    const { page, complaints } = await visit(browser, server.url, '/search?q=glasurerne');
    expect(await page.locator('.hit h2').allTextContents()).toContain('Glasur og farve');
    expect(await page.locator('.hit mark').count()).toBeGreaterThan(0);
    await page.getByLabel('At most (kr.)').fill('100');
    await page.getByRole('button', { name: 'Search' }).last().click();
    await page.waitForURL(/maxPrice=100/);
    expect(await page.locator('.hit h2').allTextContents()).not.toContain('Glasur og farve');
    await page.goto('/search?q=drejning&from=i+morgen');
    expect(await page.locator('.note').textContent()).toContain('“i morgen” is not a value');
    expect(await page.locator('.hit').count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

  test('a correction is saved by the review, and what it changed is shown', async () => {
    const { page, complaints } = await visit(browser, server.url, `/documents/${document}/review`);
    const card = page.locator('article.record').first();
    await card.getByRole('button', { name: 'Correct' }).click();
    await card.getByLabel('Place', { exact: true }).fill('Søndergade 7');
    await card.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('button', { name: /^Save/ }).click();
    await page.waitForURL(`**/documents/${document}`);
    await page.getByText('1 correction kept').waitFor();
    await server.settled(document);
    await page.goto(`/editions/${edition}`);
    await page.locator('.rows a').first().click();
    await page.getByText('Søndergade 7').first().waitFor();
    expect(await page.getByText('Corrected by a person: Place').count()).toBe(1);

    // who saved upon what is no longer there is told, and loses nothing
    const late = await visit(browser, server.url, `/documents/${document}/review`);
    await late.context.route('**/corrections', (route) =>
      route.continue({ headers: { ...route.request().headers(), 'if-match': '"0"' } }),
    );
    const first = late.page.locator('article.record').first();
    await first.getByRole('button', { name: 'Remove' }).click();
    await late.page.getByRole('button', { name: /^Save/ }).click();
    await late.page.getByText(/Somebody else saved corrections/).waitFor();
    expect(complaints).toEqual([]);
  });

  test('a script in a title is a title', async () => {
    const { page, complaints } = await visit(browser, server.url, `/editions/${edition}`);
    const title = page.getByRole('link', { name: 'Kakler <script>alert(1)</script>' });
    expect(await title.count()).toBe(1);
    await title.click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('<script>');
    await page.goto('/search?q=kakler+%3Cimg+src%3Dx+onerror%3Dalert(1)%3E');
    await page.goto(`/documents/${document}/review`);
    await page.locator('article.record').first().waitFor();
    expect(complaints).toEqual([]);
  });

  test('language follows the browser and can be chosen, light and dark too; no way leads elsewhere', async () => {
    const { page } = await visit(browser, server.url, '/documents', { locale: 'da-DK' });
    expect(await page.locator('html').getAttribute('lang')).toBe('da');
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL('**/documents');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Documents');
    const paper = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await paper();
    await page.getByRole('link', { name: 'Dark' }).click();
    await expect.poll(paper).not.toBe(light);
    for (const back of ['//evil.example/', '/\\evil.example', 'https://evil.example/']) {
      const answer = await page.request.get(`/theme/light?back=${encodeURIComponent(back)}`, {
        maxRedirects: 0,
      });
      expect(answer.headers()['location']).toBe('/');
    }
  });

  test('what is not there is a page that says so, in both languages', async () => {
    for (const [locale, title] of [
      ['da-DK', 'Ikke fundet'],
      ['en-GB', 'Not found'],
    ] as const) {
      const { page } = await visit(browser, server.url, '/editions/no-such', { locale });
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(title);
      await page.getByRole('link', { name: /Til katalogerne|To the catalogues/ }).click();
      await page.waitForURL(`${server.url}/`);
    }
    const program = await fetch(`${server.url}/nothing`, {
      headers: { accept: 'application/json' },
    });
    expect(program.headers.get('content-type')).toContain('application/problem+json');
  });

  test('by the keyboard alone one goes from the first page to an offering', async () => {
    const { page } = await visit(browser, server.url, `/editions/${edition}`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    const link = page.locator('.rows a').first();
    for (let n = 0; n < 30; n++) {
      if (await link.evaluate((element) => element === element.ownerDocument.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
    expect(outline).toBe('solid');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/offerings/**');
  });

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
  ] as const)(
    'axe finds nothing wrong, %s, %i pixels wide, and nothing is wider than the window',
    async (colorScheme, width) => {
      const { page } = await visit(browser, server.url, '/', {
        colorScheme,
        viewport: { width, height: 800 },
      });
      await page.goto(`/editions/${edition}`);
      const offering = await page.locator('.rows a').first().getAttribute('href');
      const { catalogueId } = await server.get<{ catalogueId: string }>(`/editions/${edition}`);
      const other = await given('kurser-2024.txt', FIRST.replace('1.450', '1.250'), '2024-09-01');
      for (const path of [
        '/',
        '/upload',
        '/documents',
        `/documents/${document}`,
        `/catalogues/${catalogueId}`,
        `/editions/${edition}`,
        offering!,
        `/editions/${edition}/changes?since=${other.edition}`,
        `/documents/${document}/review`,
        '/search?q=ler',
        '/sign-in',
        '/no-such',
      ]) {
        await page.goto(path);
        expect(await violations(page), path).toEqual([]);
        expect(
          await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
          path,
        ).toBeLessThanOrEqual(0);
      }
    },
  );

  test('where there are tokens, one signs in to write; closed to readers a page asks for one', async () => {
    const guarded = await startServer({ writeTokens: [TOKEN], reading: 'closed' });
    onTestFinished(() => guarded.stop());
    const { page } = await visit(browser, guarded.url, '/upload');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('A token is needed');
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('Token').fill('not-a-token-at-all');
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.getByRole('alert').textContent()).toBe('This token gives no access.');
    await page.getByLabel('Token').fill(TOKEN);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/upload');
    await page.locator('input[type=file]').setInputFiles(textFile('en.txt', FIRST));
    await page.getByRole('button', { name: 'Upload' }).click();
    await page.waitForURL(/\/documents\/[0-9a-f-]+$/);
    await page.getByRole('button', { name: 'Sign out' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('A token is needed');
  });

  test('the look and the script are kept by browsers, pages are asked for anew', async () => {
    const html = await (await fetch(server.url, { headers: { accept: 'text/html' } })).text();
    const [style] = /\/assets\/style\.[0-9a-f]+\.css/.exec(html) ?? [];
    const answer = await fetch(`${server.url}${style}`);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(await answer.text()).toContain('color-scheme');
    const page = await fetch(server.url);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('cache-control')).toBe('private, no-cache');
  });
});
