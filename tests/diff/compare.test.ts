import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/diff/index.ts';
import { ENGLISH_READ, edition, SCANNED, textOf } from './edition.ts';

const choir = { title: 'Kor for begyndere', description: textOf(1), providers: ['Sangforeningen'] };
const dance = { title: 'Folkedans', description: textOf(2), sectionPath: ['Bevægelse'] };
const bread = { title: 'Surdej og gryn', description: textOf(3), location: 'Bagerstuen' };

const changesOf = (...files: Parameters<typeof compare>) =>
  compare(...files).changes.map(({ type, before, after, aspects }) => [
    type,
    before?.title,
    after?.title,
    aspects.join(),
  ]);

it('finds nothing between an edition and itself', () => {
  const file = edition([choir, dance, bread]);
  expect(compare(file, file)).toMatchObject({
    summary: { added: 0, removed: 0, changed: 0, unchanged: 3, suppressed: 0 },
    changes: [],
  });
});

it('tells what was added and removed, the added ones in printed order and the removed last', () => {
  expect(changesOf(edition([choir, dance]), edition([bread, choir]))).toEqual([
    ['added', undefined, 'Surdej og gryn', ''],
    ['removed', 'Folkedans', undefined, ''],
  ]);
});

describe('an offering that goes on', () => {
  it('under a new title keeps its text: it is renamed', () => {
    const renamed = { ...choir, title: 'Syng med fra første dag' };
    expect(changesOf(edition([choir, dance]), edition([renamed, dance]))).toEqual([
      ['changed', 'Kor for begyndere', 'Syng med fra første dag', 'renamed'],
    ]);
  });

  it('with a new text keeps its title: its text changed', () => {
    const rewritten = { ...choir, description: textOf(9) };
    expect(changesOf(edition([choir, dance]), edition([rewritten, dance]))).toEqual([
      ['changed', 'Kor for begyndere', 'Kor for begyndere', 'text'],
    ]);
  });

  it.each([
    ['moved', { ...dance, sectionPath: ['Musik'] }],
    ['provider', { ...dance, providers: ['Idrætshuset'] }],
    ['audience', { ...dance, audiences: ['seniorer'] }],
    ['schedule', { ...dance, schedule: [{ text: 'mandag kl. 19' }] }],
    ['schedule', { ...dance, registrationDeadline: '2026-05-01' }],
    ['location', { ...dance, location: 'Salen' }],
    ['price', { ...dance, price: { text: '200 kr.', amount: 200, currency: 'DKK' as const } }],
    ['contact', { ...dance, contacts: [{ name: 'Åse Holm' }] }],
    ['teacher', { ...dance, teachers: ['Åse Holm'] }],
    ['number', { ...dance, courseNumber: '26-114' }],
    ['kind', { ...dance, kind: 'course' as const }],
  ])('may differ in a field: %s', (aspect, changed) => {
    expect(changesOf(edition([choir, dance]), edition([choir, changed]))).toEqual([
      ['changed', 'Folkedans', 'Folkedans', aspect],
    ]);
  });

  it('may fall into two', () => {
    const [first, second] = [textOf(4), textOf(5)];
    const whole = { title: 'Have og køkken', description: `${first} ${second}` };
    const parts = [
      { title: 'Have og køkken', description: first },
      { title: 'Sylt og saft', description: second },
    ];
    const split = compare(edition([whole, dance]), edition([...parts, dance]));
    expect(split.changes).toMatchObject([
      { type: 'changed', aspects: ['split', 'text'], parts: [{ title: 'Sylt og saft' }] },
    ]);
    expect(split.summary).toMatchObject({ added: 0, removed: 0, changed: 1 });
    const merged = compare(edition([...parts, dance]), edition([whole, dance]));
    expect(merged.changes).toMatchObject([
      { type: 'changed', aspects: ['merged', 'text'], parts: [{ title: 'Sylt og saft' }] },
    ]);
  });
});

