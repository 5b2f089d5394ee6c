// Submitting a post to a thread: a reply to the thread or to one of its posts.
import { and, eq } from 'drizzle-orm';
import { recordAct } from '../audit/index.ts';
import type { Member } from '../kit/actor.ts';
import type { Tx } from '../kit/db/tx.ts';
import { invalid, notFound } from '../kit/problem.ts';
import { mayReplyTo, refusalToWrite } from './policy.ts';
import { lockThreadToWriteIn } from './queries.ts';
import { refused } from './refuse.ts';
import { posts, type Wish } from './tables.ts';
import { type BegunPost, writePost } from './write-post.ts';

export type PostToSubmit = {
  /** The new post's id, chosen by whoever must know it beforehand. */
  postId: string;
  threadId: string;
  parentId?: string | undefined;
  text: string;
  contentNote?: string | undefined;
  wish?: Wish | undefined;
};

/**
 * Submits a post. Once the transaction is durable, so are the text and the obligation to screen it.
 * @param by a client, or a moderator or lead writing as one
 * @param now when
 * @returns how it begins
 * @throws not-found (404) for a thread the author cannot see; not-allowed (403) while posting is paused;
 *   state-conflict (409) while replies are paused; invalid-input (422) for a parent that cannot be replied to
 */
export async function submitPost(tx: Tx, by: Member, input: PostToSubmit, now: Date): Promise<BegunPost> {
  const { postId, threadId } = input;
  const thread = await lockThreadToWriteIn(tx, by, threadId);
  if (!thread) throw notFound();
  const refusal = refusalToWrite(by, thread, now);
  if (refusal) throw await refused(tx, by, refusal);
  const parent = input.parentId === undefined ? null : await parentOf(tx, by, threadId, input.parentId);
  const place = { parentId: parent?.postId ?? null, depth: parent ? parent.depth + 1 : 0 };
  const begun = await writePost(tx, by, { ...input, ...place, forumId: thread.forumId, mode: thread.mode }, now);
  await recordAct(tx, by, { act: 'post.written', subject: { kind: 'post', id: postId }, details: { threadId } }, now);
  return begun;
}

/** The post replied to. What may not be seen and what does not exist are the same answer. */
async function parentOf(tx: Tx, by: Member, threadId: string, parentId: string) {
  const [row] = await tx
    .select({ postId: posts.postId, depth: posts.depth, state: posts.state, authorId: posts.authorId })
    .from(posts)
    .where(and(eq(posts.trustId, tx.trustId), eq(posts.threadId, threadId), eq(posts.postId, parentId)));
  if (!row || !mayReplyTo(by, row)) {
    throw invalid('body.parentId', 'You cannot reply to that post now. Leave it out to reply to the thread.');
  }
  return row;
}
