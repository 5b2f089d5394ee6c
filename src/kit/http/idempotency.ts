// Idempotency-Key: a request sent twice is one act and gets one answer.
import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../db/tx.ts';
import { Problem } from '../problem.ts';
import { idempotencyKeys } from '../tables.ts';

/** The header, 8 to 200 visible ASCII characters; other headers pass through. */
export const IdempotencyHeaders = z.looseObject({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{8,200}$/, 'Use 8 to 200 letters, digits or signs, such as a UUID.')
    .optional()
    .describe('A key of your choosing. The same key and body again gives the same answer, for 24 hours.'),
});

/** How long a key is remembered, in hours. */
export const KEY_HOURS = 24;

/**
 * Does an act once for a key. The key's row goes in first, so a twin that arrives meanwhile waits on
 * the index and then finds it.
 * @param tx the act's transaction
 * @param by the account, its key (without one the act is simply done), and what was asked, to tell a
 *   repeat from another request under the same key; only its hash is kept
 * @param resourceId the id the act's thing will have
 * @param act does it
 * @returns the id of the thing, whether made now or by the first request
 * @throws idempotency-mismatch (422) if the key was used for another request
 */
export async function once(
  tx: Tx,
  by: { accountId: string; key: string | undefined; request: unknown; now: Date },
  resourceId: string,
  act: () => Promise<void>,
): Promise<{ id: string; replayed: boolean }> {
  if (by.key === undefined) {
    await act();
    return { id: resourceId, replayed: false };
  }
  const requestHash = createHash('sha256').update(JSON.stringify(by.request)).digest('hex');
  const inserted = await tx
    .insert(idempotencyKeys)
    .values({ trustId: tx.trustId, accountId: by.accountId, key: by.key, requestHash, resourceId, createdAt: by.now })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (inserted.length > 0) {
    await act();
    return { id: resourceId, replayed: false };
  }
  const [first] = await tx
    .select()
    .from(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.trustId, tx.trustId),
        eq(idempotencyKeys.accountId, by.accountId),
        eq(idempotencyKeys.key, by.key),
      ),
    );
  if (!first || first.requestHash !== requestHash) {
    throw new Problem('idempotency-mismatch', 'This key was sent before with something else. Use a new key.');
  }
  return { id: first.resourceId, replayed: true };
}
