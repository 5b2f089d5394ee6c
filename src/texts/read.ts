// Reading the newest revision of a text.
import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from '../kit/db/tx.ts';
import { revisions } from './tables.ts';

export type Revision = typeof revisions.$inferSelect;

/** The newest revision of a text: what its author sees. */
export async function latestRevision(tx: Tx, textId: string): Promise<Revision | null> {
  const [row] = await tx
    .select()
    .from(revisions)
    .where(and(eq(revisions.trustId, tx.trustId), eq(revisions.textId, textId)))
    .orderBy(desc(revisions.number))
    .limit(1);
  return row ?? null;
}
