// A trust's settings: its targets, its lease, its policy's version and its crisis line.
import { eq } from 'drizzle-orm';
import type { Tx } from '../kit/db/tx.ts';
import { trusts } from './tables.ts';

export type TrustSettings = typeof trusts.$inferSelect;

/**
 * The settings of the transaction's trust.
 * @throws Error if the trust has no row, which is a fault of the installation
 */
export async function trustSettings(tx: Tx): Promise<TrustSettings> {
  const [row] = await tx.select().from(trusts).where(eq(trusts.trustId, tx.trustId));
  if (!row) throw new Error('This trust has no settings.');
  return row;
}
