import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CatalogueFile, DiffFile } from '../../src/model/index.ts';
import { temporaryFolder } from '../batch/stand-in.ts';
import { edition, SCANNED } from '../diff/edition.ts';
import { katalog } from './katalog.ts';

const older = edition([{ title: 'Kor', description: 'Den lokale gruppe synger hver uge.' }]);
const newer = edition([{ title: 'Kor', description: 'Den lokale gruppe synger hver aften.' }]);

async function folderWith(files: Readonly<Record<string, unknown>>): Promise<string> {
  const cwd = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await writeFile(
      join(cwd, name),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  }
  return cwd;
}

it('tells what changed', async () => {
  const cwd = await folderWith({ 'a.json': older, 'b.json': newer });
  const { code, stdout, stderr } = await katalog(['diff', 'a.json', 'b.json'], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('description: Den lokale gruppe synger hver [-uge.-] {+aften.+}');
});

it('prints JSON that keeps to its schema, and writes to a file', async () => {
  const cwd = await folderWith({ 'a.json': older, 'b.json': newer });
  const args = ['diff', 'a.json', '-', '--format', 'json', '--out', 'diff.json'];
  const { code, stdout } = await katalog(args, { cwd, stdin: JSON.stringify(newer) });
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  const diff = DiffFile.parse(JSON.parse(await readFile(join(cwd, 'diff.json'), 'utf8')));
  expect(diff.summary).toMatchObject({ changed: 1, unchanged: 0 });
});

it('ends with 1 where there are changes of the kind that is asked for', async () => {
  const cwd = await folderWith({ 'a.json': older, 'b.json': newer });
  const failOn = async (what: string, file: string) =>
    (await katalog(['diff', 'a.json', file, '--fail-on', what], { cwd })).code;
  expect(await failOn('any', 'b.json')).toBe(1);
  expect(await failOn('important', 'b.json')).toBe(0); // the text only
  expect(await failOn('none', 'b.json')).toBe(0);
  expect(await failOn('any', 'a.json')).toBe(0);
});

it('takes the severity of changes from a profile', async () => {
  const profile = {
    name: 'streng',
    description: 'Every word matters.',
    detect: [],
    providers: [],
    providerMarkers: [],
    labels: {},
    kinds: {},
    audiences: [],
    severity: { text: 'important' },
  };
  const cwd = await folderWith({ 'a.json': older, 'b.json': newer, 'streng.json': profile });
  const args = ['diff', 'a.json', 'b.json', '--fail-on', 'important', '--profile', './streng.json'];
  expect((await katalog(args, { cwd })).code).toBe(1);
});

it('lays the readings’ doing to the readings, and lists it when asked', async () => {
  const scanned = edition(
    [{ title: 'Kor', description: 'Den Iokale gruppe synger hver uge.' }],
    SCANNED,
  );
  const cwd = await folderWith({ 'a.json': older, 'b.json': scanned });
  const plain = await katalog(['diff', 'a.json', 'b.json', '--fail-on', 'any'], { cwd });
  expect(plain.code).toBe(0);
  expect(plain.stdout).toContain('1 unchanged; 1 difference laid to the reading');
  const { stdout } = await katalog(['diff', 'a.json', 'b.json', '--show-noise'], { cwd });
  expect(stdout).toContain('lokale → Iokale (l read as I)');
});

it('reads the record of edits beside a catalogue.json', async () => {
  const damaged = edition([{ title: 'Kor', description: 'Den lokale gruppe derefter.' }], {
    origin: 'text-layer',
    quality: 'damaged',
    confidence: 1,
  });
  const edit = {
    kind: 'spelling',
    page: 1,
    at: 0,
    before: 'drefter',
    after: 'derefter',
    confidence: 0.6,
    reason: '',
  };
  const cwd = await folderWith({
    'a.json': edition([{ title: 'Kor', description: 'Den lokale gruppe drøfter.' }]),
  });
  await mkdir(join(cwd, 'b'));
  await writeFile(join(cwd, 'b', 'catalogue.json'), JSON.stringify(damaged));
  await writeFile(join(cwd, 'b', 'edits.jsonl'), `${JSON.stringify(edit)}\n`);
  const args = ['diff', 'a.json', 'b/catalogue.json', '--fail-on', 'any'];
  expect((await katalog(args, { cwd })).code).toBe(0);
  await writeFile(join(cwd, 'b', 'edits.jsonl'), 'no JSON\n');
  const { code, stderr } = await katalog(args, { cwd });
  expect(code).toBe(3);
  expect(stderr).toContain('edits.jsonl: it is no record of edits');
});

it('reads editions within the limits of run', async () => {
  const cwd = await folderWith({ 'a.json': older, 'b.txt': 'Kor v. Sanghuset\n\nVi synger.\n' });
  const { code, stderr } = await katalog(['diff', 'a.json', 'b.txt', '--max-text', '5'], { cwd });
  expect(code).toBe(5);
  expect(stderr).toContain('b.txt');
});

it('prints a history of more than two editions', async () => {
  const cwd = await folderWith({ 'a.json': older, 'b.json': newer });
  const { stdout } = await katalog(['diff', 'a.json', 'b.json', 'a.json'], { cwd });
  expect(stdout).toContain('= ~ ~  Kor\n');
});

it('never takes a reading that failed for an edition without offerings', async () => {
  const cwd = await folderWith({
    'a.json': older,
    'empty.json': CatalogueFile.parse({ ...older, offerings: [] }),
    'broken.pdf': '%PDF-1.4\nbroken',
    'other.json': '{"schema": "something else"}',
    'cut.json': '{"schema": ',
  });
  const codeFor = async (...files: string[]) => {
    const { code, stdout, stderr } = await katalog(['diff', ...files], { cwd });
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^katalog: /);
    return code;
  };
  expect(await codeFor('a.json', 'empty.json')).toBe(8);
  expect(await codeFor('a.json', 'broken.pdf')).toBe(3);
  expect(await codeFor('a.json', 'other.json')).toBe(3);
  expect(await codeFor('cut.json', 'a.json')).toBe(3);
  expect(await codeFor('a.json', 'nowhere.json')).toBe(3);
  expect(await codeFor('a.json')).toBe(2);
  expect(await codeFor('-', '-')).toBe(2);
  expect(await codeFor('a.json', 'a.json', 'a.json', '--format', 'patch')).toBe(2);
});

it('says so where pages of an edition could not be read, and ends with 6', async () => {
  const message = 'the page is broken. Scan it again.';
  const partial = { ...newer, warnings: [{ code: 'page-failed', page: 4, message }] };
  const cwd = await folderWith({ 'a.json': older, 'b.json': partial });
  const args = ['diff', 'a.json', 'b.json', '--fail-on', 'any'];
  const { code, stdout, stderr } = await katalog(args, { cwd });
  expect(code).toBe(6);
  expect(stdout).toContain('warning: b.json, page 4: the page is broken.');
  expect(stderr).toContain('1 page could not be read');
});
