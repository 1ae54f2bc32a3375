import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import cookies from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from './problem.ts';
import { isLoopback, type ServiceSettings } from './settings.ts';

/** What one may do who sends a request; who may write may read. */
export type Access = 'none' | 'read' | 'write';

declare module 'fastify' {
  interface FastifyRequest {
    access: Access;
  }
  interface FastifyContextConfig {
    /** What is asked for: by default `read` to get, `write` for all else. `public` is for everyone. */
    readonly access?: 'public' | 'read' | 'write';
  }
}

/** Holds who signed in with a token in the browser. */
const COOKIE = 'katalog-access';
const COOKIE_SECONDS = 30 * 24 * 3600;

export interface SignIn {
  /** What a token gives; `none` where it is none. */
  accessOf(token: string): Access;
  /** Remembers in the browser that a token was brought: for pages, after a form with it was sent. */
  signIn(reply: FastifyReply, token: string): void;
  signOut(reply: FastifyReply): void;
}

/**
 * Sees to it that only those write who may, and only those read where reading is closed: by a token in the
 * Authorization header, or by the cookie of a browser that signed in with one. A page of another site can make a
 * browser send either a cookie or, to the loopback address, a request that needs none: so a request that changes
 * something must come from a page of this service, as the browser says (Fetch Metadata, Origin), and any request must
 * be for a name of this service, so that no name of another's can be led to it (DNS rebinding).
 */
export async function addAccess(app: FastifyInstance, settings: ServiceSettings): Promise<SignIn> {
  await app.register(cookies);
  const secret = createHash('sha256')
    .update(JSON.stringify([settings.writeTokens, settings.readTokens]))
    .digest();
  const accessOf = (token: string): Access => {
    if (isOneOf(token, settings.writeTokens)) return 'write';
    return isOneOf(token, settings.readTokens) ? 'read' : 'none';
  };
  const everyone: Access =
    settings.writeTokens.length === 0 && isLoopback(settings.host) && settings.reading === 'open'
      ? 'write'
      : settings.reading === 'open'
        ? 'read'
        : 'none';

  const accessFor = (request: FastifyRequest): Access => {
    const [, bearer] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (bearer !== undefined) return accessOf(bearer);
    const cookie = request.cookies[COOKIE];
    return (cookie === undefined ? undefined : readCookie(cookie, secret)) ?? everyone;
  };

  app.decorateRequest('access', 'none');
  app.addHook('onRequest', async (request, reply) => {
    if (!isOwnName(request, settings)) {
      throw new ProblemError(
        421,
        'Not a name of this service',
        `It answers to its own names; ${request.hostname} becomes one by --name.`,
      );
    }
    request.access = accessFor(request);
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    const wanted = request.routeOptions.config.access ?? (isReading ? 'read' : 'write');
    if (!isReading && !isFromHere(request)) {
      throw new ProblemError(
        403,
        'Sent from another site',
        'What changes something must be sent from a page of this service, or by a program.',
      );
    }
    if (wanted === 'public' || request.access === 'write' || request.access === wanted) return;
    if (request.access === 'none' || request.headers.authorization === undefined) {
      reply.header('www-authenticate', 'Bearer realm="katalog"');
      throw new ProblemError(401, 'A token is needed', `Send one with which you may ${wanted}.`);
    }
    throw new ProblemError(403, 'Not allowed', 'The token is for reading.');
  });

  return {
    accessOf,
    signIn: (reply, token) => {
      const expires = Math.floor(Date.now() / 1000) + COOKIE_SECONDS;
      reply.setCookie(COOKIE, signed(`${accessOf(token)}.${expires}`, secret), {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        secure: reply.request.protocol === 'https',
        maxAge: COOKIE_SECONDS,
      });
    },
    signOut: (reply) => {
      reply.clearCookie(COOKIE, { path: '/' });
    },
  };
}

/** Compares in a time that does not tell how much of it is right. */
function isOneOf(token: string, tokens: readonly string[]): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const given = digest(token);
  return tokens.map((each) => timingSafeEqual(digest(each), given)).includes(true);
}

const signed = (text: string, secret: Buffer): string =>
  `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;

/** Undefined for a cookie that is out of date or not ours; other tokens than those it was made with void it. */
function readCookie(cookie: string, secret: Buffer): Access | undefined {
  const [access, expires] = cookie.split('.');
  const [given, right] = [Buffer.from(cookie), Buffer.from(signed(`${access}.${expires}`, secret))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  return Number(expires) * 1000 > Date.now() ? (access as Access) : undefined;
}

function isOwnName({ hostname }: FastifyRequest, { host, names }: ServiceSettings): boolean {
  const name = hostname.replace(/^\[|\]$/g, '');
  if (names.includes(name) || name === host) return true;
  // who listens elsewhere is called by addresses and names that only the operator knows
  return isLoopback(host) ? isLoopback(name) : names.length === 0;
}

function isFromHere({ headers, host, protocol }: FastifyRequest): boolean {
  if (headers.authorization !== undefined) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return headers.origin === undefined || headers.origin === `${protocol}://${host}`;
}
