import { createHmac } from 'node:crypto';
import type { Delivery, Store, Webhook } from '../../store/index.ts';
import { isAllowedAddress } from '../webhook-address.ts';
import type { Jobs } from './queue.ts';

/** Seconds that a receiver has to answer. */
const ANSWER_WITHIN = 15;

/**
 * Sends a message to a webhook, signed as Standard Webhooks has it (standardwebhooks.com). Only an answer of 2xx counts;
 * redirects are not followed, since they could lead where the operator allowed nothing.
 *
 * @throws Error where it was not delivered, so that it is tried again.
 */
export async function deliver(
  store: Pick<Store, 'webhooks'>,
  allowedHosts: readonly string[],
  { deliveryId }: Jobs['webhook'],
): Promise<void> {
  const delivery = await store.webhooks.delivery(deliveryId);
  const webhook = delivery && (await store.webhooks.find(delivery.webhookId));
  // taken away since
  if (delivery === undefined || webhook === undefined || delivery.state === 'delivered') return;
  const { ok, outcome } = isAllowedAddress(webhook.url, allowedHosts)
    ? await send(webhook, delivery)
    : { ok: false, outcome: 'the operator does not allow this address' };
  await store.webhooks.attempted(delivery.id, ok ? 'delivered' : 'waiting', outcome);
  if (!ok) throw new Error(`webhook ${webhook.id}: ${outcome}`);
}

async function send(
  webhook: Webhook,
  delivery: Delivery,
): Promise<{ readonly ok: boolean; readonly outcome: string }> {
  const timestamp = Math.floor(Date.now() / 1000);
  const body = `{"type":${JSON.stringify(delivery.event)},"timestamp":${JSON.stringify(delivery.createdAt)},"data":${delivery.payload}}`;
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN * 1000),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'katalog',
        'webhook-id': delivery.id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signature(webhook.secret, delivery.id, timestamp, body),
      },
      body,
    });
    await response.body?.cancel();
    return { ok: response.ok, outcome: `answered ${response.status}` };
  } catch (error) {
    const cause = (error as Error).cause;
    return { ok: false, outcome: cause instanceof Error ? cause.message : String(error) };
  }
}

/** @param secret base64, after `whsec_`. */
export function signature(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const digest = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return `v1,${digest}`;
}
