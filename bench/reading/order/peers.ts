import { execFileSync } from 'node:child_process';
import type { Outcome, PlacedWord } from './outcome.ts';

/** Other programs, in the order that they give a PDF's text in. */
export const peers: readonly { readonly name: string; read(file: string): Outcome }[] = [
  { name: 'pdftotext', read: (file) => poppler(file, []) },
  { name: 'pdftotext -raw', read: (file) => poppler(file, ['-raw']) },
  { name: 'mutool', read: mutool },
];

const run = (program: string, args: readonly string[]): string =>
  execFileSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });

function poppler(file: string, options: readonly string[]): Outcome {
  const lines: PlacedWord[][] = [];
  let page = 0;
  const xml = run('pdftotext', [
    ...options,
    ...(options.length === 0 ? ['-bbox-layout'] : ['-bbox']),
    file,
    '-',
  ]);
  for (const [, tag = '', rest = '', text = ''] of xml.matchAll(
    /<(page|line|word)\b([^>]*)>([^<]*)/gu,
  )) {
    if (tag === 'page') {
      page += 1;
      if (options.length > 0) lines.push([]);
    } else if (tag === 'line') lines.push([]);
    else {
      const [x0, y0, x1, y1] = [...rest.matchAll(/"([\d.]+)"/gu)].map(([, n]) => Number(n));
      lines.at(-1)?.push({ page, box: [x0!, y0!, x1!, y1!], text: unescaped(text) });
    }
  }
  return { lines, lineless: options.length > 0 };
}

function mutool(file: string): Outcome {
  const lines: PlacedWord[][] = [];
  let page = 0;
  const xml = run('mutool', ['draw', '-q', '-F', 'stext', file]);
  let letters: { text: string; box: [number, number, number, number] }[] = [];
  const end = () => {
    if (letters.length > 0) lines.push(wordsOf(letters, page));
    letters = [];
  };
  for (const [, tag, rest = ''] of xml.matchAll(/<(page|line|char)\b([^>]*)>/gu)) {
    if (tag !== 'char') {
      end();
      if (tag === 'page') page += 1;
      continue;
    }
    const quad = /quad="([^"]*)"/u.exec(rest)?.[1]?.split(' ').map(Number) ?? [];
    const text = unescaped(/ c="([^"]*)"/u.exec(rest)?.[1] ?? '');
    letters.push({ text, box: [quad[0]!, quad[1]!, quad[6]!, quad[7]!] });
  }
  end();
  return { lines };
}

function wordsOf(
  letters: readonly { text: string; box: [number, number, number, number] }[],
  page: number,
): PlacedWord[] {
  const words: { page: number; text: string; box: [number, number, number, number] }[] = [];
  let fresh = true;
  for (const { text, box } of letters) {
    const word = words.at(-1);
    if (/^\s*$/u.test(text)) fresh = true;
    else if (fresh || word === undefined) {
      words.push({ page, text, box: [...box] });
      fresh = false;
    } else {
      word.text += text;
      word.box[2] = box[2];
    }
  }
  return words;
}

const unescaped = (text: string): string =>
  text
    .replace(/&#x([\da-f]+);/giu, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    )
    .replace(/&quot;/gu, '"')
    .replace(/&apos;/gu, "'")
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&amp;/gu, '&');
