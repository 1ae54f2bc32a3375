import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml, jsonElement, pageParts, STYLE } from '../../src/html/index.ts';

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('a page allows its own style and script and nothing else', () => {
  const { head, script } = pageParts({
    language: 'en',
    title: 'A',
    style: 'p{}',
    script: 'go()',
  });
  const policy = /content="(default-src[^"]*)"/.exec(head)?.[1] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`script-src ${sha256('go()')};`);
  expect(policy).toContain(`style-src ${sha256(`${STYLE}p{}`)};`);
  expect(policy).not.toContain('unsafe');
  expect(script).toBe('<script>go()</script>\n');
});

test('a page without a script allows none', () => {
  const { head, script } = pageParts({ language: 'en', title: 'A' });
  expect(head).toContain("script-src 'none'");
  expect(script).toBe('');
});

test('a title cannot leave its element', () => {
  const { head } = pageParts({ language: 'en', title: '</title><script>alert(1)</script>' });
  expect(head).not.toContain('<script>');
  expect(escapeHtml(`<a href="x" title='y'>&`)).not.toMatch(/[<>"']|&(?!\w+;|#\d+;)/);
});

test('any text in JSON stays in its element and comes back', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom('</script>', '<!--<script>', ']]>', '\u2028')),
      (text) => {
        const element = jsonElement('data', { text });
        const inside = /^<script type="application\/json" id="data">([^<]*)<\/script>\n$/.exec(
          element,
        )?.[1];
        expect(JSON.parse(inside ?? 'null')).toEqual({ text });
      },
    ),
  );
});
