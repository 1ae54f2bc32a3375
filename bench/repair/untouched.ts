/**
 * Text that mending must leave as it is: Danish, Norwegian, Swedish, German and English documentation of Debian
 * packages. `npx tsx bench/repair/untouched.ts --fetch FOLDER` fetches and unpacks them (some 30 MB);
 * `bench:repair --debian FOLDER` reads them.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Normalizer } from '../../src/normalize/index.ts';
import { unpackDebian } from '../../tools/model/packages.ts';

/** Language → folders of its documents. None of the packages has gone into the model. */
const DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
  Danish: [
    'gnome-user-docs/usr/share/help/da',
    'debian-edu-doc-da/usr/share/doc/debian-edu-doc-da',
    'manpages-da/usr/share/man/da',
  ],
  Norwegian: ['debian-edu-doc-nb-no/usr/share/doc/debian-edu-doc-nb-no'],
  Swedish: ['gnome-user-docs/usr/share/help/sv'],
  German: ['gnome-user-docs/usr/share/help/de'],
  English: ['gnome-user-docs/usr/share/help/C'],
};

/** The paragraphs of a language's documents; undefined where they are not in `folder`. */
function paragraphsOf(language: string, folder: string): string[] | undefined {
  const folders = DOCUMENTS[language]!.map((documents) => join(folder, documents));
  if (!folders.every((documents) => existsSync(documents))) return undefined;
  const paragraphs = folders
    .flatMap((documents) =>
      readdirSync(documents, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(?:page|html|\d\.gz)$/.test(file))
        .sort()
        .map((file) => join(documents, file)),
    )
    .flatMap((file) =>
      file.endsWith('.gz')
        ? manualParagraphs(gunzipSync(readFileSync(file)).toString('utf8'))
        : markupParagraphs(readFileSync(file, 'utf8')),
    );
  return [...new Set(paragraphs)].filter((paragraph) => paragraph.split(' ').length >= 3);
}

const even = (text: string): string => text.replace(/\s+/g, ' ').trim();
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

const markupParagraphs = (markup: string): string[] =>
  markup
    .replace(/<(script|style|pre|code|screen|head|info)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(
      /<\/?(?:p|div|h\d|li|ul|ol|td|tr|th|dt|dd|br|table|title|item|page|section)\b[^>]*>/gi,
      '\0',
    )
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+);/g, (entity, name) => ENTITIES[name] ?? entity)
    .split('\0')
    .map(even);

/** Running text of a roff page: macros end paragraphs, font changes are left out. */
const manualParagraphs = (roff: string): string[] =>
  roff
    .replace(/^[.'](?:[BI]|[BIR]{2}|SM|SB) (.*)$/gm, (_, words: string) =>
      words.replaceAll('"', ''),
    )
    .replace(/^[.'].*$/gm, '\0')
    .replace(/\\f(?:\[\w*\]|\(..|.)/g, '')
    .replace(/\\-/g, '-')
    .replace(/\\\(?[&%/,:|^]/g, '')
    .split(/\0|\n\s*\n/)
    .map(even);

/** Prints for each language how many words were changed in the whole text and paragraph by paragraph. */
export function printUntouched({ repair }: Normalizer, folder: string | undefined): void {
  for (const language of Object.keys(DOCUMENTS)) {
    const paragraphs = folder === undefined ? undefined : paragraphsOf(language, folder);
    if (paragraphs === undefined) {
      console.log(`${language} documentation: skipped, not at hand (--debian FOLDER)`);
      continue;
    }
    const changes = (text: string): string[] =>
      repair(text)
        .edits.filter((edit) => edit.kind !== 'unicode')
        .map((edit) => `${edit.before}→${edit.after}`);
    const whole = changes(paragraphs.join('\n\n'));
    const single = paragraphs.flatMap(changes);
    const words = paragraphs.join(' ').split(' ').length;
    console.log(
      `${language} documentation: ${words} words, changed ${whole.length} whole, ${single.length} by paragraph`,
      [...new Set([...whole, ...single])].slice(0, 12).join(' '),
    );
  }
}

const fetchTo = process.argv.indexOf('--fetch');
if (fetchTo > 0) {
  const folder = process.argv[fetchTo + 1]!;
  mkdirSync(folder, { recursive: true });
  const packages = new Set(
    Object.values(DOCUMENTS).flatMap((list) => list.map((at) => at.split('/')[0]!)),
  );
  for (const name of packages) console.log(unpackDebian(name, folder));
}
