// Hints that something here changed, so that whoever looks at it may read again. Ids only.
import type { Tx } from '../kit/db/tx.ts';

/**
 * Says that a post changed: to its author and, if others may notice, to those who look at its thread.
 * @param seenByOthers whether anything changed that other members can read
 */
export function hintPost(tx: Tx, post: { postId: string; threadId: string; authorId: string }, seenByOthers: boolean): void {
  tx.hint(`trust.${tx.trustId}.account.${post.authorId}`, { kind: 'post', id: post.postId });
  if (seenByOthers) hintThread(tx, post.threadId);
}

/** Says that a thread is worth reading again. */
export function hintThread(tx: Tx, threadId: string): void {
  tx.hint(`trust.${tx.trustId}.thread.${threadId}`, { kind: 'thread', id: threadId });
}
