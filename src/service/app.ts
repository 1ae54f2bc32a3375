import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { addAccess } from './access.ts';
import { API } from './api.ts';
import type { ServiceContext } from './context.ts';
import type { Metrics } from './metrics.ts';
import { OPENAPI } from './openapi.ts';
import { otherMethods } from './other-methods.ts';
import { pages } from './pages/index.ts';
import { notFound, replyWithProblem } from './problem.ts';
import { catalogueRoutes } from './routes/catalogues.ts';
import { documentRoutes } from './routes/documents.ts';
import { editionRoutes } from './routes/editions.ts';
import { operationRoutes } from './routes/operation.ts';
import { resultRoutes } from './routes/results.ts';
import { searchRoutes } from './routes/search.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { PATIENCE } from './settings.ts';
import { cutOffSlowBodies } from './slow-body.ts';
import { strictRequests } from './strict-requests.ts';

/**
 * Milliseconds that a connection may be idle: longer than servers before this one keep it, commonly 60 s, so that they
 * do not use one that is being closed.
 */
const IDLE = 72_000;
/** Milliseconds between two looks for clients that are too slow. */
const CHECK = 1000;
/** Bytes of a body that is no upload. */
const BODY_LIMIT = 1024 * 1024;

/**
 * Zod checks what comes. Answers are made from typed values, and tests hold them against their schemas. Given before the
 * application is made: else Fastify loads compilers of its own, a tenth of the time until it is ready.
 */
const COMPILERS = {
  // Fastify's types expect the form of Ajv
  buildValidator: () => validatorCompiler as never,
  buildSerializer: () => () => (value: unknown) => JSON.stringify(value),
};

/** The service as an HTTP application, not yet listening. */
export async function createApp(
  context: Omit<ServiceContext, 'signIn'>,
  metrics: Metrics,
): Promise<FastifyInstance> {
  const { settings } = context;
  const { patience = PATIENCE } = settings;
  const app = Fastify({
    logger:
      settings.logLevel === 'silent'
        ? false
        : { level: settings.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    http: {
      headersTimeout: patience.head,
      connectionsCheckingInterval: CHECK,
    },
    requestTimeout: patience.request,
    keepAliveTimeout: IDLE,
    bodyLimit: BODY_LIMIT,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500 },
    schemaController: { compilersFactory: COMPILERS },
  });
  cutOffSlowBodies(app, patience.body);
  app.setErrorHandler(replyWithProblem);
  app.setNotFoundHandler((request, reply) =>
    replyWithProblem(notFound('page or resource'), request, reply),
  );
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.request(route, request.method, reply.statusCode, reply.elapsedTime / 1000);
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
      },
    },
    // who serves it by HTTPS says so there
    strictTransportSecurity: false,
  });
  await app.register(rateLimit, {
    max: settings.requestsPerMinute,
    timeWindow: 60_000,
    allowList: (request) => /^\/(health|ready|metrics)$/.test(request.url),
  });
  const signIn = await addAccess(app, settings);
  const full: ServiceContext = { ...context, signIn };
  await app.register(swagger, OPENAPI);
  await app.register(
    async (api) => {
      const refuseOthers = otherMethods(api);
      strictRequests(api);
      await api.register(documentRoutes(full));
      await api.register(resultRoutes(full));
      await api.register(catalogueRoutes(full));
      await api.register(editionRoutes(full));
      await api.register(searchRoutes(full));
      await api.register(webhookRoutes(full));
      api.get('/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, async () =>
        app.swagger(),
      );
      refuseOthers();
    },
    { prefix: API },
  );
  await app.register(operationRoutes(full, metrics));
  await app.register(pages(full));
  return app;
}
