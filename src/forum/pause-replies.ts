// Pausing replies in a thread, and taking them again.
import { and, eq } from 'drizzle-orm';
import { recordAct } from '../audit/index.ts';
import type { Staff } from '../kit/actor.ts';
import type { Tx } from '../kit/db/tx.ts';
import { notFound } from '../kit/problem.ts';
import { hintThread } from './events.ts';
import { threads } from './tables.ts';

/**
 * Pauses replies in a thread or takes them again. A second time changes nothing.
 * @param by a moderator or lead; the route has checked
 * @throws not-found (404) without such a thread
 */
export async function pauseReplies(tx: Tx, by: Staff, threadId: string, paused: boolean, now: Date): Promise<void> {
  const own = and(eq(threads.trustId, tx.trustId), eq(threads.threadId, threadId));
  const [thread] = await tx.select({ lockedAt: threads.lockedAt }).from(threads).where(own).for('update');
  if (!thread) throw notFound();
  if ((thread.lockedAt !== null) === paused) return;
  await tx.update(threads).set({ lockedAt: paused ? now : null }).where(own);
  const act = paused ? 'thread.locked' : 'thread.unlocked';
  await recordAct(tx, by, { act, subject: { kind: 'thread', id: threadId } }, now);
  hintThread(tx, threadId);
}
