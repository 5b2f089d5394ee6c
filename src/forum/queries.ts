// The screens people read most, each as one named statement: forums, threads, a thread's posts, a post, one's own posts.
//
// What a reader may not see is left out here, in SQL, so that no path can forget it. In every
// statement about threads and posts $1 is the trust, $2 the reader's account and $3 whether the reader
// sees every state. Each function issues its statement at once, so that one round trip carries several.
import type { Member } from '../kit/actor.ts';
import type { Named, Tx } from '../kit/db/tx.ts';
import type { RevisionState } from '../texts/index.ts';
import { readsEverything } from './policy.ts';
import type { PostState, ScreeningMode, Wish } from './tables.ts';

export type ForumRow = {
  forum_id: string;
  slug: string;
  name: string;
  purpose: string;
  description: string;
  screening_mode: ScreeningMode;
};

export type ThreadRow = {
  thread_id: string;
  forum_id: string;
  forum_name: string;
  author_id: string;
  author_name: string;
  author_kind: 'client' | 'staff';
  opening_post_id: string;
  opening_state: PostState;
  title: string | null;
  created_at: Date;
  locked_at: Date | null;
};

export type PostRow = {
  post_id: string;
  thread_id: string;
  parent_id: string | null;
  depth: number;
  author_id: string;
  author_name: string;
  author_kind: 'client' | 'staff';
  state: PostState;
  wish: Wish | null;
  created_at: Date;
  published_at: Date | null;
  moderator_note: string | null;
  /** What others read; null unless the post is published. */
  shown_revision_id: string | null;
  shown_body: string | null;
  shown_number: number | null;
  shown_made_by: 'author' | 'moderator' | null;
  shown_note: string | null;
  /** The newest words, for their author and for moderators only. */
  newest_revision_id: string | null;
  newest_body: string | null;
  newest_number: number | null;
  newest_made_by: 'author' | 'moderator' | null;
  newest_state: RevisionState | null;
  newest_note: string | null;
  /** How the forum has posts read, for the same. */
  mode: ScreeningMode | null;
};

/** Where a page begins: the sort values of the last row before it. */
export type After = readonly [createdAt: string, id: string] | null;

const START = ['-infinity', '00000000-0000-0000-0000-000000000000'] as const;
const END = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const;

/**
 * Whether others see a thread `t` with opening post `o`: once it was published, while its opening can
 * be read or while somebody's reply can, so that holding one post never hides what others wrote.
 */
const THREAD_SEEN = `($3 or t.author_id = $2 or (o.published_at is not null and (
  o.state = 'published'
  or exists (select 1 from posts s where s.trust_id = t.trust_id and s.thread_id = t.thread_id and s.state = 'published'))))`;

const THREAD_AND_OPENING = `
  from threads t
  join posts o on o.trust_id = t.trust_id and o.post_id = t.opening_post_id
  join forums f on f.trust_id = t.trust_id and f.forum_id = t.forum_id`;

/** The same as a condition on `t` alone, asked of each row in turn: a list then reads no further than its page. */
const THREAD_SEEN_ALONE = `($3 or t.author_id = $2 or (
  select o.published_at is not null and (o.state = 'published' or exists (
    select 1 from posts s where s.trust_id = t.trust_id and s.thread_id = t.thread_id and s.state = 'published'))
  from posts o where o.trust_id = t.trust_id and o.post_id = t.opening_post_id))`;

/**
 * Threads as their reader may see them. The page is cut before anything is joined to it.
 * @param page which threads `t`, in which order and how many
 */
