import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  EncryptedError,
  InputError,
  KatalogError,
  LimitError,
  NothingFoundError,
  UnavailableError,
  UsageError,
} from '../model/index.ts';
import { isConnectionLost } from './jobs/enduring.ts';

/** What went wrong with a request (RFC 9457). */
const ProblemDetails = z
  .object({
    type: z.string().describe('names the kind of problem'),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional().describe('what happened, and what can be done'),
    errors: z
      .array(z.object({ at: z.string(), message: z.string() }))
      .optional()
      .describe('what is wrong in the request, by its place'),
  })
  .meta({ id: 'Problem' });
type ProblemDetails = z.infer<typeof ProblemDetails>;

/** The answer that tells of it. */
export const Problem = {
  description: 'What went wrong',
  content: { 'application/problem+json': { schema: ProblemDetails } },
};

/** An answer that is not what was asked for. */
export class ProblemError extends Error {
  readonly status: number;
  readonly title: string;

  constructor(status: number, title: string, detail?: string) {
    super(detail ?? title);
    this.status = status;
    this.title = title;
  }
}

export const notFound = (what: string): ProblemError =>
  new ProblemError(404, 'Not found', `There is no such ${what}.`);

/** Answers with the problem that an error is; only faults of katalog's own are logged. */
export function replyWithProblem(
  thrown: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const problem = problemOf(thrown);
  if (problem.status >= 500) request.log.error({ err: thrown }, 'request failed');
  if (problem.status === 503) reply.header('retry-after', '5');
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

export function problemOf(thrown: FastifyError | Error): ProblemDetails {
  if (thrown instanceof ProblemError) {
    return problem(thrown.status, thrown.title, thrown.message);
  }
  if (hasZodFastifySchemaValidationErrors(thrown)) {
    const errors = thrown.validation.map(({ instancePath, message = '' }) => ({
      at: `${thrown.validationContext ?? ''}${instancePath}`,
      message,
    }));
    return { ...problem(400, 'The request is not as described', undefined), errors };
  }
  if (isConnectionLost(thrown)) {
    return problem(503, 'The database cannot be reached', 'Try again in a few seconds.');
  }
  if (thrown instanceof KatalogError) {
    const status = statusOf(thrown);
    // what a fault of katalog's own says may tell of the machine
    const detail = status === 500 ? undefined : `${thrown.reason}. ${thrown.remedy}.`;
    return problem(status, status === 500 ? 'A fault in katalog' : thrown.name, detail);
  }
  const status = 'statusCode' in thrown ? (thrown.statusCode ?? 500) : 500;
  return status < 500
    ? problem(status, titleOf(status), DETAILS[status] ?? thrown.message)
    : problem(500, 'A fault in katalog', undefined);
}

function statusOf(error: KatalogError): number {
  if (error instanceof LimitError) return 413;
  if (error instanceof UsageError) return 400;
  if (error instanceof UnavailableError) return 503;
  if (error instanceof InputError || error instanceof EncryptedError) return 422;
  if (error instanceof NothingFoundError) return 422;
  return 500;
}

const TITLES: Readonly<Record<number, string>> = {
  404: 'Not found',
  413: 'Too large',
  415: 'A kind of content that is not taken',
  429: 'Too many requests',
};

/** In place of what the library says, which repeats the title. */
const DETAILS: Readonly<Record<number, string>> = {
  415: 'Send application/json, or the form that the description of the API names.',
};

const titleOf = (status: number): string => TITLES[status] ?? 'The request cannot be answered';

const problem = (status: number, title: string, detail: string | undefined): ProblemDetails => ({
  type: `urn:katalog:problem:${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`,
  title,
  status,
  ...(detail !== undefined && { detail }),
});
