/** The options of `katalog diff` as commander hands them over. */
export interface DiffFlags {
  readonly format: 'text' | 'json' | 'markdown' | 'html' | 'patch';
  readonly failOn: 'any' | 'important' | 'none';
  readonly showNoise?: boolean;
  readonly out?: string;
  readonly ocr: 'auto' | 'always' | 'never';
  readonly profile?: string;
  readonly jobs: number;
  readonly cache: boolean;
  readonly password?: string;
  readonly maxPages?: number;
  readonly maxPixels?: number;
  readonly quiet?: boolean;
}
