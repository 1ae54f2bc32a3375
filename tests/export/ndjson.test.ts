import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { ExportRecord, exportCatalogues, exportFormats } from '../../src/export/index.ts';
import { catalogueOf, fixtureCatalogues, fullOffering, hostileCatalogues } from './catalogues.ts';
import { exported } from './exported.ts';

test('is a line for each record, with the document that it was read from', async () => {
  const lines = (await exported(fixtureCatalogues, 'ndjson')).trimEnd().split('\n');
  expect(lines.map((line) => ExportRecord.parse(JSON.parse(line)))).toEqual(
    fixtureCatalogues.flatMap(({ document: { fileName, sha256 }, offerings }) =>
      offerings.map((offering) => ({ ...offering, document: { fileName, sha256 } })),
    ),
  );
});

test('loses nothing, whatever the texts hold', async () => {
  await fc.assert(
    fc.asyncProperty(hostileCatalogues, async (files) => {
      const lines = (await exported(files, 'ndjson')).split('\n').slice(0, -1);
      const offerings = lines
        .map((line) => JSON.parse(line))
        .map(({ document: _, ...each }) => each);
      expect(offerings).toEqual(files.flatMap(({ offerings }) => offerings));
    }),
  );
});

test('the same catalogues give the same bytes in every format, at any time and in any time zone', async () => {
  const files = [...fixtureCatalogues, catalogueOf('a.pdf', [fullOffering])];
  const all = () => Promise.all(exportFormats.map((format) => exportCatalogues(files, format)));
  const first = await all();
  const zone = process.env['TZ'];
  onTestFinished(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });
  process.env['TZ'] = 'Pacific/Auckland';
  await new Promise((resolve) => setTimeout(resolve, 2100)); // a zip tells time in steps of two seconds
  expect(await all()).toEqual(first);
});
