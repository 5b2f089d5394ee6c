// Forgetting old Idempotency-Keys, trust by trust.
import { and, eq, lt } from 'drizzle-orm';
import { plusSeconds } from '../clock.ts';
import type { Tx } from '../db/tx.ts';
import { idempotencyKeys } from '../tables.ts';
import { KEY_HOURS } from './idempotency.ts';

/** Deletes the keys of the transaction's trust that are older than they are promised to be kept. */
export async function forgetOldKeys(tx: Tx, now: Date): Promise<void> {
  await tx
    .delete(idempotencyKeys)
    .where(and(eq(idempotencyKeys.trustId, tx.trustId), lt(idempotencyKeys.createdAt, plusSeconds(now, -KEY_HOURS * 3600))));
}
