import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { ServiceContext } from '../context.ts';
import { notFound, replyWithProblem } from '../problem.ts';
import { loadAssets } from './assets.ts';
import { errorPage } from './errors.ts';
import { frame, POLICY } from './frame.ts';
import { manners } from './routes/manners.ts';
import { pictures } from './routes/pictures.ts';
import { reading } from './routes/reading.ts';
import { review } from './routes/review.ts';
import { writing } from './routes/writing.ts';
import type { PageTools, Show } from './tools.ts';
import { visitorOf } from './visitor.ts';

/** The pages for people. */
export const pages =
  (context: ServiceContext): FastifyPluginAsync =>
  async (app) => {
    const assets = await loadAssets();
    const show: Show = (request, reply, content) => {
      const visitor = visitorOf(request, context.settings);
      return reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', POLICY)
        .header('cache-control', 'private, no-cache')
        .header('vary', 'Accept-Language, Cookie')
        .send(frame(assets, visitor, content(visitor)));
    };
    const tools: PageTools = { context, show };

    app.addHook('onRoute', (route) => {
      route.schema = { ...route.schema, hide: true };
    });
    app.setErrorHandler<Error>((error, request, reply) => {
      if (!wantsPage(request)) return replyWithProblem(error, request, reply);
      return show(request, reply, (visitor) => {
        const { status, ...content } = errorPage(error, visitor);
        if (status >= 500) request.log.error({ err: error }, 'page failed');
        reply.code(status);
        return content;
      });
    });
    const open = { config: { access: 'public' } } as const;
    for (const { path, mediaType, content } of Object.values(assets)) {
      app.get(path, open, async (_, reply) =>
        reply
          .type(mediaType)
          .header('cache-control', 'public, max-age=31536000, immutable')
          .send(content),
      );
    }
    // where browsers look by themselves, as for the review
    app.get('/favicon.ico', open, async (_, reply) => reply.redirect(assets.icon.path));
    manners(app, tools);
    reading(app, tools);
    review(app, tools);
    await pictures(app, tools);
    await app.register(async (forms: FastifyInstance) => writing(forms, tools));
    // what is at no address: a page for people, a problem for programs
    app.get('/*', open, async () => {
      throw notFound('page or resource');
    });
  };

/** Programs ask for JSON, or for whatever there is. */
const wantsPage = ({ headers: { accept = '' } }: FastifyRequest): boolean =>
  accept.includes('text/html');
