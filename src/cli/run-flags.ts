/** The options of `katalog run` and `katalog watch` as commander hands them over. */
export interface RunFlags {
  readonly out: string;
  readonly ocr: 'auto' | 'always' | 'never';
  readonly ocrEngine: 'auto' | 'js' | 'native';
  readonly profile?: string;
  readonly corrections?: string;
  readonly reference?: string;
  readonly report: 'auto' | 'pictures' | 'none';
  readonly jobs: number;
  readonly cache: boolean;
  readonly password?: string;
  readonly maxSize?: number;
  readonly maxPages?: number;
  readonly maxPixels?: number;
  readonly maxText?: number;
  readonly pageTimeout: number;
  readonly ocrTimeout: number;
  readonly maxMemory: number;
  readonly timeout?: number;
  readonly quiet?: boolean;
  readonly log?: 'json';
}

export interface WatchFlags extends RunFlags {
  /** Seconds. */
  readonly settle: number;
}
