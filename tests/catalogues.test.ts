import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Expected, score } from '../bench/score.ts';
import { processDocument } from '../src/pipeline.ts';

/** Real catalogues, which stay outside the project: these tests are skipped where they are absent. */
const folder = new URL('../../shared/catalogues/', import.meta.url);

describe.skipIf(!existsSync(folder))('real catalogues', () => {
  const offerings = async (name: string) => {
    const bytes = readFileSync(new URL(name, folder));
    const { catalogue } = await processDocument(name, bytes, { ocr: 'auto', jobs: 2 });
    return catalogue.offerings;
  };
  const truth = (): Expected[] =>
    JSON.parse(readFileSync(new URL('truth/borgmestre-v1.json', folder), 'utf8'));

  test('born digital: all is right', async () => {
    const result = score(truth(), await offerings('borgmestre-v1.pdf'));
    expect(result).toMatchObject({
      precision: 1,
      recall: 1,
      title: 1,
      providers: 1,
      section: 1,
      descriptionExact: 1,
    });
  });

  test('scanned over a useless layer: all is found', async () => {
    const result = score(truth(), await offerings('borgmestre-v1.engocr.pdf'));
    expect(result).toMatchObject({ precision: 1, recall: 1, title: 1, providers: 1, section: 1 });
    expect(result.descriptionCer).toBeLessThan(0.01);
  });

  test('two catalogues behind a memo and a letter', async () => {
    const found = await offerings('tilbud-v2.pdf');
    expect(found).toHaveLength(47);
    expect(new Set(found.map((each) => each.catalogue)).size).toBe(2);
  });

  test.each([
    ['001_c4ad456d065c302d.txt', 22],
    ['000_44a769c38634573f.txt', 47],
  ])('plain text: %s', async (name, count) => {
    expect(await offerings(name)).toHaveLength(count);
  });
});
