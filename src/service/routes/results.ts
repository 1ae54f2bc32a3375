import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { CatalogueFile, CorrectionsFile } from '../../model/index.ts';
import type { Result } from '../../store/index.ts';
import { documentOr404, saveCorrections } from '../actions.ts';
import { isUnchanged } from '../conditional.ts';
import type { ServiceContext } from '../context.ts';
import { Problem, ProblemError } from '../problem.ts';
import { fileOf, Id } from '../resources.ts';

const tags = ['documents'];
const params = z.object({ id: Id });

/** What a document came to, as `katalog run` writes it. */
const PARTS: Readonly<Record<string, { readonly part: keyof Result; readonly type: string }>> = {
  'catalogue.json': { part: 'catalogue', type: 'application/json; charset=utf-8' },
  'text.txt': { part: 'text', type: 'text/plain; charset=utf-8' },
  'edits.jsonl': { part: 'edits', type: 'application/x-ndjson; charset=utf-8' },
};

/** What a document came to, and what persons found wrong in it. */
export const resultRoutes =
  (context: ServiceContext): FastifyPluginAsyncZod =>
  async (app) => {
    const { store } = context;

    for (const [name, { part, type }] of Object.entries(PARTS)) {
      app.get(
        `/documents/:id/${name}`,
        {
          schema: {
            tags,
            operationId: `getDocument${part[0]!.toUpperCase()}${part.slice(1)}`,
            summary: `${name}, as katalog run writes it`,
            params,
            response: {
              200: part === 'catalogue' ? CatalogueFile : fileOf(type),
              default: Problem,
            },
          },
        },
        async (request, reply) => {
          const { id } = request.params as z.infer<typeof params>;
          const { state } = await documentOr404(context, id);
          const found = await store.results.find(id, part);
          if (found === undefined) {
            throw new ProblemError(404, 'No result', `The document is ${state}.`);
          }
          if (isUnchanged(request, reply, `${id}-${part}-${found.revision}`)) return reply;
          // as bytes: they are not made anew from values
          return reply.type(type).send(Buffer.from(found.content) as never);
        },
      );
    }

    app.get(
      '/documents/:id/corrections',
      {
        schema: {
          tags,
          operationId: 'getCorrections',
          summary: 'What persons found wrong in a document; its ETag is wanted to save',
          params,
          response: { 200: CorrectionsFile, default: Problem },
        },
      },
      async (request, reply) => {
        const document = await documentOr404(context, request.params.id);
        const saved = await store.results.corrections(document.id);
        if (isUnchanged(request, reply, String(saved?.version ?? 0))) return reply;
        const { fileName, sha256 } = document;
        return (
          saved?.file ?? {
            schema: 'katalog/corrections@1' as const,
            document: { fileName, sha256 },
            corrections: [],
          }
        );
      },
    );

    app.put(
      '/documents/:id/corrections',
      {
        bodyLimit: 10 * 1024 * 1024,
        schema: {
          tags,
          operationId: 'saveCorrections',
          summary: 'Save all corrections of a document, and have its records made with them',
          description: 'With If-Match: the ETag of those that they take the place of.',
          params,
          headers: z.object({ 'if-match': z.string() }),
          body: CorrectionsFile,
          response: { 202: z.object({ version: z.number().int() }), default: Problem },
        },
      },
      async ({ params: { id }, headers, body }, reply) => {
        const expected = Number(/^(?:W\/)?"(\d+)"$/.exec(headers['if-match'])?.[1] ?? Number.NaN);
        if (Number.isNaN(expected)) throw new ProblemError(400, 'No ETag of corrections');
        const version = await saveCorrections(context, id, body, expected);
        return reply.code(202).header('etag', `"${version}"`).send({ version });
      },
    );
  };
