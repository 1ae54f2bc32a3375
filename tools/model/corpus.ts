/**
 * Sentences from the documentation and messages of Debian packages, as lists of lower-case words. Fetches and unpacks
 * the packages with apt and dpkg.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countFunctionWords, MIN_FUNCTION_WORDS } from '../../src/normalize/languages.ts';
import { unpackDebian } from './packages.ts';

/** MPL 2.0 alone or by choice: counts of their words may ship with katalog. */
const DANISH = ['libreoffice-help-da', 'libreoffice-l10n-da'] as const;
/** Of the same licence, in the languages whose common words are no tell-tales. */
const FOREIGN: Readonly<Record<string, string>> = {
  English: 'libreoffice-help-en-us',
  German: 'libreoffice-help-de',
  Swedish: 'libreoffice-help-sv',
  'Norwegian Bokmål': 'libreoffice-l10n-nb',
  'Norwegian Nynorsk': 'libreoffice-l10n-nn',
  French: 'libreoffice-help-fr',
  Dutch: 'libreoffice-help-nl',
  Spanish: 'libreoffice-help-es',
  Italian: 'libreoffice-help-it',
  Portuguese: 'libreoffice-help-pt',
};

/** A sentence: lower-case words; "," is a word, a number is "0". */
export type Sentence = readonly string[];

export interface Corpus {
  /** All different sentences, in a fixed order. */
  readonly sentences: readonly Sentence[];
  /** Names and versions of the packages. */
  readonly versions: readonly string[];
}

/** Sentences of at least three words that read as Danish. */
export const danishCorpus = (): Corpus => readPackages(DANISH, isDanishSentence);

/** By language. */
export const foreignCorpora = (): Corpus[] =>
  Object.values(FOREIGN).map((name) => readPackages([name], () => true));

function readPackages(names: readonly string[], accept: (s: Sentence) => boolean): Corpus {
  const folder = mkdtempSync(join(tmpdir(), 'katalog-corpus-'));
  const versions: string[] = [];
  const seen = new Set<string>();
  const sentences: Sentence[] = [];
  for (const name of names) {
    versions.push(unpackDebian(name, folder).replace(/_all$/, ''));
    for (const passage of filesIn(join(folder, name)).flatMap(passages)) {
      for (const sentence of sentencesOf(passage)) {
        if (!accept(sentence)) continue;
        const key = createHash('md5').update(sentence.join(' ')).digest('base64');
        if (seen.has(key)) continue;
        seen.add(key);
        sentences.push(sentence);
      }
    }
  }
  rmSync(folder, { recursive: true });
  return { sentences, versions };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(?:html|mo)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function passages(file: string): string[] {
  return file.endsWith('.mo')
    ? translations(readFileSync(file))
    : paragraphs(readFileSync(file, 'utf8'));
}

function paragraphs(html: string): string[] {
  return html
    .replace(/<(script|style|pre|code|title|head)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<\/?(?:p|div|h\d|li|ul|ol|td|tr|th|dt|dd|br|table|section)\b[^>]*>/gi, '\0')
    .replace(/<[^>]*>/g, '')
    .split('\0')
    .map(plain);
}

/** The translated messages of a compiled gettext catalogue. */
function translations(mo: Buffer): string[] {
  if (mo.readUInt32LE(0) !== 0x950412de) return [];
  const [count, table] = [mo.readUInt32LE(8), mo.readUInt32LE(16)];
  const messages: string[] = [];
  for (let i = 0; i < count; i++) {
    const [length, at] = [mo.readUInt32LE(table + 8 * i), mo.readUInt32LE(table + 8 * i + 4)];
    messages.push(
      ...mo
        .toString('utf8', at, at + length)
        .split('\0')
        .map(plain),
    );
  }
  return messages;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  aelig: 'æ',
  oslash: 'ø',
  aring: 'å',
};

const plain = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (entity, name) => ENTITIES[name] ?? entity)
    .replace(/[~_&](?=\p{L})/gu, '')
    .replace(/\u00AD/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const PIECE = /\p{L}+(?:['’]\p{L}+)?|\d[\d.,]*|[,;]|[.!?:]+(?=\s|$)|\S/gu;

/** The sentences of a text that have a word. */
export function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = [];
  let sentence: string[] = [];
  const close = (): void => {
    if (sentence.some(isWord)) found.push(sentence);
    sentence = [];
  };
  for (const [piece] of text.matchAll(PIECE)) {
    if (isWord(piece)) sentence.push(piece.toLowerCase());
    else if (/^\d/.test(piece)) sentence.push('0');
    else if (/^[,;]/.test(piece)) sentence.push(',');
    else close();
  }
  close();
  return found;
}

/** Whether a piece of a sentence is a word, no pause or number. */
export const isWord = (piece: string): boolean => /^\p{L}/u.test(piece);

function isDanishSentence(sentence: Sentence): boolean {
  const words = sentence.filter(isWord);
  const { danish, foreign } = countFunctionWords(words);
  return words.length >= 3 && danish > foreign && danish >= MIN_FUNCTION_WORDS * words.length;
}
