import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Kind } from '../../model/index.ts';
import { isUnchanged, nameState } from '../conditional.ts';
import type { ServiceContext } from '../context.ts';
import { Problem } from '../problem.ts';
import { HitResource, hitJson, Id } from '../resources.ts';
import { decodeCursor, encodeCursor, Paging } from './paging.ts';

const text = z.string().min(1).max(200);

/**
 * What offerings can be looked for by.
 *
 * @public
 */
export const SearchChoices = z.object({
  q: text
    .optional()
    .describe('words (in any form), "a phrase", or, -without; each word finds longer ones, too'),
  provider: text.optional(),
  audience: text.optional(),
  kind: Kind.optional(),
  catalogue: Id.optional(),
  edition: Id.optional(),
  from: z.iso.date().optional().describe('it takes place on this day or later'),
  to: z.iso.date().optional().describe('it takes place on this day or earlier'),
  maxPrice: z.coerce.number().nonnegative().optional().describe('kroner'),
  allEditions: z.stringbool().optional().describe('older editions, too'),
});
export type SearchChoices = z.infer<typeof SearchChoices>;

/** So far into a result one can go: who wants all gets the editions. */
const DEEPEST = 1000;
const Place = z.object({ offset: z.number().int().nonnegative().max(DEEPEST) });

export const searchRoutes =
  ({ store }: ServiceContext): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/offerings',
      {
        schema: {
          tags: ['offerings'],
          operationId: 'searchOfferings',
          summary: 'Search the offerings of current editions, the best first',
          querystring: SearchChoices.extend(Paging.shape).extend({
            limit: z.coerce.number().int().min(1).max(100).default(20),
          }),
          response: {
            200: z.object({
              items: z.array(HitResource),
              total: z.number().int(),
              more: z.boolean().describe('whether there are more than total'),
              next: z.string().optional(),
            }),
            default: Problem,
          },
        },
      },
      async (request, reply) => {
        const { cursor, limit, ...choices } = request.query;
        const stateIn = (version: number): string =>
          hashOf([version, limit, cursor, ...Object.entries(choices)]);
        if (request.headers['if-none-match'] !== undefined) {
          const state = stateIn(await store.contentVersion());
          if (isUnchanged(request, reply, state)) return reply;
        }
        const offset = decodeCursor(cursor, Place)?.offset ?? 0;
        const found = await store.search({ ...queryOf(choices), limit, offset });
        const { hits, total, more, version } = found;
        nameState(reply, stateIn(version));
        const end = offset + hits.length;
        const goesOn = hits.length > 0 && end <= DEEPEST && (end < total || more);
        const rest = { total, more, ...(goesOn && { next: encodeCursor({ offset: end }) }) };
        reply.type('application/json; charset=utf-8');
        // records are JSON already; the type is that of the schema, which a test holds it against
        const json = `{"items":[${hits.map(hitJson).join()}],${JSON.stringify(rest).slice(1)}`;
        // as bytes: to count those of a text and then to send it would encode it twice
        return Buffer.from(json) as never;
      },
    );

    app.get(
      '/facets',
      {
        schema: {
          tags: ['offerings'],
          operationId: 'getFacets',
          summary: 'What offerings can be narrowed down to, the most frequent first',
          querystring: z.object({ catalogue: Id.optional() }),
          response: {
            200: z.object({
              providers: z.array(z.string()),
              audiences: z.array(z.string()),
              kinds: z.array(z.string()),
            }),
            default: Problem,
          },
        },
      },
      async (request, reply) => {
        const { catalogue } = request.query;
        const state = `${await store.contentVersion()}-${catalogue ?? ''}`;
        if (isUnchanged(request, reply, state)) return reply;
        const { providers, audiences, kinds } = await store.facets({ catalogueId: catalogue });
        return { providers: [...providers], audiences: [...audiences], kinds: [...kinds] };
      },
    );
  };

/**
 * The store's query for what was chosen.
 *
 * @public
 */
export const queryOf = ({ q, catalogue, edition, ...rest }: SearchChoices) => ({
  ...rest,
  text: q,
  catalogueId: catalogue,
  editionId: edition,
});

const hashOf = (state: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(state)).toString('base64url');
