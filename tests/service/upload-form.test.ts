import { expect, it } from 'vitest';
import { nameOf } from '../../src/service/upload-form.ts';

it.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\katalog\\tilbud.pdf', 'tilbud.pdf'],
  ['til\u0000bud\n.pdf', 'tilbud.pdf'],
  ['..', 'document'],
  ['katalog/', 'document'],
])('the name %j becomes part of no path: %s', (filename, name) => {
  expect(nameOf({ filename } as Parameters<typeof nameOf>[0])).toBe(name);
});
