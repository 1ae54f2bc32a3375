import { basename } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outputNames } from '../../src/batch/output-names.ts';

const named = (...labels: string[]) =>
  outputNames(
    labels.map((label) => ({ label, fileName: label === '-' ? 'stdin' : basename(label) })),
  );

describe('outputNames', () => {
  it('is the name of the file without its extension', () => {
    expect(named('in/efterår 2026.pdf', 'in/forår.scan.pdf', '-')).toEqual([
      'efterår 2026',
      'forår.scan',
      'stdin',
    ]);
  });

  it('keeps the extension where only that tells two files apart', () => {
    expect(named('a.pdf', 'a.png', 'b.pdf')).toEqual(['a.pdf', 'a.png', 'b']);
  });

  it('adds the folder where the files are called the same', () => {
    expect(named('2025/kurser.pdf', '2026/kurser.pdf')).toEqual(['2025-kurser', '2026-kurser']);
  });

  it('numbers what folders do not tell apart, by path and not by order', () => {
    expect(named('a/x/k.pdf', 'b/x/k.pdf')).toEqual(['k', 'k-2']);
    expect(named('b/x/k.pdf', 'a/x/k.pdf')).toEqual(['k-2', 'k']);
  });

  it('tells names apart that differ by case or by Unicode form only', () => {
    expect(named('Kurser.pdf', 'kurser.png')).toEqual(['Kurser.pdf', 'kurser.png']);
    expect(new Set(named('1/\u00e5.pdf', '2/a\u030a.pdf')).size).toBe(2);
  });

  it.each([
    '...pdf',
    '..',
    '.pdf',
    'con.txt',
    '.con',
    'a\nb.pdf',
    'a\\..\\b.pdf',
    ' .pdf',
    '\u0000.pdf',
  ])('makes a safe name of %j', (fileName) => {
    const [name] = outputNames([{ label: `in/${fileName}`, fileName }]);
    expect(name).toMatch(/^[^./\\:<>|?*"\p{Cc}][^/\\:<>|?*"\p{Cc}]*$/u);
    expect(name).not.toMatch(/[. ]$|^(con|nul)$/i);
  });

  it('is unique, one path component and short, whatever the files are called', () => {
    const fileName = fc.oneof(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.constantFrom(
        'a.pdf',
        'A.pdf',
        'a.png',
        '../a.pdf',
        'æ'.repeat(300),
        `. ${'💥'.repeat(99)}`,
      ),
    );
    const label = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('. /a', '../a', '/'));
    const input = fc.record({ label, fileName });
    fc.assert(
      fc.property(fc.uniqueArray(input, { selector: ({ label }) => label }), (inputs) => {
        const names = outputNames(inputs);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(inputs.length);
        for (const name of names) {
          expect(basename(name)).toBe(name);
          expect(['', '.', '..']).not.toContain(name);
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
        }
      }),
    );
  });
});
