import type { FastifyInstance } from 'fastify';
import { ProblemError } from './problem.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * Has each path say by which methods it is asked (RFC 9110, 15.5.6): else it would answer to the others as if it were not
 * there.
 *
 * @returns to be called when all routes of the plugin are there.
 */
export function otherMethods(app: FastifyInstance): () => void {
  const taken = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method, prefix }) => {
    const path = url.slice(prefix.length);
    taken.set(path, new Set([...(taken.get(path) ?? []), ...[method].flat()]));
  });
  return () => {
    for (const [url, methods] of [...taken]) {
      const allow = [...methods, 'OPTIONS'].join(', ');
      app.route({
        method: METHODS.filter((method) => !methods.has(method)),
        url,
        config: { access: 'public' },
        schema: { hide: true },
        // before a body is read
        onRequest: async (request, reply) => {
          reply.header('allow', allow);
          if (request.method === 'OPTIONS') return reply.code(204).send();
          throw new ProblemError(405, 'Not a method of this path', `It takes ${allow}.`);
        },
        handler: async () => {},
      });
    }
  };
}