it('gives each offering the counterpart that is best for all', () => {
  const years = (text: number) => ({
    title: `Netværk ${text}`,
    description: `${textOf(6)} ${textOf(text, 6)}`,
  });
  const [before, after] = [
    edition([years(1), years(2), years(3)].map((told, n) => ({ ...told, id: `a${n}` }))),
    edition([years(3), years(1), years(2)].map((told, n) => ({ ...told, id: `b${n}` }))),
  ];
  expect(compare(before, after).changes).toEqual([]);
});

it('tells offerings of one title apart by what stands around and in them', () => {
  const twice = [
    { title: 'Åbent hus', id: 'a', sectionPath: ['Nord'], description: textOf(7) },
    { title: 'Åbent hus', id: 'a-2', sectionPath: ['Syd'], description: textOf(8) },
  ];
  // with the first gone, the second takes its id
  const left = [{ ...twice[1]!, id: 'a' }];
  expect(changesOf(edition(twice), edition(left))).toEqual([
    ['removed', 'Åbent hus', undefined, ''],
  ]);
});

it('takes of two offerings under one title the one with the same text, whichever stands first', () => {
  const [was, another] = [textOf(7), textOf(8)];
  const left = [
    { title: 'Åbent hus', id: 'a', sectionPath: ['Nord'], description: another },
    { title: 'Åbent hus', id: 'a-2', sectionPath: ['Nord'], description: was },
  ];
  const before = edition([
    { title: 'Åbent hus', id: 'a', sectionPath: ['Nord'], description: was },
  ]);
  expect(changesOf(before, edition(left))).toEqual([['added', undefined, 'Åbent hus', '']]);
});

it('tells of a new title once, though it also said for whom the offering is', () => {
  const places = [{ page: 1, box: [0, 0, 9, 9] as const }];
  const told = {
    title: 'Netværk for direktører',
    id: 'a',
    audiences: ['direktører'],
    description: textOf(7),
  };
  const evidence = { title: places, audiences: places };
  const renamed = { ...told, title: 'Netværk for de øverste', audiences: ['alle'] };
  const fieldsOf = (before: object, after: object): string[] =>
    compare(edition([{ ...told, ...before }]), edition([{ ...renamed, ...after }])).changes.flatMap(
      ({ fields }) => fields.map(({ path }) => path),
    );
  expect(fieldsOf({ evidence }, {})).toEqual(['title']);
  expect(fieldsOf({}, {})).toEqual(['title', 'audiences']);
});

it('tells the words that changed, and how alike the rest is', () => {
  const [was, is] = ['Vi mødes hver uge på havnen.', 'Vi mødes hver anden uge på torvet.'];
  const [change] = compare(
    edition([{ title: 'Roning', description: was }]),
    edition([{ title: 'Roning', description: is }]),
  ).changes;
  expect(change?.fields[0]).toEqual({
    path: 'description',
    before: was,
    after: is,
    words: [
      { op: 'equal', text: 'Vi mødes hver' },
      { op: 'insert', text: 'anden' },
      { op: 'equal', text: 'uge på' },
      { op: 'delete', text: 'havnen.' },
      { op: 'insert', text: 'torvet.' },
    ],
  });
  expect(change?.similarity).toBeGreaterThan(0.8);
});

it('gives back both texts from the words', () => {
  const word = fc.constantFrom('ord', 'to', 'tre', 'fire', 'fem', 'på', 'få');
  const text = fc.array(word, { minLength: 1, maxLength: 25 }).map((list) => list.join(' '));
  fc.assert(
    fc.property(text, text, (was, is) => {
      const [change] = compare(
        edition([{ title: 'A', description: was }]),
        edition([{ title: 'A', description: is }]),
      ).changes;
      const runs = change?.fields[0]?.words ?? [{ op: 'equal', text: is }];
      const without = (op: string) =>
        runs
          .filter((run) => run.op !== op)
          .map((run) => run.text)
          .join(' ');
      expect([without('insert'), without('delete')]).toEqual([was, is]);
    }),
  );
});

