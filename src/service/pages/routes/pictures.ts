import type { FastifyInstance } from 'fastify';
import { contentPolicy } from '../../../html/index.ts';
import { drawingSvg, type Review } from '../../../report/index.ts';
import { documentOr404 } from '../../actions.ts';
import { isUnchanged } from '../../conditional.ts';
import { createSources } from '../../jobs/sources.ts';
import { notFound } from '../../problem.ts';
import type { PageTools } from '../tools.ts';
import { requireId } from './reading.ts';

/** A picture shows itself and nothing else, wherever it is opened. */
const PICTURE_POLICY = contentPolicy({ sandbox: '' });

/** Pages as pictures: drawn from their words, or as they were scanned. */
export async function pictures(app: FastifyInstance, { context }: PageTools): Promise<void> {
  const { store, reader, settings } = context;
  const sources = createSources(store.files, reader, settings.worker);
  app.addHook('onClose', () => sources.close());

  app.get<{ Params: { id: string; page: string } }>(
    '/documents/:id/pages/:page',
    async (request, reply) => {
      const document = await documentOr404(context, requireId(request.params.id, 'document'));
      const found = await store.results.find(document.id, 'review');
      if (found === undefined) throw notFound('page');
      const number = Number(request.params.page);
      if (isUnchanged(request, reply, `${document.id}-${found.revision}-${number}`)) return reply;
      reply.header('content-security-policy', PICTURE_POLICY);
      const { pages, catalogue } = JSON.parse(found.content) as Review;
      const page = pages.find((each) => each.number === number);
      const info = catalogue.pages.find((each) => each.number === number);
      if (page === undefined || info === undefined) throw notFound('page');
      if (page.drawing !== undefined) {
        const svg = drawingSvg(page.drawing, info.width, info.height);
        return reply.type('image/svg+xml; charset=utf-8').send(svg.toString());
      }
      const picture = await sources.use(document, (source) =>
        source.readPicture(number, page.turned),
      );
      if (picture === undefined) throw notFound('picture');
      return reply.type(picture.mediaType).send(Buffer.from(picture.bytes));
    },
  );
}
