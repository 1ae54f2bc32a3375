/** The options of `katalog run` as commander hands them over. */
export interface RunFlags {
  readonly out: string;
  readonly ocr: 'auto' | 'always' | 'never';
  readonly profile?: string;
  readonly jobs: number;
  readonly cache: boolean;
  readonly password?: string;
  readonly maxPages?: number;
  readonly maxPixels?: number;
  readonly timeout?: number;
  readonly quiet?: boolean;
  readonly log?: 'json';
}
