import { beforeAll, describe, expect, test } from 'vitest';
import { type Block, undoEdits } from '../../src/model/index.ts';
import { createNormalizer, type Normalizer } from '../../src/normalize/index.ts';
import { block } from './setting.ts';

let normalizer: Normalizer;
beforeAll(async () => {
  normalizer = await createNormalizer();
});

/** A block of a Danish reading, the engine sure of all words but these. */
function reading(text: string, unsure: Readonly<Record<string, number>>): Block {
  const set = block(...text.split('\n'));
  const lines = set.lines.map((line) => ({
    ...line,
    words: line.words.map((word) => ({ ...word, confidence: unsure[word.text] ?? 0.96 })),
  }));
  return { ...set, lines };
}

const AROUND = 'Vi mødes i klubben hver tirsdag, og alle er velkomne til at tage en ven med.';
const mended = (text: string, unsure: Readonly<Record<string, number>>): string =>
  normalizer.normalize([reading(`${text} ${AROUND}`, unsure)])[0]!.text.replace(` ${AROUND}`, '');

describe('words of a Danish reading that the engine was not sure of', () => {
  test.each([
    ['Her løses prøblemerne.', 'prøblemerne.', 'Her løses problemerne.'],
    ['De talte om sømmeren i haven.', 'sømmeren', 'De talte om sommeren i haven.'],
    ['Der er cykler | gården.', '|', 'Der er cykler i gården.'],
    ['Der er støvler, når | vandrer.', '|', 'Der er støvler, når I vandrer.'],
  ])('%s', (read, unsure, printed) => expect(mended(read, { [unsure]: 0.6 })).toBe(printed));

  test('are left as they are where the engine was sure', () => {
    expect(mended('Her løses prøblemerne.', {})).toBe('Her løses prøblemerne.');
  });

  test.each([
    ['a name', 'Vi bor hos Prøblem i aften.', 'Prøblem'],
    ['a word that is one', 'Han bor for enden af vejen.', 'for'],
    ['a word that nothing is near to', 'De spiste quinzale til aften.', 'quinzale'],
    ['a code', 'Lokale b12ø er ledigt.', 'b12ø'],
    ['an address', 'Skriv til prøblem@klubben.dk i dag.', 'prøblem@klubben.dk'],
  ])('%s is left as it is', (_, text, word) => expect(mended(text, { [word]: 0.3 })).toBe(text));

  test('are left as they are in another language', () => {
    const english =
      'The members of the club meet at the harbour and they are free to bring all that is needed for the tøur.';
    const [only] = normalizer.normalize([reading(english, { 'tøur.': 0.2 })]);
    expect(only!.text).toBe(english);
  });

  test('are left as they are where the letters in question are of the half that the engine was sure of', () => {
    const divided = `${AROUND} Her løses prøb-\nlemerne hver dag.`;
    const [only] = normalizer.normalize([reading(divided, { lemerne: 0.5 })]);
    expect(only!.text).toBe(`${AROUND} Her løses prøblemerne hver dag.`);
  });

  test('also where a word is divided at a line end, and can be undone', () => {
    const [only] = normalizer.normalize([
      reading(`${AROUND} Her løses prøb-\nlemerne hver dag.`, { 'prøb-': 0.5 }),
    ]);
    expect(only!.text).toBe(`${AROUND} Her løses problemerne hver dag.`);
    expect(undoEdits(only!.text, only!.edits)).toBe(only!.raw);
  });
});
