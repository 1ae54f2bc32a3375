import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { exportCatalogues, exportFormats } from '../../export/index.ts';
import { CatalogueFile, DiffFile, Offering } from '../../model/index.ts';
import { editionOr404 } from '../actions.ts';
import { isUnchanged } from '../conditional.ts';
import type { ServiceContext } from '../context.ts';
import { priorityOf } from '../jobs/queue.ts';
import { historyOfOffering } from '../offering-history.ts';
import { notFound, Problem, ProblemError } from '../problem.ts';
import { EditionResource, editionResource, fileOf, Id, pageOf } from '../resources.ts';

const params = z.object({ id: Id });
const offeringParams = z.object({ id: Id, offering: z.string().min(1).max(500) });

export const editionRoutes =
  (context: ServiceContext): FastifyPluginAsyncZod =>
  async (app) => {
    const { store } = context;

    app.get(
      '/editions/:id',
      {
        schema: {
          tags: ['editions'],
          operationId: 'getEdition',
          summary: 'An edition',
          params,
          response: { 200: EditionResource, default: Problem },
        },
      },
      async ({ params: { id } }) => editionResource(await editionOr404(context, id)),
    );

    app.patch(
      '/editions/:id',
      {
        schema: {
          tags: ['editions'],
          operationId: 'changeEdition',
          summary: 'Lay an edition to another catalogue, or give it another date',
          params,
          body: z.object({ catalogueId: Id.optional(), dated: z.iso.date().optional() }),
          response: { 200: EditionResource, default: Problem },
        },
      },
      async ({ params: { id }, body }) => {
        await editionOr404(context, id);
        const { catalogueId } = body;
        if (catalogueId !== undefined && !(await store.catalogues.find(catalogueId))) {
          throw notFound('catalogue');
        }
        await store.transaction(async (parts) => {
          await parts.editions.change(id, body);
          await context.queue.send(
            'compare',
            [{ data: { editionId: id }, priority: priorityOf(0) }],
            parts.sql,
          );
        });
        context.wake();
        return editionResource(await editionOr404(context, id));
      },
    );

    app.get(
      '/editions/:id/catalogue.json',
      {
        schema: {
          tags: ['editions'],
          operationId: 'getEditionRecords',
          summary: 'The records of an edition, in the form of catalogue.json',
          params,
          response: { 200: CatalogueFile, default: Problem },
        },
      },
      async (request, reply) => {
        const edition = await editionOr404(context, request.params.id);
        if (isUnchanged(request, reply, `${edition.id}-${edition.revision}`)) return reply;
        const file = await store.editions.file(edition.id);
        return reply.type('application/json; charset=utf-8').send(file as never);
      },
    );

    app.get(
      '/editions/:id/offerings',
      {
        schema: {
          tags: ['offerings'],
          operationId: 'listOfferings',
          summary: 'The offerings of an edition, in their order',
          params,
          querystring: z.object({
            limit: z.coerce.number().int().min(1).max(1000).default(100),
            cursor: z.string().max(500).optional(),
          }),
          response: { 200: pageOf(Offering), default: Problem },
        },
      },
      async (request, reply) => {
        const edition = await editionOr404(context, request.params.id);
        const { limit, cursor } = request.query;
        const state = `${edition.id}-${edition.revision}-${limit}-${cursor ?? ''}`;
        if (isUnchanged(request, reply, state)) return reply;
        return offeringsPart(context, edition.id, limit, cursor);
      },
    );

    app.get(
      '/editions/:id/offerings/:offering',
      {
        schema: {
          tags: ['offerings'],
          operationId: 'getOffering',
          summary: 'An offering of an edition',
          params: offeringParams,
          response: { 200: Offering, default: Problem },
        },
      },
      async (request, reply) => {
        const { id, offering } = request.params;
        const edition = await editionOr404(context, id);
        const record = await store.offerings.find(id, offering);
        if (record === undefined) throw notFound('offering');
        if (isUnchanged(request, reply, `${id}-${edition.revision}`)) return reply;
        return JSON.parse(record) as Offering;
      },
    );

    app.get(
      '/editions/:id/offerings/:offering/history',
      {
        schema: {
          tags: ['offerings'],
          operationId: 'getOfferingHistory',
          summary: 'An offering in all editions that have it, from the newest to the oldest',
          params: offeringParams,
          response: {
            200: z.object({
              items: z.array(z.object({ edition: EditionResource, offering: Offering })),
            }),
            default: Problem,
          },
        },
      },
      async ({ params: { id, offering } }) => {
        const edition = await editionOr404(context, id);
        const history = await historyOfOffering(context, edition, offering);
        if (history === undefined) throw notFound('offering');
        return {
          items: history.map((each) => ({
            edition: editionResource(each.edition),
            offering: each.offering,
          })),
        };
      },
    );

    app.get(
      '/editions/:id/diff',
      {
        schema: {
          tags: ['editions'],
          operationId: 'getDiff',
          summary: 'What changed from an edition to this one, in the form of katalog diff',
          params,
          querystring: z.object({
            before: Id.optional().describe('by default the edition before it in its catalogue'),
          }),
          response: { 200: DiffFile, default: Problem },
        },
      },
      async (request, reply) => {
        const after = await editionOr404(context, request.params.id);
        const before =
          request.query.before === undefined
            ? (await store.editions.neighbours(after)).before
            : await editionOr404(context, request.query.before);
        if (before === undefined) {
          throw new ProblemError(404, 'No edition before it', 'It is the oldest of its catalogue.');
        }
        const state = [before.id, before.revision, after.id, after.revision].join('-');
        if (isUnchanged(request, reply, state)) return reply;
        const { diff } = await context.comparer.compare(before, after);
        return reply.type('application/json; charset=utf-8').send(diff as never);
      },
    );

    app.get(
      '/editions/:id/export/:format',
      {
        schema: {
          tags: ['editions'],
          operationId: 'exportEdition',
          summary: 'The records of an edition for other programs, as katalog export makes them',
          params: z.object({ id: Id, format: z.enum(exportFormats) }),
          querystring: z.object({ excel: z.stringbool().optional() }),
          response: { 200: fileOf('*/*'), default: Problem },
        },
      },
      async (request, reply) => {
        const { id, format } = request.params;
        const edition = await editionOr404(context, id);
        const { excel } = request.query;
        const state = `${id}-${edition.revision}-${format}-${excel === true}`;
        if (isUnchanged(request, reply, state)) return reply;
        const file = JSON.parse((await store.editions.file(id)) ?? 'null') as CatalogueFile;
        const [first, ...rest] = await exportCatalogues([file], format, {
          ...(excel !== undefined && { excel }),
        });
        // of several files the one that describes the others would stand alone
        const { name, mediaType, content } = rest[0] ?? first;
        return reply
          .type(mediaType)
          .header('content-disposition', `attachment; filename="${name}"`)
          .send(content as never);
      },
    );
  };

async function offeringsPart(
  { store }: ServiceContext,
  editionId: string,
  limit: number,
  cursor: string | undefined,
) {
  const start = Number(cursor ?? 0);
  if (!Number.isSafeInteger(start) || start < 0) throw new ProblemError(400, 'No cursor');
  const records = await store.offerings.ofEdition(editionId, start, limit + 1);
  return {
    items: records.slice(0, limit).map((record) => JSON.parse(record) as Offering),
    ...(records.length > limit && { next: String(start + limit) }),
  };
}
