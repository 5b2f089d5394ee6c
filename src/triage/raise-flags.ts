// Raising flags: each once, and at once in the queue, before anything is settled.
import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '../kit/db/tx.ts';
import { newId } from '../kit/ids.ts';
import { type Category, type Effect, moreUrgent, type Priority } from '../rules/index.ts';
import { lockOpenCase, raiseCase } from './open-case.ts';
import { type FlagSource, flags, type Span } from './tables.ts';

export type NewFlag = {
  source: FlagSource;
  /** A rule's id, a detector's name, or why a check did not finish. */
  sourceId: string;
  sourceVersion: number;
  category: Category | null;
  priority: Priority;
  effect: Effect;
  spans: Span[];
  /** Why, in words; it quotes nothing. */
  sentence: string;
};
export type Flag = typeof flags.$inferSelect;

/**
 * Writes the flags of one evaluation and opens or raises the post's case. A second run of the same
 * evaluation writes nothing and raises nothing.
 * @param found the post a case would be about, the revision whose words are marked, and the flags
 * @param now when
 * @returns how many flags were new, and the case they are in; null if none was
 */
export async function raiseFlags(
  tx: Tx,
  found: { postId: string; revisionId: string; flags: readonly NewFlag[] },
  now: Date,
): Promise<{ raised: number; caseId: string } | null> {
  if (found.flags.length === 0) return null;
  // The case's lock first, so that a decision on what was there before is over before these are added.
  await lockOpenCase(tx, found.postId);
  const rows = await tx
    .insert(flags)
    .values(
      found.flags.map((flag) => ({
        trustId: tx.trustId,
        flagId: newId(now),
        postId: found.postId,
        revisionId: found.revisionId,
        source: flag.source,
        sourceId: flag.sourceId,
        sourceVersion: flag.sourceVersion,
        category: flag.category,
        priority: flag.priority,
        effect: flag.effect,
        spans: flag.spans,
        sentence: flag.sentence,
        raisedAt: now,
      })),
    )
    .onConflictDoNothing()
    .returning({ priority: flags.priority, source: flags.source });
  const [first] = rows;
  if (!first) return null;
  const priority = rows.reduce((worst, row) => moreUrgent(worst, row.priority), first.priority);
  const notScreened = rows.some((row) => row.source === 'not_screened');
  const { caseId } = await raiseCase(tx, found.postId, { priority, notScreened, reported: false, news: true }, { flags: rows.length }, now);
  return { raised: rows.length, caseId };
}

/** The flags on one revision, oldest first: what settling looks at. */
export function flagsOfRevision(tx: Tx, revisionId: string): Promise<Flag[]> {
  return tx
    .select()
    .from(flags)
    .where(and(eq(flags.trustId, tx.trustId), eq(flags.revisionId, revisionId)))
    .orderBy(asc(flags.raisedAt), asc(flags.flagId));
}
