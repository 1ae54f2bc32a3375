import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { katalog } from './katalog.ts';

const cwd = tmpdir();
const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);

describe.concurrent('help', () => {
  it.each([
    ['--help'],
    ['run --help'],
    ['repair --help'],
    ['validate --help'],
    ['schema --help'],
    ['help run'],
  ])('katalog %s teaches by example, on standard output', async (line) => {
    const { code, stdout, stderr } = await katalog(line.split(' '), { cwd });
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^Usage: katalog/);
    expect(stdout).toMatch(/Examples:\n {2}\$ (katalog|pdftotext)/);
  });

  it('tells the version', async () => {
    expect(await katalog(['--version'], { cwd })).toEqual({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });
});

describe.concurrent('wrong usage', () => {
  it.each([
    ['', /^Usage: katalog/],
    ['run', /missing required argument 'inputs'/],
    ['rnu a.pdf', /unknown command 'rnu'\n\(Did you mean run\?\)/],
    ['run a.pdf --ouput x', /unknown option '--ouput'\n\(Did you mean --out\?\)/],
    ['run a.pdf --ocr perhaps', /Allowed choices are auto, always, never/],
    ['run a.pdf --jobs 0', /must be a whole number from 1/],
    ['run a.pdf --max-pages many', /must be a whole number from 1/],
    ['run a.pdf --timeout -1', /must be a number of seconds above 0/],
    ['schema offering', /Allowed choices are catalogue, diff/],
  ])('katalog %s ends with 2 and what to do', async (line, message) => {
    const { code, stdout, stderr } = await katalog(line.split(' ').filter(Boolean), { cwd });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    if (line !== '') expect(stderr).toMatch(/Run katalog (\w+ )?--help for/);
  });
});
