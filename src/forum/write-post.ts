// Writing a post's rows: its texts, each with its obligation to be screened, and where it stands to begin with.
import type { Member } from '../kit/actor.ts';
import type { Tx } from '../kit/db/tx.ts';
import { writeText } from '../texts/index.ts';
import { hintPost } from './events.ts';
import { firstState } from './states.ts';
import { type PostState, posts, type ScreeningMode, type Wish } from './tables.ts';

export type PostRows = {
  postId: string;
  threadId: string;
  forumId: string;
  parentId: string | null;
  depth: number;
  mode: ScreeningMode;
  text: string;
  contentNote?: string | undefined;
  wish?: Wish | undefined;
};

/** How a new post begins. */
export type BegunPost = { postId: string; threadId: string; state: PostState; mode: ScreeningMode };

/**
 * Writes a new post. In a publish-first forum others read it from this moment; elsewhere once its checks are done.
 * @returns how it begins
 */
export async function writePost(tx: Tx, by: Member, input: PostRows, now: Date): Promise<BegunPost> {
  const { postId, threadId } = input;
  const author = { authorId: by.accountId, postId };
  const body = await writeText(tx, { kind: 'post', ...author, body: input.text }, now);
  const note =
    input.contentNote === undefined ? null : await writeText(tx, { kind: 'content_note', ...author, body: input.contentNote }, now);
  const state = firstState(input.mode);
  const seen = state === 'published';
  tx.add(posts, {
    trustId: tx.trustId,
    postId,
    threadId,
    forumId: input.forumId,
    parentId: input.parentId,
    depth: input.depth,
    authorId: by.accountId,
    textId: body.textId,
    noteTextId: note?.textId ?? null,
    state,
    visibleRevisionId: seen ? body.revisionId : null,
    visibleNoteRevisionId: seen ? (note?.revisionId ?? null) : null,
    wish: input.wish ?? null,
    createdAt: now,
    publishedAt: seen ? now : null,
    version: 1,
  });
  hintPost(tx, { ...author, threadId }, seen);
  return { postId, threadId, state, mode: input.mode };
}
