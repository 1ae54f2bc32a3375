/**
 * What each text of texts/ is for. The model and the confusions are learned from some; settings are chosen, and
 * failures looked at, on others; the rest is for measuring, and nothing is learned from it or looked at in it.
 */
export type Split = 'learn' | 'develop' | 'test';

const LEARN = /^(?:admin|prose)-(?:dev-\d|fresh-[12])\b/;
const DEVELOP = /^(?:admin|prose)-fresh-[34]\b/;

/** By the name of a text, such as "admin-dev-1", or of its file. */
export const splitOf = (name: string): Split =>
  LEARN.test(name) ? 'learn' : DEVELOP.test(name) ? 'develop' : 'test';
