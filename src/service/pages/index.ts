import formbody from '@fastify/formbody';
import type { FastifyPluginAsync } from 'fastify';
import type { ServiceContext } from '../context.ts';

/** The pages for people. */
export const pages =
  (_context: ServiceContext): FastifyPluginAsync =>
  async (app) => {
    await app.register(formbody);
    app.get('/', { schema: { hide: true } }, async (_, reply) =>
      reply.redirect('/api/v1/catalogues'),
    );
  };
