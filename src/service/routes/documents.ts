import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { CatalogueFile, CorrectionsFile } from '../../model/index.ts';
import { FINAL_STATES, type Result } from '../../store/index.ts';
import { cancel, documentOr404, retry, saveCorrections, upload } from '../actions.ts';
import { isUnchanged } from '../conditional.ts';
import type { ServiceContext } from '../context.ts';
import { Problem, ProblemError } from '../problem.ts';
import { eventIdOf, progress } from '../progress.ts';
import {
  DocumentResource,
  DocumentState,
  documentResource,
  fileOf,
  Id,
  pageOf,
} from '../resources.ts';
import { choicesOf, fieldsOf, formLimits, nameOf, UploadChoices, whole } from '../upload-form.ts';
import { listCursor, Paging, partOf } from './paging.ts';

const tags = ['documents'];
const params = z.object({ id: Id });

/** What a document came to, as `katalog run` writes it. */
const PARTS: Readonly<Record<string, { readonly part: keyof Result; readonly type: string }>> = {
  'catalogue.json': { part: 'catalogue', type: 'application/json; charset=utf-8' },
  'text.txt': { part: 'text', type: 'text/plain; charset=utf-8' },
  'edits.jsonl': { part: 'edits', type: 'application/x-ndjson; charset=utf-8' },
};

export const documentRoutes =
  (context: ServiceContext): FastifyPluginAsyncZod =>
  async (app) => {
    const { store, settings } = context;
    await app.register(multipart, formLimits(settings));

    app.post(
      '/documents',
      {
        bodyLimit: Number.MAX_SAFE_INTEGER,
        config: { rateLimit: { max: settings.writesPerMinute, groupId: 'writes' } },
        schema: {
          tags,
          operationId: 'uploadDocuments',
          summary: 'Upload catalogues: PDF, PNG, JPEG, TIFF or plain text',
          description:
            'Files as multipart/form-data. Each becomes a document, which is read in its turn. Fields that stand before the files say the same as the query.',
          consumes: ['multipart/form-data'],
          querystring: UploadChoices,
          response: { 202: z.object({ items: z.array(DocumentResource) }), default: Problem },
        },
      },
      async (request, reply) => {
        if (!request.isMultipart()) {
          throw new ProblemError(415, 'Not a form with files', 'Send multipart/form-data.');
        }
        const items: DocumentResource[] = [];
        for await (const file of request.files()) {
          const fields = { ...request.query, ...fieldsOf(file) };
          const { catalogue, dated, priority, ocr, profile } = choicesOf(fields);
          const document = await upload(
            context,
            {
              fileName: nameOf(file),
              priority,
              options: { ocr, ...(profile !== undefined && { profile }) },
              givenCatalogue: catalogue,
              givenDate: dated,
            },
            whole(file, settings.maxUpload),
          );
          items.push(documentResource(document));
        }
        if (items.length === 0) throw new ProblemError(400, 'No file', 'The form holds no file.');
        return reply.code(202).header('location', `documents/${items[0]?.id}`).send({ items });
      },
    );

    app.get(
      '/documents',
      {
        schema: {
          tags,
          operationId: 'listDocuments',
          summary: 'Documents, the newest first',
          querystring: Paging.extend({ state: DocumentState.optional() }),
          response: { 200: pageOf(DocumentResource), default: Problem },
        },
      },
      async ({ query: { limit, cursor, state } }) => {
        const after = listCursor(cursor);
        return partOf(await store.documents.list({ limit, after, state }), (document) =>
          documentResource(document),
        );
      },
    );

    app.get(
      '/documents/:id',
      {
        schema: {
          tags,
          operationId: 'getDocument',
          summary: 'A document, and how far the work on it is',
          params,
          response: { 200: DocumentResource, default: Problem },
        },
      },
      async (request, reply) => {
        const document = await documentOr404(context, request.params.id);
        if (isUnchanged(request, reply, `${document.id}-${eventIdOf(document)}`)) {
          return reply;
        }
        const editions = await store.editions.ofDocument(document.id);
        return documentResource(document, document.state === 'done' ? editions : undefined);
      },
    );

    app.get(
      '/documents/:id/events',
      {
        schema: {
          tags,
          operationId: 'followDocument',
          summary: 'The same, as it goes on (server-sent events)',
          description:
            'Each event is a document; the stream ends when the work does. With the Last-Event-ID of the end: 204.',
          params,
          response: { 200: fileOf('text/event-stream'), 204: z.null(), default: Problem },
        },
      },
      async (request, reply) => {
        const document = await documentOr404(context, request.params.id);
        const told = request.headers['last-event-id']?.toString();
        // who has heard the end and connects again, as browsers do by themselves, is told to leave it at that
        if (FINAL_STATES.includes(document.state) && told === eventIdOf(document)) {
          return reply.code(204).send(null);
        }
        const gone = new AbortController();
        request.raw.once('close', () => gone.abort());
        context.stopping.addEventListener('abort', () => gone.abort(), { signal: gone.signal });
        return reply
          .type('text/event-stream')
          .header('cache-control', 'no-store')
          .header('x-accel-buffering', 'no')
          .send(Readable.from(progress(context, request.params.id, gone.signal, told)) as never);
      },
    );

    app.post(
      '/documents/:id/cancel',
      {
        schema: {
          tags,
          operationId: 'cancelDocument',
          summary: 'End the work on a document',
          params,
          response: { 200: DocumentResource, default: Problem },
        },
      },
      async ({ params: { id } }) => documentResource(await cancel(context, id)),
    );

    app.post(
      '/documents/:id/retry',
      {
        schema: {
          tags,
          operationId: 'retryDocument',
          summary: 'Have a document that failed or was cancelled read again',
          params,
          response: { 202: DocumentResource, default: Problem },
        },
      },
      async ({ params: { id } }, reply) =>
        reply.code(202).send(documentResource(await retry(context, id))),
    );

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
