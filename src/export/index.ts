import type { CatalogueFile } from '../model/index.ts';
import type { Exported, ExportFormat, ExportOptions } from './formats.ts';

export {
  type Exported,
  type ExportedFile,
  type ExportFormat,
  type ExportOptions,
  exportFormats,
} from './formats.ts';
export { ExportRecord } from './record.ts';

/**
 * The offerings of any number of catalogues as one export, in the order given. The same catalogues and options give the
 * same bytes.
 *
 * @throws InputError where `ics` meets a date that does not exist; LimitError where a text is longer than a cell of
 *   `xlsx` holds.
 *
 * @example
 * const [{ content }] = await exportCatalogues([catalogue], 'csv', { excel: true });
 */
export async function exportCatalogues(
  files: readonly CatalogueFile[],
  format: ExportFormat,
  options: ExportOptions = {},
): Promise<Exported> {
  const { writers } = await import('./writers.ts');
  return writers[format](files, options);
}
