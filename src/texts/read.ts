// Reading the newest revision of a text, and what a moderator left of it.
import { and, desc, eq, lt } from 'drizzle-orm';
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

/**
 * What was left when a moderator last took words out of a text, before one of its revisions.
 * @returns null if no moderator did
 */
export async function redactedBefore(tx: Tx, textId: string, number: number): Promise<string | null> {
  const [row] = await tx
    .select({ body: revisions.body })
    .from(revisions)
    .where(
      and(
        eq(revisions.trustId, tx.trustId),
        eq(revisions.textId, textId),
        eq(revisions.madeBy, 'moderator'),
        lt(revisions.number, number),
      ),
    )
    .orderBy(desc(revisions.number))
    .limit(1);
  return row?.body ?? null;
}
