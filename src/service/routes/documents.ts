import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { FINAL_STATES } from '../../store/index.ts';
import { cancel, documentOr404, retry, upload } from '../actions.ts';
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
          const choices = choicesOf({ ...request.query, ...fieldsOf(file) });
          const document = await upload(
            context,
            { fileName: nameOf(file), ...choices },
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
  };
