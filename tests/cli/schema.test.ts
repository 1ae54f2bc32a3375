import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { resultFor } from '../batch/stand-in.ts';
import { katalog } from './katalog.ts';

const cwd = tmpdir();

/** ajv knows the formats that zod names only by a plugin; they are checked by zod. */
const checkerOf = (schema: object) =>
  new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

describe.concurrent('katalog schema', () => {
  it('prints a JSON Schema that takes what run writes and refuses what it does not', async () => {
    const { code, stdout } = await katalog(['schema'], { cwd });
    expect(code).toBe(0);
    const schema = JSON.parse(stdout);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    const valid = checkerOf(schema);
    const { catalogue } = resultFor('a.txt', 'Kor\n');
    expect(valid(catalogue)).toBe(true);
    expect(valid({ ...catalogue, schema: 'katalog/catalogue@9' })).toBe(false);
    expect(valid({ ...catalogue, pages: [{ number: 0 }] })).toBe(false);
  });

  it.each([
    ['catalogue', 'catalogue.schema.json'],
    ['diff', 'diff.schema.json'],
    ['profile', 'profile.schema.json'],
    ['api', 'api.openapi.json'],
  ])('of %s is shipped as schemas/%s', async (name, file) => {
    const { stdout } = await katalog(['schema', name], { cwd });
    const shipped = new URL(`../../schemas/${file}`, import.meta.url);
    expect(readFileSync(shipped, 'utf8')).toBe(stdout);
  });
});
