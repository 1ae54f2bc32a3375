import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ServiceContext } from '../context.ts';
import { notFound, Problem } from '../problem.ts';
import { CatalogueResource, catalogueResource, EditionResource, Id, pageOf } from '../resources.ts';
import { timelineOf } from '../timeline.ts';
import { listCursor, Paging, partOf } from './paging.ts';

const params = z.object({ id: Id });

export const catalogueRoutes =
  (context: ServiceContext): FastifyPluginAsyncZod =>
  async (app) => {
    const { store } = context;

    app.get(
      '/catalogues',
      {
        schema: {
          tags: ['catalogues'],
          operationId: 'listCatalogues',
          summary: 'Catalogues that are followed, the newest first',
          querystring: Paging,
          response: { 200: pageOf(CatalogueResource), default: Problem },
        },
      },
      async ({ query: { limit, cursor } }) =>
        partOf(
          await store.catalogues.list({ limit, after: listCursor(cursor) }),
          catalogueResource,
        ),
    );

    app.get(
      '/catalogues/:id',
      {
        schema: {
          tags: ['catalogues'],
          operationId: 'getCatalogue',
          summary: 'A catalogue with its editions, from the newest to the oldest',
          params,
          response: {
            200: CatalogueResource.extend({ timeline: z.array(EditionResource) }).meta({
              id: 'CatalogueWithTimeline',
            }),
            default: Problem,
          },
        },
      },
      async ({ params: { id } }) => {
        const catalogue = await store.catalogues.find(id);
        if (catalogue === undefined) throw notFound('catalogue');
        return { ...catalogueResource(catalogue), timeline: await timelineOf(store, id) };
      },
    );

    app.patch(
      '/catalogues/:id',
      {
        schema: {
          tags: ['catalogues'],
          operationId: 'renameCatalogue',
          summary: 'Call a catalogue otherwise',
          params,
          body: z.object({ title: z.string().min(1).max(500) }),
          response: { 200: CatalogueResource, default: Problem },
        },
      },
      async ({ params: { id }, body: { title } }) => {
        if ((await store.catalogues.find(id)) === undefined) throw notFound('catalogue');
        await store.catalogues.rename(id, title);
        const renamed = await store.catalogues.find(id);
        if (renamed === undefined) throw notFound('catalogue');
        return catalogueResource(renamed);
      },
    );
  };
