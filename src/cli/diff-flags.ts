import type { ReadingFlags } from './reading-options.ts';

/** The options of `katalog diff` as commander hands them over. */
export interface DiffFlags extends ReadingFlags {
  readonly format: 'text' | 'json' | 'markdown' | 'html' | 'patch';
  readonly failOn: 'any' | 'important' | 'none';
  readonly showNoise?: boolean;
  readonly out?: string;
  readonly quiet?: boolean;
}
