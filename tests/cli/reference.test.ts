import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CatalogueFile } from '../../src/model/index.ts';
import { katalog } from './katalog.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/frivillige/frivillige.${name}`, import.meta.url));

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'katalog-'));
  const plain = ['run', fixture('txt'), '--report', 'none'];
  for (const args of [
    [...plain, '--out', 'alone'],
    [...plain, '--out', 'mended', '--reference', fixture('pdf')],
    ['run', fixture('pdf'), '--report', 'none', '--out', 'set'],
  ]) {
    expect((await katalog(args, { cwd })).code).toBe(0);
  }
});

afterAll(() => rm(cwd, { recursive: true, force: true }));

const resultOf = async (folder: string, file: string): Promise<string> =>
  readFile(join(cwd, folder, 'frivillige', file), 'utf8');
const textsIn = async (folder: string): Promise<string[]> =>
  (JSON.parse(await resultOf(folder, 'catalogue.json')) as CatalogueFile).offerings.map(
    ({ description = '' }) => description.replaceAll(/\s+/g, ' '),
  );

it('mends a damaged edition with a clean one as evidence, and says so', async () => {
  const set = await textsIn('set');
  const right = async (folder: string): Promise<number> =>
    (await textsIn(folder)).filter((text) => set.includes(text)).length;
  expect(await right('mended')).toBeGreaterThan(await right('alone'));
  expect(await resultOf('mended', 'edits.jsonl')).toContain('the reference has it');
  expect(await resultOf('alone', 'edits.jsonl')).not.toContain('the reference has it');
});

it('tells in run.json what the reference was, without its text', async () => {
  const { options } = JSON.parse(await resultOf('mended', 'run.json'));
  expect(options.reference).toEqual({
    fileName: 'frivillige.pdf',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

it('takes a catalogue.json as reference, and refuses a damaged edition', async () => {
  const run = (reference: string) =>
    katalog(['run', fixture('txt'), '--report', 'none', '--out', 'x', '--reference', reference], {
      cwd,
    });
  expect((await run('set/frivillige/catalogue.json')).code).toBe(0);
  expect(await resultOf('x', 'edits.jsonl')).toContain('the reference has it');
  const { code, stderr } = await run('alone/frivillige/catalogue.json');
  expect(code).toBe(3);
  expect(stderr).toContain('a reference is an edition that was read well');
  expect((await run('nowhere.pdf')).code).toBe(3);
});

it('is what diff does by itself between a damaged edition and a clean one', async () => {
  const suppressed = async (before: string): Promise<number> => {
    const args = ['diff', before, fixture('pdf'), '--format', 'json'];
    return JSON.parse((await katalog(args, { cwd })).stdout).summary.suppressed;
  };
  expect(await suppressed(fixture('txt'))).toBeLessThan(
    await suppressed('alone/frivillige/catalogue.json'),
  );
});