function threadsOf(page: string): string {
  return `
  select t.thread_id, t.forum_id, f.name as forum_name, t.author_id, a.display_name as author_name, a.kind as author_kind,
    t.opening_post_id, o.state as opening_state, t.created_at, t.locked_at, coalesce(mine.body, title.body) as title
  from (select t.* from threads t where t.trust_id = $1 and ${THREAD_SEEN_ALONE} and ${page}) t
  join posts o on o.trust_id = $1 and o.post_id = t.opening_post_id
  join forums f on f.trust_id = $1 and f.forum_id = t.forum_id
  join accounts a on a.trust_id = $1 and a.account_id = t.author_id
  left join text_revisions title
    on title.trust_id = $1 and title.revision_id = t.title_revision_id and o.state = 'published'
  left join lateral (
    select r.body from text_revisions r
    where r.trust_id = $1 and r.text_id = t.title_text_id and ($3 or t.author_id = $2)
    order by r.number desc limit 1) mine on true
  order by t.created_at desc, t.thread_id desc`;
}

/**
 * Posts with what their reader may read of them. The page is cut before anything is joined to it, and
 * what few readers need is looked up only for them: the newest words for their author and for moderators.
 * @param page which posts `p`, in which order and how many
 * @param order their order again
 */
function postsOf(page: string, order: string): string {
  return `
  select p.post_id, p.thread_id, p.parent_id, p.depth, p.author_id, a.display_name as author_name, a.kind as author_kind,
    p.state, p.wish, p.created_at, p.published_at, p.moderator_note,
    v.revision_id as shown_revision_id, v.body as shown_body, v.number as shown_number, v.made_by as shown_made_by,
    case when p.visible_note_revision_id is not null and p.state = 'published' then (
      select n.body from text_revisions n where n.trust_id = $1 and n.revision_id = p.visible_note_revision_id) end as shown_note,
    w.revision_id as newest_revision_id, w.body as newest_body, w.number as newest_number, w.made_by as newest_made_by,
    w.state as newest_state, w.note as newest_note, w.mode
  from (select p.* from posts p where p.trust_id = $1 and ${page}) p
  join accounts a on a.trust_id = $1 and a.account_id = p.author_id
  left join text_revisions v on v.trust_id = $1 and v.revision_id = p.visible_revision_id and p.state = 'published'
  left join lateral (
    select r.*,
      (select f.screening_mode from forums f where f.trust_id = $1 and f.forum_id = p.forum_id) as mode,
      (select n.body from text_revisions n where n.trust_id = $1 and n.text_id = p.note_text_id
        order by n.number desc limit 1) as note
    from text_revisions r
    where r.trust_id = $1 and r.text_id = p.text_id and ($3 or p.author_id = $2)
    order by r.number desc limit 1) w on true
  ${order}`;
}

const FORUMS = 'select forum_id, slug, name, purpose, description, screening_mode from forums where trust_id = $1';

const ALL_FORUMS: Named = { name: 'forum_forums', text: `${FORUMS} order by position, forum_id` };
const ONE_FORUM: Named = { name: 'forum_forum', text: `${FORUMS} and forum_id = $2` };
const ONE_THREAD: Named = { name: 'forum_thread', text: threadsOf('t.thread_id = $4') };
const FORUM_THREADS: Named = {
  name: 'forum_threads',
  text: threadsOf(`t.forum_id = $4 and (t.created_at, t.thread_id) < ($5::timestamptz, $6::uuid)
    order by t.created_at desc, t.thread_id desc limit $7`),
};
const THREAD_IS_SEEN: Named = {
  name: 'forum_thread_seen',
  text: `select 1 as seen ${THREAD_AND_OPENING} where t.trust_id = $1 and t.thread_id = $4 and ${THREAD_SEEN}`,
};
const THREAD_TO_WRITE_IN: Named = {
  name: 'forum_thread_to_write_in',
  text: `select t.forum_id, t.locked_at, f.screening_mode as mode ${THREAD_AND_OPENING}
    where t.trust_id = $1 and t.thread_id = $4 and ${THREAD_SEEN} for share of t`,
};
const THREAD_POSTS: Named = {
  name: 'forum_thread_posts',
  text: postsOf(
    `p.thread_id = $4 and (p.created_at, p.post_id) > ($5::timestamptz, $6::uuid)
    and (p.state = 'published' or p.author_id = $2 or $3 or (p.state = 'removed' and p.published_at is not null))
    order by p.created_at, p.post_id limit $7`,
    'order by p.created_at, p.post_id',
  ),
};
const ONE_POST: Named = {
  name: 'forum_post',
  text: postsOf(
    `p.post_id = $4 and (p.author_id = $2 or $3 or (p.state = 'published' and exists (
    select 1 ${THREAD_AND_OPENING} where t.trust_id = $1 and t.thread_id = p.thread_id and ${THREAD_SEEN})))`,
    '',
  ),
};
const OWN_POSTS: Named = {
  name: 'forum_own_posts',
  text: postsOf(
    `p.author_id = $2 and (p.created_at, p.post_id) < ($4::timestamptz, $5::uuid)
    order by p.created_at desc, p.post_id desc limit $6`,
    'order by p.created_at desc, p.post_id desc',
  ),
};

