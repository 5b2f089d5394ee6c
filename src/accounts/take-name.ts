// Taking a name: once somebody has had it, nobody else in the trust ever gets it or one that looks like it.
import { and, eq } from 'drizzle-orm';
import type { Tx } from '../kit/db/tx.ts';
import { takenNames } from './tables.ts';

/**
 * Takes a name for an account, for good. A twin that takes the same name meanwhile waits on the index.
 * @param skeleton what all names that look like it share
 * @returns false if somebody else has or had it; true also when it was this account's own before
 */
export async function takeName(tx: Tx, skeleton: string, accountId: string, now: Date): Promise<boolean> {
  const inserted = await tx
    .insert(takenNames)
    .values({ trustId: tx.trustId, skeleton, accountId, takenAt: now })
    .onConflictDoNothing()
    .returning({ skeleton: takenNames.skeleton });
  if (inserted.length > 0) return true;
  const [row] = await tx
    .select({ accountId: takenNames.accountId })
    .from(takenNames)
    .where(and(eq(takenNames.trustId, tx.trustId), eq(takenNames.skeleton, skeleton)));
  return row?.accountId === accountId;
}
