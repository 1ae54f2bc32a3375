import type { FastifyInstance } from 'fastify';

/** Bytes of a body that must come within so many milliseconds, again and again until it is whole. */
export interface LeastRate {
  readonly bytes: number;
  readonly within: number;
}

/**
 * Cuts off who sends a body more slowly than that: a client of a byte a second would keep a connection, and what its
 * request has begun, for as long as a request may take. Who waits because this side does not read is not slow.
 */
export function cutOffSlowBodies(app: FastifyInstance, { bytes, within }: LeastRate): void {
  app.addHook('onRequest', async (request, reply) => {
    const { raw } = request;
    const { 'content-length': length = '0', 'transfer-encoding': encoding } = raw.headers;
    if (length === '0' && encoding === undefined) return;
    let before = raw.socket.bytesRead;
    const check = (): void => {
      const came = raw.socket.bytesRead - before;
      before = raw.socket.bytesRead;
      if (raw.complete) clearInterval(look);
      if (raw.complete || came >= bytes || raw.readableLength > 0 || raw.isPaused()) return;
      clearInterval(look);
      request.log.warn({ reqId: request.id }, 'body comes too slowly: cut off');
      // as Node does where a request takes too long
      if (!reply.raw.headersSent) raw.socket.write(TIMED_OUT);
      raw.destroy();
    };
    // once what waits at the socket is read: this side may have been busy with something else all the time
    const look = setInterval(() => setImmediate(check), within);
    look.unref();
    reply.raw.once('close', () => clearInterval(look));
  });
}

const TIMED_OUT = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';