/** The first parameters of every statement. */
function readerOf(tx: Tx, reader: Member): [string, string, boolean] {
  return [tx.trustId, reader.accountId, readsEverything(reader)];
}

/** The trust's forums, in its own order. */
export function forumRows(tx: Tx): Promise<ForumRow[]> {
  return tx.named<ForumRow>(ALL_FORUMS, [tx.trustId]);
}

/** One forum, or null if the trust has no such. */
export async function forumRow(tx: Tx, forumId: string): Promise<ForumRow | null> {
  const [row] = await tx.named<ForumRow>(ONE_FORUM, [tx.trustId, forumId]);
  return row ?? null;
}

/** A thread, if its reader may see it. */
export async function threadRow(tx: Tx, reader: Member, threadId: string): Promise<ThreadRow | null> {
  const [row] = await tx.named<ThreadRow>(ONE_THREAD, [...readerOf(tx, reader), threadId]);
  return row ?? null;
}

/** A forum's threads that a reader may see, newest first; up to `limit` rows. */
export function threadRows(tx: Tx, reader: Member, forumId: string, after: After, limit: number): Promise<ThreadRow[]> {
  return tx.named<ThreadRow>(FORUM_THREADS, [...readerOf(tx, reader), forumId, ...(after ?? END), limit]);
}

/** Whether a reader may see a thread at all. */
export async function maySeeThread(tx: Tx, reader: Member, threadId: string): Promise<boolean> {
  const rows = await tx.named(THREAD_IS_SEEN, [...readerOf(tx, reader), threadId]);
  return rows.length > 0;
}

/**
 * The thread that somebody wants to write in, if they may see it, under a lock that many posts share
 * and that pausing its replies waits for.
 */
export async function lockThreadToWriteIn(
  tx: Tx,
  by: Member,
  threadId: string,
): Promise<{ forumId: string; lockedAt: Date | null; mode: ScreeningMode } | null> {
  const [row] = await tx.named<{ forum_id: string; locked_at: Date | null; mode: ScreeningMode }>(THREAD_TO_WRITE_IN, [
    ...readerOf(tx, by),
    threadId,
  ]);
  return row ? { forumId: row.forum_id, lockedAt: row.locked_at, mode: row.mode } : null;
}

/**
 * A thread's posts in the order they were written, as a reader may see them; up to `limit` rows.
 * Whether the thread itself may be seen is `maySeeThread`, issued beside it.
 */
export function threadPosts(tx: Tx, reader: Member, threadId: string, after: After, limit: number): Promise<PostRow[]> {
  return tx.named<PostRow>(THREAD_POSTS, [...readerOf(tx, reader), threadId, ...(after ?? START), limit]);
}

/** A post: one's own in any state, others' while published, any for those who read everything. */
export async function postRow(tx: Tx, reader: Member, postId: string): Promise<PostRow | null> {
  const [row] = await tx.named<PostRow>(ONE_POST, [...readerOf(tx, reader), postId]);
  return row ?? null;
}

/** One's own posts in every state, newest first; up to `limit` rows. */
export function ownPosts(tx: Tx, reader: Member, after: After, limit: number): Promise<PostRow[]> {
  return tx.named<PostRow>(OWN_POSTS, [tx.trustId, reader.accountId, true, ...(after ?? END), limit]);
}
