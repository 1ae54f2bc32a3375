import type { Outcome } from '../corrections/index.ts';
import type {
  Block,
  CatalogueFile,
  CorrectionsFile,
  DocumentInfo,
  Page,
  Verdict,
} from '../model/index.ts';

/** A document whose pages were read. */
export interface ReadDocument {
  readonly info: DocumentInfo;
  /** In order of number; one that could not be read is absent. */
  readonly pages: readonly Page[];
}

/** Another edition of a document, which was read well. */
export interface Reference {
  readonly fileName: string;
  readonly sha256: string;
  /** What it says, a paragraph each. */
  readonly passages: readonly string[];
}

export interface RecordOptions {
  /** A profile's name or file; chosen from the document where absent. */
  readonly profile?: string;
  /** What a person found wrong in an earlier result. */
  readonly corrections?: CorrectionsFile;
  /** Evidence for mending what lost letters; see `referenceOf`. */
  readonly reference?: Reference;
}

/** What a document's pages come to. */
export interface Records {
  /** Valid by its schema. */
  readonly catalogue: CatalogueFile;
  /** As mended. */
  readonly blocks: readonly Block[];
  /** What became of the corrections, in their order. */
  readonly corrected: readonly Outcome[];
  /** Mended text in reading order, pages parted by form feeds. */
  readonly text: string;
  /** Milliseconds per stage. */
  readonly timings: Readonly<Record<string, number>>;
}

/** Makes records of pages: the stages that compute and neither read nor write. */
export interface RecordMaker {
  /** Told that a document is about to come: what it will need may be loaded meanwhile. */
  prepare?(file: string): void;
  /** Whether the text of each page is to be trusted. */
  judge(file: string, pages: readonly Page[], signal?: AbortSignal): Promise<readonly Verdict[]>;
  /** Layout, mending, extraction. Throws UsageError or InputError for a profile that is none, InternalError. */
  make(document: ReadDocument, options: RecordOptions, signal?: AbortSignal): Promise<Records>;
}
