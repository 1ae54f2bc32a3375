import { type ExportFormat, type ExportOptions, exportCatalogues } from '../../src/export/index.ts';
import type { CatalogueFile } from '../../src/model/index.ts';

/** The text of a format of one file, as it comes out of the encoder: half surrogate pairs do not survive UTF-8. */
export async function exported(
  files: readonly CatalogueFile[],
  format: ExportFormat,
  options: ExportOptions = {},
): Promise<string> {
  const [{ content }] = await exportCatalogues(files, format, options);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
  );
}
