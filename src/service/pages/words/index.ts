import type { Language } from '../../../html/index.ts';
import { danish } from './danish.ts';
import { english, type Words } from './english.ts';

export type { Words };

export const WORDS: Readonly<Record<Language, Words>> = { da: danish, en: english };

/** Danish and its neighbours, whose readers read Danish sooner than English. */
const DANISH_READ = new Set(['da', 'nb', 'nn', 'no', 'fo', 'kl']);

/** The first of the languages that a browser names (RFC 9110, 12.5.4) in which there are words; English else. */
export function languageOf(acceptLanguage = ''): Language {
  const wanted = acceptLanguage
    .split(',')
    .map((each) => {
      const [tag = '', ...parameters] = each.split(';').map((part) => part.trim().toLowerCase());
      const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { primary: tag.split('-')[0] as string, weight: q === undefined ? 1 : Number(q) || 0 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  for (const { primary } of wanted) {
    if (DANISH_READ.has(primary)) return 'da';
    if (primary === 'en') return 'en';
  }
  return 'en';
}
