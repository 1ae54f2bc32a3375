import { sql } from 'kysely';
import type { Database } from './database.ts';

/** What a webhook can be told of. */
export const WEBHOOK_EVENTS = ['edition.created', 'edition.changed'] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
  readonly events: readonly WebhookEvent[];
  /** Of one catalogue alone. */
  readonly catalogueId?: string;
  readonly createdAt: Date;
}

export interface Delivery {
  readonly id: string;
  readonly webhookId: string;
  readonly event: WebhookEvent;
  /** JSON, as sent. */
  readonly payload: string;
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly attempts: number;
  /** What the last attempt came to. */
  readonly outcome?: string;
  readonly createdAt: Date;
}

export interface Webhooks {
  add(webhook: Omit<Webhook, 'id' | 'createdAt'>): Promise<Webhook>;
  list(): Promise<readonly Webhook[]>;
  find(id: string): Promise<Webhook | undefined>;
  remove(id: string): Promise<boolean>;
  /** Notes what is to be sent to each webhook that wants to know of it; the ids of the deliveries. */
  announce(event: WebhookEvent, catalogueId: string, payload: object): Promise<readonly string[]>;
  delivery(id: string): Promise<Delivery | undefined>;
  /** The newest first. */
  deliveries(webhookId: string, limit: number): Promise<readonly Delivery[]>;
  attempted(id: string, state: Delivery['state'], outcome: string): Promise<void>;
}

export function webhooksIn(db: Database): Webhooks {
  return {
    add: async ({ url, secret, events, catalogueId }) =>
      webhookOf(
        await db
          .insertInto('webhooks')
          .values({ url, secret, events: [...events], catalogue_id: catalogueId ?? null })
          .returningAll()
          .executeTakeFirstOrThrow(),
      ),
    list: async () =>
      (await db.selectFrom('webhooks').selectAll().orderBy('created_at').execute()).map(webhookOf),
    find: async (id) => {
      const row = await db
        .selectFrom('webhooks')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row && webhookOf(row);
    },
    remove: async (id) =>
      (await db.deleteFrom('webhooks').where('id', '=', id).returning('id').execute()).length > 0,
    announce: async (event, catalogueId, payload) => {
      const wanting = await db
        .selectFrom('webhooks')
        .select('id')
        .where(sql<boolean>`${event} = any(events)`)
        .where((each) =>
          each.or([each('catalogue_id', 'is', null), each('catalogue_id', '=', catalogueId)]),
        )
        .execute();
      if (wanting.length === 0) return [];
      const noted = await db
        .insertInto('deliveries')
        .values(
          wanting.map(({ id }) => ({
            webhook_id: id,
            event,
            payload: JSON.stringify(payload),
            state: 'waiting' as const,
          })),
        )
        .returning('id')
        .execute();
      return noted.map(({ id }) => id);
    },
    delivery: async (id) => {
      const row = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row && deliveryOf(row);
    },
    deliveries: async (webhookId, limit) =>
      (
        await db
          .selectFrom('deliveries')
          .selectAll()
          .where('webhook_id', '=', webhookId)
          .orderBy('created_at', 'desc')
          .limit(limit)
          .execute()
      ).map(deliveryOf),
    attempted: async (id, state, outcome) => {
      await db
        .updateTable('deliveries')
        .set((each) => ({
          state,
          outcome,
          attempts: each('attempts', '+', 1),
          updated_at: sql`now()`,
        }))
        .where('id', '=', id)
        .execute();
    },
  };
}

interface WebhookRow {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
  readonly events: string[];
  readonly catalogue_id: string | null;
  readonly created_at: Date;
}

const webhookOf = (row: WebhookRow): Webhook => ({
  id: row.id,
  url: row.url,
  secret: row.secret,
  events: row.events as WebhookEvent[],
  ...(row.catalogue_id !== null && { catalogueId: row.catalogue_id }),
  createdAt: row.created_at,
});

interface DeliveryRow {
  readonly id: string;
  readonly webhook_id: string;
  readonly event: string;
  readonly payload: string;
  readonly state: Delivery['state'];
  readonly attempts: number;
  readonly outcome: string | null;
  readonly created_at: Date;
}

const deliveryOf = (row: DeliveryRow): Delivery => ({
  id: row.id,
  webhookId: row.webhook_id,
  event: row.event as WebhookEvent,
  payload: row.payload,
  state: row.state,
  attempts: row.attempts,
  ...(row.outcome !== null && { outcome: row.outcome }),
  createdAt: row.created_at,
});
