// Starting a thread: a title and the post that opens it, in one act.
import { and, eq } from 'drizzle-orm';
import { recordAct } from '../audit/index.ts';
import type { Member } from '../kit/actor.ts';
import type { Tx } from '../kit/db/tx.ts';
import { newId } from '../kit/ids.ts';
import { notFound } from '../kit/problem.ts';
import { writeText } from '../texts/index.ts';
import { refusalToWrite } from './policy.ts';
import { refused } from './refuse.ts';
import { firstState } from './states.ts';
import { forums, threads, type Wish } from './tables.ts';
import { type BegunPost, writePost } from './write-post.ts';

export type ThreadToStart = {
  /** The new opening post's id, chosen by whoever must know it beforehand. */
  postId: string;
  forumId: string;
  title: string;
  text: string;
  contentNote?: string | undefined;
  wish?: Wish | undefined;
};

/**
 * Starts a thread. Title, text and content note are each screened; others see the thread once all are cleared.
 * @param by a client, or a moderator or lead
 * @param now when
 * @returns how its opening post begins
 * @throws not-found (404) without such a forum; not-allowed (403) while posting is paused
 */
export async function startThread(
  tx: Tx,
  by: Member,
  input: ThreadToStart,
  now: Date,
): Promise<BegunPost> {
  const { postId, forumId } = input;
  const [forum] = await tx
    .select({ mode: forums.screeningMode })
    .from(forums)
    .where(and(eq(forums.trustId, tx.trustId), eq(forums.forumId, forumId)));
  if (!forum) throw notFound();
  const refusal = refusalToWrite(by, null, now);
  if (refusal) throw await refused(tx, by, refusal);
  const threadId = newId(now);
  const title = await writeText(tx, { kind: 'title', authorId: by.accountId, postId, body: input.title }, now);
  tx.add(threads, {
    trustId: tx.trustId,
    threadId,
    forumId,
    authorId: by.accountId,
    openingPostId: postId,
    titleTextId: title.textId,
    titleRevisionId: firstState(forum.mode) === 'published' ? title.revisionId : null,
    createdAt: now,
  });
  const begun = await writePost(tx, by, { ...input, threadId, parentId: null, depth: 0, mode: forum.mode }, now);
  await recordAct(tx, by, { act: 'thread.started', subject: { kind: 'thread', id: threadId }, details: { postId, forumId } }, now);
  return begun;
}
