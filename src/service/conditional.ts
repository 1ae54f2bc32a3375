import type { FastifyReply, FastifyRequest } from 'fastify';

/** Names the state of what is answered (RFC 9110, 8.8.3). */
export function nameState(reply: FastifyReply, state: string): void {
  reply.header('etag', `"${state}"`).header('cache-control', 'private, no-cache');
}

/**
 * Names the state of what is asked for, and tells whether the caller has it already: then it is answered with 304, and
 * nothing more is to be done.
 */
export function isUnchanged(request: FastifyRequest, reply: FastifyReply, state: string): boolean {
  nameState(reply, state);
  const known = request.headers['if-none-match'];
  if (known === undefined) return false;
  const tags = known.split(',').map((each) => each.trim().replace(/^W\//, ''));
  if (!tags.includes(`"${state}"`) && known.trim() !== '*') return false;
  reply.code(304).send();
  return true;
}
