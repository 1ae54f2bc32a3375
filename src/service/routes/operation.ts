import type { FastifyPluginAsync } from 'fastify';
import type { ServiceContext } from '../context.ts';
import type { Metrics } from '../metrics.ts';

/** For those who run the service: whether it lives, whether it can answer, and how it fares. */
export const operationRoutes =
  ({ store, stopping }: ServiceContext, metrics: Metrics): FastifyPluginAsync =>
  async (app) => {
    const hidden = { hide: true };
    app.get('/health', { config: { access: 'public' }, schema: hidden }, async () => ({
      status: 'ok',
    }));

    app.get('/ready', { config: { access: 'public' }, schema: hidden }, async (_, reply) => {
      if (stopping.aborted) return reply.code(503).send({ status: 'stopping' });
      try {
        await store.contentVersion();
        return { status: 'ready' };
      } catch {
        return reply.code(503).send({ status: 'the database cannot be reached' });
      }
    });

    app.get('/metrics', { schema: hidden }, async (_, reply) =>
      reply.type(metrics.contentType).send(await metrics.text()),
    );
  };
