import type { Language } from '../../html/terms.ts';
import { danish } from './words/danish.ts';
import { english, type Messages } from './words/english.ts';

/**
 * The page's own words: in the language that the one who serves it says, else in the reader's: Danish where the
 * browser is set to it, else English.
 */
const language: Language = /^da\b/.test(
  document.getElementById('app')?.dataset['language'] ?? navigator.language,
)
  ? 'da'
  : 'en';

export const t: Messages = { da: danish, en: english }[language];

/** What a field is called; that of a path no name is known for is the path. */
export const labelOf = (field: string): string =>
  (t.fields as Readonly<Record<string, string>>)[field] ?? field;
