// Marking published posts as read by a person (E11).
import { and, asc, eq, inArray, isNull, lte } from 'drizzle-orm';
import { recordAct } from '../audit/index.ts';
import type { Staff } from '../kit/actor.ts';
import type { Tx } from '../kit/db/tx.ts';
import { posts } from './tables.ts';

/**
 * Marks published posts as read by a person.
 * @param postIds which; those that are not published or were read before are passed over
 * @param until the instant up to which they saw: words published later were not read; null where they are read under this very lock
 * @returns the ids that were marked by this call
 */
export async function markRead(tx: Tx, postIds: readonly string[], until: Date | null, by: Staff, now: Date): Promise<string[]> {
  if (postIds.length === 0) return [];
  const unread = and(
    eq(posts.trustId, tx.trustId),
    inArray(posts.postId, [...postIds]),
    eq(posts.state, 'published'),
    isNull(posts.readAt),
    until === null ? undefined : lte(posts.publishedAt, until),
  );
  // Locked in the order of their ids, so that two people who mark the same posts do not wait in a circle.
  const locked = await tx.select({ id: posts.postId }).from(posts).where(unread).orderBy(asc(posts.postId)).for('no key update');
  const ids = locked.map((row) => row.id);
  if (ids.length === 0) return [];
  await tx.update(posts).set({ readAt: now }).where(and(eq(posts.trustId, tx.trustId), inArray(posts.postId, ids)));
  for (const id of ids) await recordAct(tx, by, { act: 'post.read', subject: { kind: 'post', id } }, now);
  return ids;
}
