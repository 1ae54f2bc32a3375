import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { CatalogueFile } from '../../src/model/index.ts';

// What a report.html costs its reader: `tsx bench/report/page.ts output/name/report.html …`. Needs Chromium (CHROMIUM).

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
console.log(
  '| report | pages | MB | first paint ms | loaded ms | heap MB | records linked to a place |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const file of process.argv.slice(2).map((path) => resolve(path))) {
  const json = JSON.parse(await readFile(join(dirname(file), 'catalogue.json'), 'utf8'));
  const { offerings, document } = CatalogueFile.parse(json);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
  await page.locator('article.record').first().waitFor();
  await page.screenshot();
  const paint = await page.evaluate("performance.getEntriesByType('paint')[0].startTime");
  const loaded = await page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd");
  const heap = await page.evaluate('performance.memory.usedJSHeapSize');
  let linked = 0;
  for (const [record, { evidence }] of offerings.entries()) {
    const place = evidence['title']?.[0];
    if (place === undefined) continue;
    await page.locator('article.record .page-link').nth(record).click();
    const boxes = await page
      .locator(`#page-${place.page} .box.title.hot[data-record="${record}"]`)
      .count();
    if (boxes > 0) linked++;
  }
  const megabytes = ((await stat(file)).size / 1e6).toFixed(1);
  const row = [document.fileName, document.pageCount, megabytes, Math.round(paint as number)];
  row.push(
    Math.round(loaded as number),
    Math.round((heap as number) / 1e6),
    `${linked} of ${offerings.length}`,
  );
  console.log(`| ${row.join(' | ')} |`);
  await page.close();
}
await browser.close();
