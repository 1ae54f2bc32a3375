import { describe, expect, it } from 'vitest';
import { EncryptedError, LimitError } from '../../src/model/index.ts';
import { failureOf } from '../../src/service/pages/documents.ts';
import { errorPage } from '../../src/service/pages/errors.ts';
import { ERRORS } from '../../src/service/pages/words/errors.ts';
import { WORDS } from '../../src/service/pages/words/index.ts';
import { ProblemError } from '../../src/service/problem.ts';

const page = (thrown: Error, language: 'da' | 'en') => {
  const { body, ...rest } = errorPage(thrown, {
    words: WORDS[language],
    canSignIn: true,
    url: '/upload',
  } as Parameters<typeof errorPage>[1]);
  return { ...rest, body: String(body) };
};

describe('what stands in place of a page that cannot be had', () => {
  it('is said in each language, for the same problems', () => {
    const statuses = Object.keys(ERRORS.da.titles);
    for (const { titles, texts } of Object.values(ERRORS)) {
      expect(Object.keys(titles)).toEqual(statuses);
      expect(Object.keys(texts)).toEqual(statuses);
    }
  });

  it('says in Danish what can be done, and below it what programs are told', () => {
    const limit = new LimitError({ file: 'stor.pdf', reason: 'it is larger', remedy: 'Divide it' });
    const { status, title, body } = page(limit, 'da');
    expect({ status, title }).toEqual({ status: 413, title: 'For stor' });
    expect(body).toMatch(/stor\.pdf.*Filen er større.*lang="en">it is larger\. Divide it\./s);
  });

  it('offers to sign in where a token is needed', () => {
    const { title, body } = page(new ProblemError(401, 'A token is needed'), 'en');
    expect(title).toBe('A token is needed');
    expect(body).toContain('/sign-in?back=%2Fupload');
  });

  it('says that a locked file cannot be read', () => {
    const locked = new EncryptedError({ file: 'x.pdf', reason: 'locked', remedy: 'Open it' });
    expect(page(locked, 'da').title).toBe('Kan ikke læses');
  });

  it('says in each language why a document could not be read', () => {
    const classes = Object.keys(ERRORS.da.documents);
    expect(Object.keys(ERRORS.en.documents)).toEqual(classes);
    expect(failureOf('EncryptedError', WORDS.da).reason).toBe('Filen er låst med en adgangskode.');
    expect(failureOf('InternalError', WORDS.da)).toBe(ERRORS.da.fault);
  });

  it('tells nothing of a fault of katalog', () => {
    expect(page(new Error('/secret/path'), 'da').body).not.toContain('secret');
  });
});
