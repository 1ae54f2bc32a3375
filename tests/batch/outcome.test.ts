import { describe, expect, it } from 'vitest';
import { exitCode, type Outcome } from '../../src/batch/index.ts';
import { shortfall } from '../../src/batch/outcome.ts';
import {
  EncryptedError,
  InputError,
  type KatalogError,
  NothingFoundError,
  PageError,
  PartialError,
} from '../../src/model/index.ts';

const details = { reason: 'r', remedy: 'm' };
const delivered = { folder: 'out/a', pages: 3, offerings: 2, warnings: 0, failedPages: [] };
const ended = (error?: KatalogError): Outcome => ({
  label: 'a.pdf',
  seconds: 1,
  ...(error ? { error } : { delivered }),
});

describe('exitCode', () => {
  const input = ended(new InputError(details));
  const encrypted = ended(new EncryptedError(details));
  it.each([
    ['0 when all went well', [ended(), ended()], 0],
    ['the error’s own for a single input', [encrypted], 4],
    ['the error’s own where all inputs end alike', [input, input], 3],
    ['6 when some were delivered and others not', [ended(), input], 6],
    ['6 when inputs failed for different reasons', [input, encrypted], 6],
    ['6 when pages failed', [ended(new PartialError(details))], 6],
  ])('is %s', (_, outcomes, code) => {
    expect(exitCode(outcomes)).toBe(code);
  });
});

describe('shortfall', () => {
  it('is nothing where offerings were found and no page failed', () => {
    expect(shortfall('a.pdf', delivered)).toBeUndefined();
  });

  it('tells of failed pages, also where nothing was found', () => {
    const failedPages = [new PageError({ ...details, page: 2 })];
    const error = shortfall('a.pdf', { ...delivered, offerings: 0, failedPages });
    expect(error).toBeInstanceOf(PartialError);
    expect(error?.reason).toMatch(/^1 of 4 pages could not be read/);
  });

  it('never takes a document without offerings for a success', () => {
    expect(shortfall('a.pdf', { ...delivered, offerings: 0 })).toBeInstanceOf(NothingFoundError);
  });
});
