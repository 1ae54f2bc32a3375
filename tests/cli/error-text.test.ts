import { describe, expect, it, vi } from 'vitest';
import { errorText } from '../../src/cli/error-text.ts';
import { asKatalogError, OutputError, PageError } from '../../src/model/index.ts';

describe('errorText', () => {
  it('tells where, why and what to do in one line', () => {
    const error = new PageError({
      file: 'a.pdf',
      page: 3,
      reason: 'blank render',
      remedy: 'Scan it again',
    });
    expect(errorText(error)).toBe('katalog: a.pdf, page 3: blank render. Scan it again.\n');
  });

  it('names the input as the user does, and standard input as -', () => {
    const error = (file: string) => new PageError({ file, page: 1, reason: 'r', remedy: 'm' });
    expect(errorText(error('a.pdf'), 'in/a.pdf')).toBe('katalog: in/a.pdf, page 1: r. m.\n');
    expect(errorText(error('stdin'), '-')).toBe('katalog: -, page 1: r. m.\n');
  });

  it('names both the input and another file that the error tells of', () => {
    const error = new OutputError({ file: 'out/a/text.txt', reason: 'full', remedy: 'Make room' });
    expect(errorText(error, 'a.pdf')).toBe('katalog: a.pdf, out/a/text.txt: full. Make room.\n');
  });

  it('passes no control characters on to the terminal', () => {
    const error = new PageError({
      file: '\u001b[2Ja\nb.pdf',
      page: 1,
      reason: 'r\u0007',
      remedy: 'm',
    });
    expect(errorText(error)).toBe('katalog: \uFFFD[2Ja\uFFFDb.pdf, page 1: r\uFFFD. m.\n');
  });

  it('asks to report what katalog did not foresee, and shows its stack on demand', () => {
    const error = asKatalogError(new TypeError('x is undefined.'), 'a.pdf');
    expect(error.exitCode).toBe(70);
    expect(errorText(error)).toMatch(
      /^katalog: a\.pdf: a fault in katalog \(TypeError: x is undefined\)\. Please report it.*\n$/,
    );
    vi.stubEnv('KATALOG_DEBUG', '1');
    expect(errorText(error)).toMatch(
      /\nInternalError: (.*\n)+Caused by: TypeError: x is undefined/,
    );
    vi.unstubAllEnvs();
  });

  it('survives what is no error', () => {
    expect(errorText(asKatalogError('out of luck'))).toMatch(/\(out of luck\)/);
  });
});
