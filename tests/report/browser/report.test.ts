import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  executablePath,
  fixture,
  launch,
  type Made,
  make,
  makeFrom,
  open,
  saved,
  titles,
} from './report-page.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** A catalogue in plain text that was read without æ, ø and å, so that it holds changes. */
const DAMAGED = fixture('frivillige/frivillige.txt');

describe.skipIf(executablePath === undefined)('the report in Chromium', () => {
  let browser: Browser;
  let born: Made;
  let damaged: Made;
  beforeAll(async () => {
    browser = await launch();
    born = await makeFrom(fixture('erhverv/erhverv.pdf'));
    damaged = await makeFrom(DAMAGED);
  });
  afterAll(() => browser.close());

  describe('boxes', () => {
    const expectBoxes = async (page: Page, { catalogue }: Made) => {
      for (const [record, { evidence }] of catalogue.offerings.entries()) {
        for (const [field, places] of Object.entries(evidence)) {
          const boxes = page.locator(`.box[data-record="${record}"][data-field="${field}"]`);
          expect(await boxes.count(), `${field} of record ${record}`).toBe(places.length);
          for (const { page: number, box } of places) {
            const picture = await page.locator(`#page-${number} .picture`).boundingBox();
            const info = catalogue.pages.find((each) => each.number === number);
            const scale = picture!.width / info!.width;
            const [x, y] = [picture!.x + box[0] * scale, picture!.y + box[1] * scale];
            const drawn = await Promise.all((await boxes.all()).map((each) => each.boundingBox()));
            const off = drawn.map((each) =>
              Math.max(
                Math.abs(each!.x - x),
                Math.abs(each!.y - y),
                Math.abs(each!.width - (box[2] - box[0]) * scale),
                Math.abs(each!.height - (box[3] - box[1]) * scale),
              ),
            );
            expect(Math.min(...off), `${field} of record ${record}`).toBeLessThan(1);
          }
        }
      }
    };

    test('stand where the evidence says, on drawn pages', async () => {
      const { page, complaints } = await open(browser, born);
      await expectBoxes(page, born);
      expect(complaints).toEqual([]);
    });

    test('stand upon the words of the title', async () => {
      const { page } = await open(browser, born);
      const title = born.catalogue.offerings[0]!.title;
      await page.locator('article.record .page-link').first().click();
      const box = await page.locator('.box.title[data-record="0"]').boundingBox();
      const words = title.split(' ');
      await page.locator('.picture text').first().waitFor();
      await expect
        .poll(async () => (await page.locator('.picture text', { hasText: words[0]! }).count()) > 0)
        .toBe(true);
      for (const word of words) {
        const drawn = page.locator('.picture text', { hasText: new RegExp(`^${word}$`) });
        const places = await Promise.all((await drawn.all()).map((each) => each.boundingBox()));
        const inside = places.some(
          (each) =>
            each !== null &&
            each.x >= box!.x - 1 &&
            each.x + each.width <= box!.x + box!.width + 1 &&
            Math.abs(each.y + each.height / 2 - (box!.y + box!.height / 2)) < box!.height / 2,
        );
        expect(inside, word).toBe(true);
      }
    });

    test('stand where the evidence says, on the picture of a scan', async () => {
      const scan = await makeFrom(fixture('pages/erhverv-3.jpg'));
      const { page } = await open(browser, scan);
      await page.locator('.picture img').waitFor();
      expect(
        await page.evaluate("document.querySelector('.picture img').naturalWidth"),
      ).toBeGreaterThan(500);
      await expectBoxes(page, scan);
    });
  });

  describe('pages and records lead to one another', () => {
    test('a record shows its title on the page, a box chooses its record', async () => {
      const { page } = await open(browser, born);
      const last = born.catalogue.offerings.length - 1;
      await page.locator('article.record .page-link').nth(last).click();
      const box = page.locator(`.box.title[data-record="${last}"]`);
      await expect.poll(() => inView(page, box)).toBe(true);
      expect(await box.getAttribute('class')).toContain('hot');

      await page.locator('#page-3').scrollIntoViewIfNeeded();
      await page.locator('.box.title[data-record="0"]').click();
      const chosen = page.locator('article.record.selected');
      expect(await chosen.getAttribute('data-record')).toBe('0');
      expect(await inView(page, chosen)).toBe(true);
    });

    test('a field leads to its own place', async () => {
      const { page } = await open(browser, born);
      const card = page.locator('article.record').first();
      await card.locator('dt button').last().click();
      const hot = page.locator('.box.hot');
      expect(await hot.count()).toBeGreaterThan(0);
      await expect.poll(() => inView(page, hot.first())).toBe(true);
    });
  });

  test('the search and the filters leave what they say', async () => {
    const { page } = await open(browser, born);
    const [first] = born.catalogue.offerings;
    await page.keyboard.press('/');
    await page.keyboard.type(first!.title.toUpperCase());
    expect(await titles(page)).toEqual([first!.title]);
    await page.keyboard.type(' xyzzy');
    expect(await titles(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show all records' }).click();
    expect(await titles(page)).toHaveLength(born.catalogue.offerings.length);

    const doubtful = await open(browser, damaged);
    const chip = doubtful.page.getByRole('button', { name: /^Uncertain/ });
    await chip.click();
    const uncertain = damaged.catalogue.offerings.filter(({ confidence }) => confidence < 0.9);
    expect(uncertain.length).toBeGreaterThan(0);
    expect(await titles(doubtful.page)).toEqual(uncertain.map(({ title }) => title));
  });

  test('by the keyboard alone a title is corrected, saved, and right in the next run', async () => {
    const { page, complaints } = await open(browser, born);
    for (const key of ['j', 'j', 'e']) await page.keyboard.press(key);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Regnskab for begyndere');
    await page.keyboard.press('Enter');
    expect((await titles(page))[1]).toBe('Regnskab for begyndere');
    const corrections = await saved(page, () => page.keyboard.press('s'));

    const again = await makeFrom(fixture('erhverv/erhverv.pdf'), { corrections });
    const corrected = again.catalogue.offerings[1];
    expect(corrected).toMatchObject({ title: 'Regnskab for begyndere', corrected: ['title'] });
    expect(corrected?.id).toMatch(/regnskab-for-begyndere$/);
    expect(again.catalogue.warnings).toEqual([]);
    expect(complaints).toEqual([]);

    const next = await open(browser, again);
    await next.page.locator('.notice summary', { hasText: '1 correction' }).click();
    expect(await next.page.getByText('made in this run').count()).toBe(1);
  });

  test('records split, merged, removed and edited are in the next run as the page shows them', async () => {
    const { page } = await open(browser, born);
    const card = (n: number) => page.locator('article.record').nth(n);
    await card(0).getByRole('button', { name: 'Split' }).click();
    await card(0).getByRole('button', { name: 'Begin a new record here' }).last().click();
    await card(0).getByLabel('Title of the new record').fill('En ny post');
    await card(0).getByRole('button', { name: 'Apply' }).click();
    await card(3).getByRole('button', { name: 'Merge' }).click();
    await card(3)
      .getByRole('button', { name: /^Into the record above/ })
      .click();
    await card(4).getByRole('button', { name: 'Remove' }).click();
    await card(2).getByRole('button', { name: 'Correct' }).click();
    await card(2).getByLabel('Place', { exact: true }).fill('Havnen');
    await card(2).getByLabel('Price: Kroner').fill('250');
    await card(2).getByRole('button', { name: 'Apply' }).click();
    const shown = await titles(page);
    expect(shown).toContain('En ny post');
    expect(shown).toHaveLength(born.catalogue.offerings.length - 1);

    const corrections = await saved(page, () =>
      page.getByRole('button', { name: /^Save/ }).click(),
    );
    expect(corrections.corrections.map(({ op }) => op)).toEqual([
      'split',
      'merge',
      'drop',
      'set',
      'set',
    ]);
    const again = await makeFrom(fixture('erhverv/erhverv.pdf'), { corrections });
    expect(again.catalogue.warnings).toEqual([]);
    expect(again.catalogue.offerings.map(({ title }) => title)).toEqual(shown);
    expect(again.catalogue.offerings[2]).toMatchObject({
      location: 'Havnen',
      price: { amount: 250, currency: 'DKK' },
    });
    expect(again.catalogue.offerings[1]?.evidence['title']).not.toEqual([]);
  });

  test('who teaches and the number of a course are shown, found and corrected', async () => {
    const text = [
      'Væv din første løber v. Vævelauget',
      'På fire aftener sætter du selv væven op og væver en løber i bomuld.',
      'Tid: 4. marts 2026 kl. 17-20',
      'Underviser: Tove Lindgaard',
      'Kursusnummer: V26-17',
    ].join('\n\n');
    const taught = await make('laug.txt', Buffer.from(text));
    const { page } = await open(browser, taught);
    const card = page.locator('article.record');
    expect(await card.locator('[data-field="teachers"]').innerText()).toBe('Tove Lindgaard');
    expect(await card.locator('[data-field="courseNumber"]').innerText()).toBe('V26-17');
    const search = page.getByRole('searchbox');
    await search.fill('tove');
    expect(await titles(page)).toHaveLength(1);
    // what a record says, not what its fields are called
    await search.fill('courseNumber');
    expect(await titles(page)).toHaveLength(0);
    await search.fill('start');
    expect(await titles(page)).toHaveLength(0);
    await search.fill('');

    await card.getByRole('button', { name: 'Correct' }).click();
    await card.getByLabel('Teachers').fill('Tove Lindgård\nBo Friis');
    await card.getByLabel('Course number').fill('V26-18');
    await card.getByRole('button', { name: 'Apply' }).click();
    const corrections = await saved(page, () => page.keyboard.press('s'));
    const again = await make('laug.txt', Buffer.from(text), { corrections });
    expect(again.catalogue.offerings).toMatchObject([
      { teachers: ['Tove Lindgård', 'Bo Friis'], courseNumber: 'V26-18' },
    ]);
  });

  test('a change of the text that is undone is not made in the next run', async () => {
    const { page } = await open(browser, damaged);
    const details = page.locator('article.record details.edits').first();
    await details.locator('summary').click();
    const change = details.locator('li').first();
    const [before, after] = [
      await change.locator('del').textContent(),
      await change.locator('ins').textContent(),
    ];
    await change.getByRole('button', { name: 'Undo' }).click();
    const corrections = await saved(page, () => page.keyboard.press('s'));
    expect(corrections.corrections).toMatchObject([{ op: 'undo-edit', before, after }]);
    const again = await make('frivillige.txt', await readFile(DAMAGED), { corrections });
    expect(again.catalogue.warnings.filter(({ code }) => code === 'correction-unfit')).toEqual([]);
    expect(JSON.stringify(again.catalogue.offerings)).not.toBe(
      JSON.stringify(damaged.catalogue.offerings),
    );
  });

  test('corrections are taken back, and kept by the browser until they are saved', async () => {
    const { page } = await open(browser, born);
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    expect(await titles(page)).toHaveLength(born.catalogue.offerings.length - 1);
    await page.reload();
    expect(await titles(page)).toHaveLength(born.catalogue.offerings.length - 1);
    await page.keyboard.press('z');
    expect(await titles(page)).toHaveLength(born.catalogue.offerings.length);
  });

  test('a document full of scripts does nothing, and nothing leaves the page', async () => {
    const attacks = [
      '<script>window.pwned=1;alert(1)</script>',
      '</script><script>window.pwned=1</script>',
      '<img src=x onerror="window.pwned=1"> v. "><svg onload=alert(1)>',
      '<!--<script> Kursus i --> haver',
      'javascript:window.pwned=1',
    ];
    const text = attacks
      .map(
        (attack) =>
          `${attack} v. Havens Hus\n\nKom og hør om ${attack} en aften i maj. Se https://example.org/${attack}\n`,
      )
      .join('\n');
    const hostile = await make('<script>window.pwned=1<\u002fscript>.txt', Buffer.from(text));
    const { page, requests, complaints } = await open(browser, hostile);
    expect(await page.evaluate('window.pwned')).toBeUndefined();
    expect(await page.locator('#app').innerText()).toContain('<script>window.pwned=1</script>.txt');
    expect(
      await page.locator('#app script, #app img[src="x"], #app [onload], #app [onerror]').count(),
    ).toBe(0);
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('the policy of the page stops what should not be there', async () => {
    const { page, requests } = await open(browser, born);
    const tried = await page.evaluate(`(async () => {
      const script = document.createElement('script');
      let blocked = '';
      try { script.textContent = 'window.pwned = 1'; document.body.append(script); } catch (e) { blocked += 'script '; }
      try { document.body.innerHTML = '<p>'; } catch (e) { blocked += 'markup '; }
      try { await fetch('https://example.org/'); } catch (e) { blocked += 'fetch'; }
      return blocked + ' ' + String(window.pwned);
    })()`);
    expect(tried).toBe('script markup fetch undefined');
    expect(requests).toEqual([]);
  });

  test.each([
    ['in light colours', { colorScheme: 'light' as const }],
    ['in dark colours', { colorScheme: 'dark' as const }],
    ['on a phone', { viewport: { width: 390, height: 844 }, hasTouch: true }],
    ['in Danish', { locale: 'da-DK' }],
  ])('axe finds nothing serious %s', async (_, options) => {
    const { page, complaints } = await open(browser, damaged, options);
    await page.locator('article.record details.edits summary').first().click();
    await page.locator('article.record').nth(1).locator('.actions button').first().click();
    await page.locator('.notice summary').first().click();
    await page.evaluate(await readFile(axe, 'utf8'));
    const { violations } = (await page.evaluate('axe.run()')) as {
      violations: { id: string; impact: string; nodes: { html: string }[] }[];
    };
    const serious = violations.filter(
      ({ impact }) => impact === 'serious' || impact === 'critical',
    );
    expect(serious.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('on a phone one pane shows at a time and nothing sticks out', async () => {
    const { page } = await open(browser, born, { viewport: { width: 360, height: 740 } });
    expect(await page.locator('.pages-pane').isVisible()).toBe(false);
    await page.locator('.page-link').first().click();
    expect(await page.locator('.pages-pane').isVisible()).toBe(true);
    expect(await page.locator('.records-pane').isVisible()).toBe(false);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await page.locator('.box.title').first().click();
    expect(await page.locator('article.record.selected').isVisible()).toBe(true);
  });

  test('on paper there are the records, whole', async () => {
    const { page } = await open(browser, born);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.pages-pane').isVisible()).toBe(false);
    expect(await page.locator('.filters').isVisible()).toBe(false);
    const last = page.locator('article.record').last();
    const printed = await last.locator('.description').innerText();
    const description = born.catalogue.offerings.at(-1)!.description!.replace(/^- /gm, '');
    expect(printed.split(/\s+/)).toEqual(description.split(/\s+/));
  });
});

/** Whether an element lies within the window. */
async function inView(page: Page, element: ReturnType<Page['locator']>): Promise<boolean> {
  const box = await element.boundingBox();
  const { height } = page.viewportSize()!;
  return box !== null && box.y + box.height > 0 && box.y < height;
}
