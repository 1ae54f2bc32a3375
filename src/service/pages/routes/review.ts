import type { FastifyInstance } from 'fastify';
import { type Review, servedReportHtml } from '../../../report/index.ts';
import { documentOr404 } from '../../actions.ts';
import { API } from '../../api.ts';
import { isUnchanged } from '../../conditional.ts';
import { notFound } from '../../problem.ts';
import { addressOf } from '../addresses.ts';
import type { PageTools } from '../tools.ts';
import { visitorOf } from '../visitor.ts';
import { requireId } from './reading.ts';

/** The review of a document: its pages and its records side by side, to be corrected. */
export function review(app: FastifyInstance, { context }: PageTools): void {
  const { store, settings } = context;
  app.get<{ Params: { id: string } }>('/documents/:id/review', async (request, reply) => {
    const { id } = await documentOr404(context, requireId(request.params.id, 'document'));
    const [found, corrections] = await Promise.all([
      store.results.find(id, 'review'),
      store.results.corrections(id),
    ]);
    if (found === undefined) throw notFound('review');
    const { language, mayWrite } = visitorOf(request, settings);
    const version = corrections?.version ?? 0;
    if (isUnchanged(request, reply, [id, found.revision, version, language, mayWrite].join('-'))) {
      return reply;
    }
    const { html, policy } = await servedReportHtml(JSON.parse(found.content) as Review, {
      language,
      version,
      maySave: mayWrite,
      saveTo: `${API}/documents/${id}/corrections`,
      back: addressOf.document(id),
      pictureUrl: ({ number }) => addressOf.picture(id, number),
    });
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policy)
      .header('vary', 'Accept-Language, Cookie')
      .send(html);
  });
}
