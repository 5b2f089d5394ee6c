// The obligation to screen: reading what is owed, marking what is done, settling and deciding.
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../kit/db/tx.ts';
import { revisions, type RevisionState, texts, type TextKind } from './tables.ts';
import type { ScreeningQueue } from './write.ts';

/** A revision with the text it belongs to. */
export type OwedRevision = {
  revisionId: string;
  textId: string;
  number: number;
  body: string;
  state: RevisionState;
  kind: TextKind;
  authorId: string;
  postId: string;
  rulesDoneAt: Date | null;
  riskDoneAt: Date | null;
  settledAt: Date | null;
  notScreened: boolean;
  attempt: number;
};

const OWED = {
  revisionId: revisions.revisionId,
  textId: revisions.textId,
  number: revisions.number,
  body: revisions.body,
  state: revisions.state,
  kind: texts.kind,
  authorId: texts.authorId,
  postId: texts.postId,
  rulesDoneAt: revisions.rulesDoneAt,
  riskDoneAt: revisions.riskDoneAt,
  settledAt: revisions.settledAt,
  notScreened: revisions.notScreened,
  attempt: revisions.attempt,
};

/**
 * Reads a revision.
 * @param lock true takes the row's lock, which whoever marks or settles must hold
 * @returns null if there is none in this trust
 */
export async function readRevision(tx: Tx, revisionId: string, lock: boolean): Promise<OwedRevision | null> {
  const query = tx
    .select(OWED)
    .from(revisions)
    .innerJoin(texts, and(eq(texts.trustId, revisions.trustId), eq(texts.textId, revisions.textId)))
    .where(and(eq(revisions.trustId, tx.trustId), eq(revisions.revisionId, revisionId)));
  const [row] = lock ? await query.for('update', { of: revisions }) : await query;
  return row ?? null;
}

/**
 * Marks that one of the two jobs has evaluated a revision. The row's lock makes one of them last.
 * @param notScreened whether a check failed, ran out of time or could not read it
 * @returns whether both marks now stand and nobody has settled it: then the caller settles
 */
export async function markDone(
  tx: Tx,
  queue: ScreeningQueue,
  revisionId: string,
  notScreened: boolean,
  now: Date,
): Promise<boolean> {
  const mark = queue === 'rules' ? { rulesDoneAt: now } : { riskDoneAt: now };
  const [row] = await tx
    .update(revisions)
    .set({ ...mark, notScreened: sql`${revisions.notScreened} or ${notScreened}` })
    .where(and(eq(revisions.trustId, tx.trustId), eq(revisions.revisionId, revisionId)))
    .returning({ rules: revisions.rulesDoneAt, risk: revisions.riskDoneAt, settled: revisions.settledAt });
  return row !== undefined && row.rules !== null && row.risk !== null && row.settled === null;
}

/**
 * Marks a revision settled, with the state screening gave it or a person already had. Once only: gives
 * whether this call did it.
 */
export async function settleRevision(
  tx: Tx,
  revisionId: string,
  state: Exclude<RevisionState, 'screening'>,
  notScreened: boolean,
  now: Date,
): Promise<boolean> {
  const rows = await tx
    .update(revisions)
    .set({ state, settledAt: now, notScreened })
    .where(and(eq(revisions.trustId, tx.trustId), eq(revisions.revisionId, revisionId), isNull(revisions.settledAt)))
    .returning({ id: revisions.revisionId });
  return rows.length > 0;
}

/** Sets a revision's state because a person decided. */
export async function decideRevision(tx: Tx, revisionId: string, state: 'cleared' | 'rejected'): Promise<void> {
  await tx
    .update(revisions)
    .set({ state })
    .where(and(eq(revisions.trustId, tx.trustId), eq(revisions.revisionId, revisionId)));
}

/** Puts off the sweeper's next look, and counts that it looked. */
export async function noteSweep(tx: Tx, revisionId: string, attempt: number, sweepAt: Date): Promise<void> {
  await tx
    .update(revisions)
    .set({ attempt, sweepAt })
    .where(and(eq(revisions.trustId, tx.trustId), eq(revisions.revisionId, revisionId)));
}
