import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf, MARK, marked } from '../../src/store/highlight.ts';

const shown = (text: string): string => text.replaceAll(MARK.start, '[').replaceAll(MARK.stop, ']');

describe('what was found is marked', () => {
  it('in all forms of a word, and nothing that only begins like it', () => {
    const led = [{ stem: 'led', start: 'leder' }];
    expect(shown(marked('Ledelse, ledere og lederudvikling; en ledning', led))).toBe(
      '[Ledelse], [ledere] og [lederudvikling]; en ledning',
    );
  });

  it('at the beginning of words only', () => {
    expect(shown(marked('Ansvar, Var-me, var', [{ stem: 'var' }]))).toBe('Ansvar, [Var]-me, [var]');
  });

  it('in place, whatever letters stand before it', () => {
    expect(shown(marked('İİİ og Åben å', [{ stem: 'og' }]))).toBe('İİİ [og] Åben å');
  });

  it('in the pieces of a long text that hold the most words', () => {
    const filling = 'noget andet '.repeat(40);
    const text = `${filling}en zone her ${filling}zoner med møder ${filling}`;
    const pieces = shown(excerptOf(text, [{ stem: 'zon' }, { stem: 'mød' }]));
    expect(pieces).toMatch(/^… .*\[zone\].* … .*\[zoner\] med \[møder\].* …$/);
    expect(pieces.length).toBeLessThan(450);
  });

  it('nowhere where nothing was found: then a text is shown from its beginning', () => {
    expect(excerptOf(`Først ${'ord '.repeat(200)}`, [{ stem: 'zon' }])).toMatch(/^Først ord .* …$/);
  });

  it('without changing the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 1 }), (text, stem) => {
        const marks = new RegExp(`[${MARK.start}${MARK.stop}]`, 'g');
        fc.pre(!marks.test(text));
        expect(
          marked(text, [{ stem: stem.toLowerCase(), start: stem.toLowerCase() }]).replace(
            marks,
            '',
          ),
        ).toBe(text);
      }),
    );
  });
});