describe('of two readings of the same words', () => {
  const facts = { location: 'Salen', price: { text: 'Gratis', amount: 0 } };
  const { price: _, ...withoutPrice } = { ...dance, ...facts };

  it('a value that one of them took for the end of another is no change', () => {
    const read = edition([{ ...withoutPrice, location: 'Salen Gratis' }]);
    const { summary, noise } = compare(edition([{ ...dance, ...facts }]), read, {
      showNoise: true,
    });
    expect(summary).toMatchObject({ changed: 0, suppressed: 2 });
    expect(noise?.map(({ path }) => path)).toEqual(['location', 'price']);
  });

  it('is one where a word is another, or went nowhere', () => {
    const set = edition([{ ...dance, ...facts }]);
    const other = { ...withoutPrice, location: 'Salen Gratist' };
    expect(changesOf(set, edition([other]))[0]?.[3]).toBe('location,price');
    expect(changesOf(set, edition([{ ...withoutPrice, location: 'Salen' }]))[0]?.[3]).toBe('price');
  });

  it('is one where two values changed places, and where a title gave words to the text', () => {
    const swapped = { ...dance, location: 'Idrætshuset', providers: ['Salen'] };
    const was = { ...dance, location: 'Salen', providers: ['Idrætshuset'] };
    expect(changesOf(edition([was]), edition([swapped]))[0]?.[3]).toBe('provider,location');
    const long = { title: 'Kor for alle', description: 'Vi synger hver uge i kirken.' };
    const short = { title: 'Kor', description: 'for alle Vi synger hver uge i kirken.' };
    expect(changesOf(edition([long]), edition([short]))[0]?.[3]).toBe('renamed,text');
  });

  it('a guess at the kind is no change', () => {
    const guessed = { ...dance, kind: 'course' as const, fieldConfidence: { kind: 0.8 } };
    expect(changesOf(edition([dance]), edition([guessed]))).toEqual([]);
  });
});

describe('severity', () => {
  const moved = { ...dance, sectionPath: ['Musik'] };
  it('is that of the most severe aspect', () => {
    expect(compare(edition([dance]), edition([moved])).changes[0]?.severity).toBe('info');
    const dearer = { ...moved, price: { text: '90 kr.', amount: 90 } };
    expect(compare(edition([dance]), edition([dearer])).changes[0]?.severity).toBe('important');
  });

  it('follows the rules of a profile', () => {
    const { changes } = compare(edition([dance]), edition([moved]), {
      severity: { moved: 'important' },
    });
    expect(changes[0]?.severity).toBe('important');
  });
});

describe('what a bad reading misses', () => {
  const set = edition([
    { ...dance, providers: ['Idrætshuset'], description: 'Kom til dans i Idrætshuset hver uge.' },
  ]);
  it('is no change where it stands in the text', () => {
    const read = edition(
      [{ ...dance, description: 'Kom til dans i Idrætshuset hver uge.' }],
      SCANNED,
    );
    expect(compare(set, read).summary).toMatchObject({ changed: 0, suppressed: 1 });
  });

  it('is a change where it does not', () => {
    const read = edition([{ ...dance, description: 'Kom til dans hver uge.' }], SCANNED);
    expect(compare(set, read).changes[0]?.aspects).toEqual(['provider', 'text']);
  });

  it('is no move where the section is not found at all, and is one where it is', () => {
    const other = { ...choir, sectionPath: ['Musik'] };
    const lost = edition([{ ...dance, sectionPath: [] }, other], ENGLISH_READ);
    expect(changesOf(edition([dance, other]), lost)).toEqual([]);
    const elsewhere = edition([{ ...dance, sectionPath: ['Musik'] }, other], ENGLISH_READ);
    const known = edition([dance, other, { ...bread, sectionPath: ['Bevægelse'] }]);
    const knownRead = {
      ...elsewhere,
      offerings: [
        ...elsewhere.offerings,
        ...edition([{ ...bread, sectionPath: ['Bevægelse'] }], ENGLISH_READ).offerings,
      ],
    };
    expect(changesOf(known, knownRead)).toEqual([['changed', 'Folkedans', 'Folkedans', 'moved']]);
  });
});
