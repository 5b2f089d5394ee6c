// Marking a thread as read by a person, in one step, up to what they saw (E11).
import { and, eq } from 'drizzle-orm';
import { recordAct } from '../audit/index.ts';
import type { Staff } from '../kit/actor.ts';
import { instant } from '../kit/clock.ts';
import type { Tx } from '../kit/db/tx.ts';
import { notFound } from '../kit/problem.ts';
import { markRead, posts } from '../forum/index.ts';
import { notReadUntil } from './queries.ts';

/**
 * Marks as read every post of a thread that was published no later than one of them. Going by when
 * each was published, not by where it stands, leaves unread what appeared higher up in the meantime.
 * A post whose words changed since the moderator read them was published anew, later, and stays unread.
 * @param seen a published post of the thread, the last that the moderator saw, and when it was published by then
 * @returns how many were marked
 * @throws not-found (404) if there is no such published post in this thread
 */
export async function readThread(tx: Tx, by: Staff, threadId: string, seen: { upTo: string; publishedAt: string }, now: Date): Promise<number> {
  const [last] = await tx
    .select({ publishedAt: posts.publishedAt })
    .from(posts)
    .where(and(eq(posts.trustId, tx.trustId), eq(posts.threadId, threadId), eq(posts.postId, seen.upTo)));
  if (!last || last.publishedAt === null) throw notFound();
  const until = instant(seen.publishedAt);
  const unread = await notReadUntil(tx, threadId, until);
  const marked = await markRead(tx, unread, until, by, now);
  await recordAct(tx, by, { act: 'thread.read', subject: { kind: 'thread', id: threadId }, details: { upTo: seen.upTo, posts: marked.length } }, now);
  return marked.length;
}
