import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServiceContext } from '../context.ts';
import type { PageContent } from './frame.ts';
import type { Visitor } from './visitor.ts';

/** Answers with a page. */
export type Show = (
  request: FastifyRequest,
  reply: FastifyReply,
  content: (visitor: Visitor) => PageContent,
) => FastifyReply;

/** What the routes of the pages are made with. */
export interface PageTools {
  readonly context: ServiceContext;
  readonly show: Show;
}
