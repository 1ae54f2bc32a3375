import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { cancel, enqueue, receive, retry } from '../../actions.ts';
import { ProblemError } from '../../problem.ts';
import { choicesOf, formLimits, nameOf, whole } from '../../upload-form.ts';
import { addressOf } from '../addresses.ts';
import type { PageTools } from '../tools.ts';
import { requireId } from './reading.ts';

interface Received {
  readonly files: readonly { readonly fileName: string; readonly sha256: string }[];
  readonly fields: Readonly<Record<string, string>>;
}

/** What the forms of the pages send. */
export async function writing(app: FastifyInstance, { context }: PageTools): Promise<void> {
  const { settings } = context;
  await app.register(multipart, formLimits(settings));

  app.post(
    '/upload',
    {
      bodyLimit: Number.MAX_SAFE_INTEGER,
      config: { rateLimit: { max: settings.writesPerMinute, groupId: 'writes' } },
    },
    async (request, reply) => {
      const { files, fields } = await received(request);
      if (files.length === 0) throw new ProblemError(400, 'No file', 'The form holds no file.');
      const choices = choicesOf(fields);
      const documents = [];
      for (const file of files) documents.push(await enqueue(context, { ...file, ...choices }));
      const [first] = documents;
      const to =
        documents.length > 1 || first === undefined ? '/documents' : addressOf.document(first.id);
      // a script shows how far the upload is, and then goes there itself
      if (request.headers['x-requested-with'] === 'katalog') return reply.code(201).send({ to });
      return reply.redirect(to, 303);
    },
  );

  app.post<{ Params: { id: string } }>('/documents/:id/cancel', async (request, reply) => {
    const { id } = await cancel(context, requireId(request.params.id, 'document'));
    return reply.redirect(addressOf.document(id), 303);
  });
  app.post<{ Params: { id: string } }>('/documents/:id/retry', async (request, reply) => {
    const { id } = await retry(context, requireId(request.params.id, 'document'));
    return reply.redirect(addressOf.document(id), 303);
  });

  /** Choices may stand behind the files: so files are kept first, and read when all is there. */
  async function received(request: FastifyRequest): Promise<Received> {
    if (!request.isMultipart()) {
      throw new ProblemError(415, 'Not a form with files', 'Send multipart/form-data.');
    }
    const files: { fileName: string; sha256: string }[] = [];
    const fields: Record<string, string> = {};
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        if (typeof part.value === 'string' && part.value !== '')
          fields[part.fieldname] = part.value;
      } else if (part.filename === '') {
        part.file.resume();
      } else {
        const fileName = nameOf(part);
        files.push({
          fileName,
          sha256: await receive(context, fileName, whole(part, settings.maxUpload)),
        });
      }
    }
    return { files, fields };
  }
}
