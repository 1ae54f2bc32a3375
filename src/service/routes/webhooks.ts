import { randomBytes } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { WEBHOOK_EVENTS } from '../../store/index.ts';
import type { ServiceContext } from '../context.ts';
import { notFound, Problem, ProblemError } from '../problem.ts';
import {
  DeliveryResource,
  deliveryResource,
  Id,
  WebhookResource,
  webhookResource,
} from '../resources.ts';
import { isAllowedAddress } from '../webhook-address.ts';

const tags = ['webhooks'];
const params = z.object({ id: Id });
const DELIVERIES = 100;

export const webhookRoutes =
  ({ store, settings }: ServiceContext): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/webhooks',
      {
        schema: {
          tags,
          operationId: 'addWebhook',
          summary: 'Have an address told of new editions and of what changed in them',
          description:
            'Messages are signed as standardwebhooks.com has it. Only hosts that the operator named are called.',
          body: z.object({
            url: z.url({ protocol: /^https?$/ }).max(2000),
            events: z
              .array(z.enum(WEBHOOK_EVENTS))
              .min(1)
              .default([...WEBHOOK_EVENTS]),
            catalogueId: Id.optional().describe('of this catalogue alone'),
          }),
          response: { 201: WebhookResource, default: Problem },
        },
      },
      async ({ body: { url, events, catalogueId } }, reply) => {
        if (!isAllowedAddress(url, settings.worker.webhookHosts)) {
          throw new ProblemError(
            403,
            'An address that is not called',
            'The operator has not named its host by --webhook-host.',
          );
        }
        if (catalogueId !== undefined && !(await store.catalogues.find(catalogueId))) {
          throw notFound('catalogue');
        }
        const secret = `whsec_${randomBytes(32).toString('base64')}`;
        const webhook = await store.webhooks.add({
          url,
          secret,
          events,
          ...(catalogueId !== undefined && { catalogueId }),
        });
        return reply.code(201).send({ ...webhookResource(webhook), secret });
      },
    );

    app.get(
      '/webhooks',
      {
        config: { access: 'write' },
        schema: {
          tags,
          operationId: 'listWebhooks',
          summary: 'All webhooks',
          response: { 200: z.object({ items: z.array(WebhookResource) }), default: Problem },
        },
      },
      async () => ({ items: (await store.webhooks.list()).map(webhookResource) }),
    );

    app.delete(
      '/webhooks/:id',
      {
        schema: {
          tags,
          operationId: 'removeWebhook',
          summary: 'Tell an address no more',
          params,
          response: { 204: z.null(), default: Problem },
        },
      },
      async ({ params: { id } }, reply) => {
        if (!(await store.webhooks.remove(id))) throw notFound('webhook');
        return reply.code(204).send(null);
      },
    );

    app.get(
      '/webhooks/:id/deliveries',
      {
        config: { access: 'write' },
        schema: {
          tags,
          operationId: 'listDeliveries',
          summary: 'What was sent to a webhook, and what came of it; the newest first',
          params,
          response: { 200: z.object({ items: z.array(DeliveryResource) }), default: Problem },
        },
      },
      async ({ params: { id } }) => {
        if ((await store.webhooks.find(id)) === undefined) throw notFound('webhook');
        return { items: (await store.webhooks.deliveries(id, DELIVERIES)).map(deliveryResource) };
      },
    );
  };
