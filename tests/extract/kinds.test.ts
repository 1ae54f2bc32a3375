import { describe, expect, test } from 'vitest';
import { classifierOf, loadKindClassifier, UNTRAINED } from '../../src/extract/kinds/classifier.ts';
import { features } from '../../src/extract/kinds/features.ts';
import { kindOf } from '../../src/extract/kinds/index.ts';
import { Kind } from '../../src/model/index.ts';
import { loadProfiles } from '../../src/profiles.ts';
import { trainingExamples } from '../../tools/kinds/examples.ts';
import { train } from '../../tools/kinds/train.ts';

const generic = (await loadProfiles('generic'))('');
const trained = await loadKindClassifier();
const untold = { section: '', catalogue: '', description: '' };

describe('the trained classifier', () => {
  const tell = (title: string, description: string) =>
    kindOf({ ...untold, title, description }, generic, trained);

  test.each<[Kind, string, string]>([
    ['visit', 'Guidet tur', 'Vi besøger tre gårde og ser stalden, og en guide viser rundt.'],
    [
      'course',
      'Portugisisk 2',
      'Holdet øver samtaler og uregelmæssige verber. Læreren retter opgaver.',
    ],
    ['session', 'Mælkevejen', 'Astronomen fortæller og viser billeder. Der er tid til spørgsmål.'],
  ])('tells a %s whose words no profile lists', (kind, title, description) => {
    expect(tell(title, description)).toMatchObject({ kind });
  });

  test('is unsure where nothing tells', () => {
    expect(tell('1234', '').confidence).toBeLessThan(0.4);
  });

  test('is the one that its examples give', () => {
    const [learnt, text] = [classifierOf(train(trainingExamples(), generic)), 'Besøg hos smeden'];
    const found = features({ title: text, description: '' }, generic);
    expect(trained(found)).toEqual(learnt(found));
  });

  test('tells the ends of compounds', () => {
    const example = (kind: Kind, title: string) => ({ ...untold, kind, title });
    const classify = classifierOf(
      train(
        [
          example('network', 'Skolelederforsamlingskreds'),
          example('network', 'Bibliotekarforsamlingskreds'),
          example('tool', 'Regnearksberegner'),
          example('tool', 'Energiberegner'),
        ],
        generic,
      ),
    );
    const likely = classify(features({ title: 'Budgetberegner', description: '' }, generic));
    expect(Kind.options[likely.indexOf(Math.max(...likely))]).toBe('tool');
  });
});

describe('the kind of an offering', () => {
  /** A classifier that holds one kind for twice as likely as any other. */
  const inclined = (kind: Kind) => () =>
    Kind.options.map((each) => (each === kind ? 2 : 1) / (Kind.options.length + 1));

  test('is what its title says, unless the text is clear', () => {
    const titled = { ...untold, title: 'Ledernetværk' };
    expect(kindOf(titled, generic, inclined('course')).kind).toBe('network');
    expect(kindOf(titled, generic, () => Kind.options.map((_, n) => (n === 0 ? 1 : 0))).kind).toBe(
      'course',
    );
  });

  test('is told by words of a profile of one’s own', () => {
    const own = { ...generic, kinds: { ...generic.kinds, course: ['lærlingedag'] } };
    const titled = { ...untold, title: 'Lærlingedagen i maj' };
    expect(kindOf(titled, own, UNTRAINED).kind).toBe('course');
    expect(kindOf(titled, generic, UNTRAINED).kind).toBe('other');
  });

  test('is rather what section and catalogue name', () => {
    const told = { ...untold, title: 'Flet en kurv' };
    for (const texts of [
      { ...told, catalogue: 'Kurser i håndværk' },
      { ...told, section: 'Kurser' },
    ]) {
      expect(kindOf(texts, generic, inclined('visit')).kind).toBe('course');
    }
  });

  test('is not that of the publication: a programme of events offers events', () => {
    const told = { ...untold, title: 'Flet en kurv', catalogue: 'Efterårets program' };
    expect(kindOf(told, generic, UNTRAINED).kind).toBe('other');
  });
});
