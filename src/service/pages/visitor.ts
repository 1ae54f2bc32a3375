import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Language, TERMS } from '../../html/index.ts';
import type { ServiceSettings } from '../settings.ts';
import { languageOf, WORDS, type Words } from './words/index.ts';

export type Theme = 'system' | 'light' | 'dark';

/** Who reads a page, and how they like it. */
export interface Visitor {
  readonly words: Words;
  readonly language: Language;
  readonly theme: Theme;
  readonly mayWrite: boolean;
  /** Whether a token would let them do more than now. */
  readonly canSignIn: boolean;
  readonly signedIn: boolean;
  /** Where to come back to: path and query of the page. */
  readonly url: string;
}

export const LANGUAGE_COOKIE = 'katalog-language';
export const THEME_COOKIE = 'katalog-theme';
/** A year: longer than a reader remembers to have chosen. */
const REMEMBERED_SECONDS = 365 * 24 * 3600;

export function remember(reply: FastifyReply, cookie: string, value: string): void {
  reply.setCookie(cookie, value, { path: '/', sameSite: 'lax', maxAge: REMEMBERED_SECONDS });
}

export function visitorOf(
  { cookies = {}, headers, access, method, url }: FastifyRequest,
  { writeTokens, readTokens }: ServiceSettings,
): Visitor {
  const { [LANGUAGE_COOKIE]: chosen = '', [THEME_COOKIE]: theme = '' } = cookies;
  const language = isLanguage(chosen) ? chosen : languageOf(headers['accept-language']);
  const hasTokens = writeTokens.length + readTokens.length > 0;
  return {
    words: WORDS[language],
    language,
    theme: isTheme(theme) ? theme : 'system',
    mayWrite: access === 'write',
    canSignIn: hasTokens && access !== 'write',
    signedIn: hasTokens && access !== 'none' && cookies['katalog-access'] !== undefined,
    url: method === 'GET' ? url : '/',
  };
}

export const isLanguage = (text: string): text is Language => Object.hasOwn(TERMS, text);
export const isTheme = (text: string): text is Theme =>
  text === 'system' || text === 'light' || text === 'dark';
