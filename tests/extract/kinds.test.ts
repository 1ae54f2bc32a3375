import { describe, expect, test } from 'vitest';
import { guesserOf, loadKindGuesser, trainKinds } from '../../src/extract/kinds/classifier.ts';
import { kindOf } from '../../src/extract/kinds/index.ts';
import { loadProfiles } from '../../src/profiles.ts';

const generic = (await loadProfiles('generic'))('');
const guess = await loadKindGuesser();
const untold = { section: '', catalogue: '', description: '' };

describe('the trained classifier', () => {
  test('guesses from words that no profile lists', () => {
    const text = 'Guidet tur. Vi besøger tre gårde og ser stalden, og en guide viser rundt.';
    expect(guess(text)?.kind).toBe('visit');
  });

  test('says nothing where it is unsure or knows no word', () => {
    expect(guess('En eftermiddag med kaffe og kage.')).toBeUndefined();
    expect(guess('1234')).toBeUndefined();
  });

  test('tells the ends of compounds', () => {
    const own = guesserOf(
      trainKinds([
        { kind: 'network', text: 'Ledernetværk for skoleledere' },
        { kind: 'network', text: 'Fagnetværk' },
        { kind: 'visit', text: 'Gårdbesøg i høsten' },
        { kind: 'visit', text: 'Fabriksbesøg' },
      ]),
      0,
    );
    expect(own('Pædagognetværk')?.kind).toBe('network');
  });
});

describe('the kind of an offering', () => {
  test('is what its title says, whatever a classifier would guess', () => {
    expect(
      kindOf({ ...untold, title: 'Ledernetværk' }, generic, () => ({
        kind: 'course',
        probability: 1,
      })).kind,
    ).toBe('network');
  });

  test('is what the catalogue names, where title and section name none', () => {
    const told = { ...untold, title: 'Flet en kurv', catalogue: 'Kurser i håndværk' };
    expect(kindOf(told, generic).kind).toBe('course');
  });

  test('is not that of the publication: a programme of events offers events', () => {
    const told = { ...untold, title: 'Flet en kurv', catalogue: 'Efterårets program' };
    expect(kindOf(told, generic).kind).toBe('other');
  });

  test('is the guess, where words tell nothing; other without one', () => {
    const told = { ...untold, title: 'Ud i det blå' };
    expect(kindOf(told, generic, () => ({ kind: 'visit', probability: 0.95 })).kind).toBe('visit');
    expect(kindOf(told, generic).kind).toBe('other');
  });
});
