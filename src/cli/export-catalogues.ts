import { dirname, join } from 'node:path';
import { readInput } from '../batch/inputs.ts';
import { makeFolder } from '../batch/results.ts';
import { writeWhole } from '../batch/whole-file.ts';
import { type Exported, exportCatalogues } from '../export/index.ts';
import { type CatalogueFile, InputError, UsageError } from '../model/index.ts';
import { checkCatalogue } from './catalogue-json.ts';
import type { ExportFlags } from './export-flags.ts';

/** What `katalog export` does. All files are read before anything is written. */
export async function exportFiles(files: readonly string[], flags: ExportFlags): Promise<void> {
  checkFlags(flags);
  const catalogues: CatalogueFile[] = [];
  for (const file of files) catalogues.push(await readCatalogue(file));
  const exported = await exportCatalogues(catalogues, flags.to, flags);
  if (flags.out === undefined) await print(exported);
  else await write(flags.out, exported, flags.to === 'datapackage');
}

/** Throws UsageError where options do not go together. */
function checkFlags({ to, out, excel, publisher, url }: ExportFlags): void {
  if (out === undefined && to === 'xlsx') {
    throw new UsageError({ reason: 'xlsx is no text to print', remedy: 'Add --out FILE' });
  }
  if (out === undefined && to === 'datapackage') {
    throw new UsageError({ reason: 'a data package is several files', remedy: 'Add --out FOLDER' });
  }
  if (excel && to !== 'csv') {
    throw new UsageError({ reason: `--excel is not for ${to}`, remedy: 'Use it with --to csv' });
  }
  if ((publisher !== undefined || url !== undefined) && to !== 'dcat') {
    throw new UsageError({
      reason: `--publisher and --url are not for ${to}`,
      remedy: 'Use them with --to dcat',
    });
  }
}

/** Messages tell so many places; `katalog validate` tells all. */
const placesTold = 5;

/** Throws InputError with the places that are wrong. */
async function readCatalogue(file: string): Promise<CatalogueFile> {
  const { catalogue, problems } = checkCatalogue(await readInput({ label: file }));
  if (catalogue !== undefined) return catalogue;
  const more = problems.length - placesTold;
  throw new InputError({
    file,
    reason: `it is not a sound catalogue.json: ${problems.slice(0, placesTold).join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
    remedy: 'Give what katalog run wrote; katalog validate lists all that is wrong',
  });
}

/** Waits until it is handed over: the program may end thereafter. */
const print = ([{ content }]: Exported): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(content, (error) => (error ? reject(error) : resolve()));
  });

/** Throws OutputError. */
async function write(out: string, exported: Exported, isFolder: boolean): Promise<void> {
  await makeFolder(isFolder ? out : dirname(out));
  for (const { name, content } of exported) {
    await writeWhole(isFolder ? join(out, name) : out, content);
  }
}
