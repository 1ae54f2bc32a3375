import { beforeAll, describe, expect, test } from 'vitest';
import { createNormalizer, type Normalizer } from '../../src/normalize/index.ts';
import { block, DAMAGED, PRINTED } from './setting.ts';

let normalizer: Normalizer;
beforeAll(async () => {
  normalizer = await createNormalizer();
});

/** As an English model reads them: without å, ä and ö where it has none. */
const PASSAGES = {
  English:
    'The members meet at the harbour every other month and are free to bring a guest. We ask all of you to be on ' +
    'time, for the boat does not wait. Mode of transport is up to you, and there is room for both old and young.',
  Swedish:
    'Föreningen samlas i hamnen varje manad och alla medlemmar är välkomna. Vi ber er att komma i tid, för baten ' +
    'väntar inte. Det finns plats för bade gamla och unga, och nagra far sova över.',
  Norwegian:
    'Foreningen motes ved havna hver maned, og alle medlemmene er velkomne. Vi ber dere om a komme i tide, for baten ' +
    'venter ikke pa noen. Det er ogsa plass til bade gamle og unge, og noen far sove over hvis de onsker det.',
  'sound Norwegian':
    'Lesekretsen møtes på biblioteket hver måned, og alle er velkomne. Vi håper at dere tar med noe å lese høyt fra. ' +
    'Det er også plass til både gamle og unge, og noen får låne bøker med hjem etter møtet.',
  'Norwegian headings, words without their letters among them':
    'Nye egenskaper i eldre utgivelser. Mer informasjon om den forrige utgivelsen. Dokumentasjon og oversettelser. ' +
    'Andre endringer som er inkludert i den nye versjonen, og hva man ber vite om installasjoner i nettverk.',
  German:
    'Der Verein trifft sich jeden Monat am Hafen, und alle Mitglieder sind eingeladen. Wir bitten um Pünktlichkeit, ' +
    'denn das Boot wartet nicht auf die Gaste. Fur Alte und Junge ist Platz.',
  French:
    'Les membres se retrouvent au port tous les deux mois et peuvent amener un invité. Nous vous prions de venir à ' +
    "l'heure, car le bateau part sans attendre. Il y a de la place pour les jeunes comme pour les anciens du village.",
  Dutch:
    'De leden komen elke maand bij de haven samen en mogen een gast meebrengen. Wij vragen iedereen om op tijd te ' +
    'komen, want de boot wacht niet. Er is plaats genoeg voor jong en oud, en sommigen blijven zelfs slapen.',
} as const;

describe('a page in two languages', () => {
  test.each(Object.entries(PASSAGES))(
    '%s between damaged Danish paragraphs is left alone, the Danish is mended',
    (_, passage) => {
      const blocks = [DAMAGED, passage, DAMAGED].map((text) => block(text));
      const [before, foreign, after] = normalizer.normalize(blocks);
      expect(foreign?.text).toBe(passage);
      expect(foreign?.edits).toEqual([]);
      expect(before?.text).toBe(PRINTED);
      expect(after?.text).toBe(PRINTED);
    },
  );

  test.each(Object.entries(PASSAGES))('%s as a paragraph of plain text', (_, passage) => {
    const { text } = normalizer.repair([DAMAGED, passage, DAMAGED].join('\n\n'));
    expect(text).toBe([PRINTED, passage, PRINTED].join('\n\n'));
  });

  test.each(Object.entries(PASSAGES))('%s before a single damaged paragraph', (_, passage) => {
    const [foreign, danish] = normalizer.normalize([block(passage), block(DAMAGED)]);
    expect(foreign?.text).toBe(passage);
    expect(danish?.text).toBe(PRINTED);
  });

  test('a damaged paragraph in an English document is mended', () => {
    const english = Array.from({ length: 8 }, () => PASSAGES.English);
    const texts = [...english, DAMAGED, ...english];
    const mended = normalizer.normalize(texts.map((text) => block(text)));
    expect(mended.map(({ text }) => text)).toEqual([...english, PRINTED, ...english]);
  });

  test('an English sentence inside a damaged paragraph', () => {
    const { text } = normalizer.repair(
      `${DAMAGED} The mode of the day is to have made it for all of you. ${DAMAGED}`,
    );
    expect(text).toBe(
      `${PRINTED} The mode of the day is to have made it for all of you. ${PRINTED}`,
    );
  });
});
