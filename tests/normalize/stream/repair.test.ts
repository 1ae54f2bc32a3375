import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { EvaluationPage } from '../../../bench/repair/make-pages.ts';
import { undoEdits } from '../../../src/model/index.ts';
import { createNormalizer, type Normalizer } from '../../../src/normalize/index.ts';
import { type DanishModel, loadModel } from '../../../src/normalize/model/load.ts';
import {
  createRepairer,
  farthestEffect,
  type Reach,
} from '../../../src/normalize/stream/repair.ts';
import { DAMAGED, PRINTED } from '../setting.ts';

let normalizer: Normalizer;
let model: DanishModel;
beforeAll(async () => {
  normalizer = await createNormalizer();
  model = await loadModel();
});

/** Damaged paragraphs of many subjects, and the same in print. */
const pages = readFileSync(new URL('../../../bench/repair/pages.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as EvaluationPage);
const paragraphs = (reading: 'read' | 'truth'): string[] =>
  pages.filter((_, i) => i % 7 === 0).flatMap((page) => page[reading].trim().split(/\n\s*\n/));
const [damaged, printed] = [paragraphs('read'), paragraphs('truth')];
const ENGLISH =
  'The members of the board will meet in the old mill by the river, and all are welcome to join them for a cup of tea.';

const paragraph = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...damaged) },
  { weight: 2, arbitrary: fc.constantFrom(...printed) },
  { weight: 1, arbitrary: fc.constantFrom(ENGLISH, 'I alt 1.450,-', '•', 'Vi modes pa bro-') },
);
const document = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(paragraph, fc.constantFrom('\n\n', '\r\n\r\n', '\f', '\n', ' ')), {
      minLength,
      maxLength,
    })
    .map((parts) => parts.flat().join(''));

async function streamed(chunks: readonly string[]): Promise<{ text: string; edits: unknown[] }> {
  let text = '';
  const edits: unknown[] = [];
  for await (const part of normalizer.repairStream(chunks)) {
    text += part.text;
    edits.push(...part.edits);
  }
  return { text, edits };
}

describe('repairStream', () => {
  test('gives what repair gives, however the text is divided into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(document(1, 12), fc.array(fc.nat()), async (text, places) => {
        const ends = [...new Set(places.map((place) => place % (text.length + 1))), text.length];
        ends.sort((a, b) => a - b);
        const chunks = ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end));
        expect(await streamed(chunks)).toEqual(normalizer.repair(text));
      }),
      { numRuns: 12 },
    );
  });

  test('takes text letter by letter', async () => {
    expect((await streamed([...DAMAGED])).text).toBe(PRINTED);
  });

  test('writes the beginning of a long text before the end is known', async () => {
    let given = 0;
    function* endless(): Generator<string> {
      for (; given < 10_000; given++) yield `${DAMAGED}\n\n`;
    }
    for await (const { text } of normalizer.repairStream(endless())) {
      expect(text.startsWith(PRINTED.slice(0, 60))).toBe(true);
      break;
    }
    expect(given).toBeLessThan(50);
  });
});

describe('a long text', () => {
  test('has edits with pages and offsets of the whole, which undo to the text as read', () => {
    fc.assert(
      fc.property(document(10, 30), (read) => {
        const { text, edits } = normalizer.repair(read);
        expect(undoEdits(text, edits)).toBe(read);
        expect(Math.max(1, ...edits.map((edit) => edit.page))).toBeLessThanOrEqual(
          read.split('\f').length,
        );
      }),
      { numRuns: 8 },
    );
    const { edits } = normalizer.repair(`${`${PRINTED}\f`.repeat(9)}${DAMAGED}\n\n${DAMAGED}`);
    expect(new Set(edits.map((edit) => edit.page))).toEqual(new Set([10]));
  });

  test('a change is felt no further away than stated', () => {
    const reach: Reach = { near: 6, context: 40 };
    const far = farthestEffect(reach);
    const mend = (text: string): string[] => {
      const repairer = createRepairer(model, reach);
      const parts = [...repairer.push(text), ...repairer.end()];
      return parts
        .map((part) => part.text)
        .join('')
        .split(/(?<=\s)(?=\S)/);
    };
    let [kept, felt] = [0, 0];
    fc.assert(
      fc.property(document(8, 10), document(0, 2), document(8, 10), (before, inserted, after) => {
        const head = before.trimEnd().replace(/-$/, '');
        const [plain, changed] = [
          mend(`${head}\n${after}`),
          mend(`${head}\n${inserted}\n${after}`),
        ];
        // What is mended before and behind, seen from the place: words may have been split and merged there.
        let same = 0;
        while (same < plain.length && plain[same] === changed[same]) same++;
        let sameBehind = 0;
        while (
          sameBehind < plain.length &&
          plain.at(-1 - sameBehind) === changed.at(-1 - sameBehind)
        ) {
          sameBehind++;
        }
        const [wordsBefore, wordsBehind] = [head, after].map((part) => mend(part).length) as [
          number,
          number,
        ];
        const slack = Math.ceil(far / 10);
        expect(same).toBeGreaterThanOrEqual(wordsBefore - far - slack);
        expect(sameBehind).toBeGreaterThanOrEqual(wordsBehind - far - slack);
        kept += Math.max(0, wordsBefore - far) + Math.max(0, wordsBehind - far);
        felt += plain.length - same;
      }),
      { numRuns: 10 },
    );
    // The texts were long enough to tell, and changes were felt.
    expect(kept).toBeGreaterThan(2000);
    expect(felt).toBeGreaterThan(0);
  });
});

describe('text with no letters to mend comes back as it is', () => {
  const unchanged = (text: string): void => {
    expect(normalizer.repair(text)).toEqual({ text, edits: [] });
  };

  test('any characters that are no letters', () => {
    const sign = fc.string({ unit: 'binary' }).map((text) => text.replace(/[\p{L}|]/gu, ''));
    const typical = fc.constantFrom(
      '\u00A0',
      '\u200B',
      '\uFEFF',
      '\u00AD',
      '\u0000',
      '\u0301',
      '½',
      '1-\n3',
      '🎓',
      '\r\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(sign, typical)), (parts) => unchanged(parts.join(''))),
      { numRuns: 300 },
    );
  });

  test('letters of other scripts and languages', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) =>
        unchanged(text.normalize('NFC').replace(/[\uFB00-\uFB06|]/g, '')),
      ),
      { numRuns: 300 },
    );
  });

  test('Danish in print, with a byte order mark, its own spaces and line ends', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...printed), { maxLength: 12 }), (parts) =>
        unchanged(`\uFEFF${parts.join('\r\n\r\n').replace(/ (?=\d)/g, '\u00A0')}`),
      ),
      { numRuns: 15 },
    );
  });
});
