import type { ExportFormat, ExportOptions } from '../export/index.ts';

/** The options of `katalog export` as commander hands them over. */
export interface ExportFlags extends ExportOptions {
  readonly to: ExportFormat;
  readonly out?: string;
}
