import { readdirSync, readFileSync } from 'node:fs';
import type { RunOptions } from '../src/pipeline.ts';
import type { Expected } from './score.ts';

/** One way to read one fixture, and what it should yield. */
export interface Reading {
  readonly name: string;
  readonly file: URL;
  readonly ocr: RunOptions['ocr'];
  readonly truth: readonly Expected[];
}

export const fixtures = new URL('../fixtures/', import.meta.url);

/** The fixtures that extraction is not developed on. */
export const testOnly: ReadonlySet<string> = new Set([
  'bibliotek',
  'kulturskole',
  'landbo',
  'messe',
  'natur',
  'sundhed',
  'teater',
]);

/** How each catalogue is read: the ending of its file, and `--ocr`. */
const ways: readonly { readonly ending: string; readonly ocr: RunOptions['ocr'] }[] = [
  { ending: '.pdf', ocr: 'auto' },
  { ending: '.scan.pdf', ocr: 'auto' },
  { ending: '.engocr.pdf', ocr: 'auto' },
  { ending: '.engocr.pdf', ocr: 'never' },
  { ending: '.txt', ocr: 'auto' },
];

/** The names of all fixtures, the page images apart. */
export const fixtureNames = (): string[] =>
  readdirSync(fixtures, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['make', 'pages'].includes(entry.name))
    .map(({ name }) => name)
    .sort();

/** Every reading of a fixture, its page images last. */
export function readingsOf(fixture: string): Reading[] {
  const truth = readTruth(new URL(`${fixture}/truth.json`, fixtures));
  const documents = ways.map(({ ending, ocr }): Reading => {
    const name = `${fixture}${ending}${ocr === 'auto' ? '' : ` --ocr ${ocr}`}`;
    return { name, file: new URL(`${fixture}/${fixture}${ending}`, fixtures), ocr, truth };
  });
  const images = readdirSync(new URL('pages/', fixtures))
    .filter((file) => file.startsWith(`${fixture}-`) && !file.endsWith('.json'))
    .map((file): Reading => {
      const page = readTruth(new URL(`pages/${file.replace(/[.]\w+$/, '')}.truth.json`, fixtures));
      return { name: file, file: new URL(`pages/${file}`, fixtures), ocr: 'auto', truth: page };
    });
  return [...documents, ...images];
}

const readTruth = (file: URL): Expected[] => JSON.parse(readFileSync(file, 'utf8'));
