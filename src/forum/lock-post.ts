// A post's row under its lock, and writing where it stands: the one place that moves a post.
import { and, eq } from 'drizzle-orm';
import type { Tx } from '../kit/db/tx.ts';
import { hintPost } from './events.ts';
import type { Standing } from './screened.ts';
import { posts, threads } from './tables.ts';

export type LockedPost = typeof posts.$inferSelect;

/**
 * Locks a post until the transaction ends. Everything that moves a post, marks its revisions or
 * changes its words takes this lock first, so that they never wait for each other in a circle.
 * @returns its row, or null if the trust has no such post
 */
export async function lockPost(tx: Tx, postId: string): Promise<LockedPost | null> {
  const [row] = await tx
    .select()
    .from(posts)
    .where(and(eq(posts.trustId, tx.trustId), eq(posts.postId, postId)))
    .for('no key update');
  return row ?? null;
}

/** What else changes with a post's standing. */
export type Beside = Partial<Pick<LockedPost, 'noteTextId' | 'moderatorNote' | 'publishedAt' | 'readAt'>>;

/**
 * Writes where a locked post stands and what others read of it, raises its version and hints.
 * @param opens the thread whose opening post it is, as `openedBy` found it, or null
 * @returns the row as it is now
 */
export async function movePost(tx: Tx, post: LockedPost, opens: OpenedThread | null, to: Standing, beside: Beside): Promise<LockedPost> {
  const next: LockedPost = {
    ...post,
    ...beside,
    state: to.state,
    visibleRevisionId: to.shown.post,
    visibleNoteRevisionId: to.shown.content_note,
    version: post.version + 1,
  };
  await tx.update(posts).set(next).where(and(eq(posts.trustId, tx.trustId), eq(posts.postId, post.postId)));
  if (opens) await showTitle(tx, opens, to.shown.title);
  hintPost(tx, next, othersSee(post) !== othersSee(next));
  return next;
}

/** Everything about a post that other members can see, to tell whether it changed. */
function othersSee(post: LockedPost): string {
  return post.state === 'published'
    ? `${post.visibleRevisionId} ${post.visibleNoteRevisionId} ${post.moderatorNote ?? ''}`
    : `${post.state === 'removed'}`;
}

export type OpenedThread = Pick<typeof threads.$inferSelect, 'threadId' | 'titleTextId' | 'titleRevisionId'>;

/** The thread that a post opened, or null if it is a reply. The post's lock covers its thread's title. */
export async function openedBy(tx: Tx, post: LockedPost): Promise<OpenedThread | null> {
  const [row] = await tx
    .select({ threadId: threads.threadId, titleTextId: threads.titleTextId, titleRevisionId: threads.titleRevisionId })
    .from(threads)
    .where(and(eq(threads.trustId, tx.trustId), eq(threads.threadId, post.threadId), eq(threads.openingPostId, post.postId)));
  return row ?? null;
}

/** Where a locked post stands now. */
export function standingOf(post: LockedPost, opens: OpenedThread | null): Standing {
  return {
    state: post.state,
    shown: { post: post.visibleRevisionId, content_note: post.visibleNoteRevisionId, title: opens?.titleRevisionId ?? null },
  };
}

async function showTitle(tx: Tx, thread: OpenedThread, titleRevisionId: string | null): Promise<void> {
  if (thread.titleRevisionId === titleRevisionId) return;
  await tx
    .update(threads)
    .set({ titleRevisionId })
    .where(and(eq(threads.trustId, tx.trustId), eq(threads.threadId, thread.threadId)));
}
