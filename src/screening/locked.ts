// Taking the locks that marking and settling need, always in the same order: post, revision; its case comes after them.
import { lockPost } from '../forum/index.ts';
import type { Tx } from '../kit/db/tx.ts';
import { type OwedRevision, readRevision } from '../texts/index.ts';

/**
 * Locks a post and one of its revisions. Whoever decides about a post locks the post first, and a
 * post is there to be locked also while it has no case, so a decision and a check never wait for each
 * other in a ring. The two statements travel together.
 * @returns the revision as it stands under the locks, or null if it is gone
 */
export async function lockOwed(tx: Tx, of: { postId: string; revisionId: string }): Promise<OwedRevision | null> {
  const [, owed] = await Promise.all([lockPost(tx, of.postId), readRevision(tx, of.revisionId, true)]);
  return owed;
}
