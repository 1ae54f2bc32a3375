import type { FastifyInstance, FastifySchema } from 'fastify';
import { z } from 'zod';

/**
 * Has each route refuse what it does not know in the query or the body: of a misspelt filter the answer would look as if it
 * had been narrowed down.
 */
export function strictRequests(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    const { querystring = z.object({}), body, ...rest } = route.schema ?? {};
    const schema: FastifySchema = { ...rest, querystring: strict(querystring) };
    route.schema = body === undefined ? schema : { ...schema, body: strict(body) };
  });
}

const strict = (form: unknown): unknown => (form instanceof z.ZodObject ? form.strict() : form);
