// Tables of the trade: the outbox, and the keys that make a repeated request one act.
import { bigint, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { at, trustId } from './db/columns.ts';

/** Jobs to add, written in the transaction that makes them due and deleted in the one that adds them. */
export const outbox = pgTable(
  'outbox',
  {
    trustId: trustId(),
    outboxId: bigint('outbox_id', { mode: 'number' }).generatedAlwaysAsIdentity(),
    queue: text('queue').notNull(),
    jobId: text('job_id').notNull(),
    data: jsonb('data').$type<Record<string, string | number>>().notNull(),
    createdAt: at('created_at').notNull(),
  },
  // The relay takes the oldest of all trusts.
  (t) => [primaryKey({ columns: [t.trustId, t.outboxId] }), index('outbox_oldest').on(t.outboxId)],
);

/** One row for each Idempotency-Key an account has used; kept 24 hours; holds no body. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    trustId: trustId(),
    accountId: uuid('account_id').notNull(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    resourceId: uuid('resource_id').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.trustId, t.accountId, t.key] })],
);
