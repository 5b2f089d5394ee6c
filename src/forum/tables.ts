// Forums, threads and posts. What a post says is in the texts room; here is where it stands and who may see it.
import { sql } from 'drizzle-orm';
import { type AnyPgColumn, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, trustId, within } from '../kit/db/columns.ts';

export type ScreeningMode = 'hold_all' | 'screen_first' | 'publish_first';
export type PostState = 'waiting' | 'published' | 'held' | 'removed' | 'withdrawn';
/** What an author would like back (B9). */
export type Wish = 'just_to_be_heard' | 'ideas_welcome' | 'please_dont_reply';

export const forums = pgTable(
  'forums',
  {
    trustId: trustId(),
    forumId: uuid('forum_id').notNull(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    purpose: text('purpose').notNull(),
    description: text('description').notNull(),
    screeningMode: text('screening_mode').$type<ScreeningMode>().notNull(),
    position: integer('position').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.trustId, t.forumId] }),
    uniqueIndex('forums_by_slug').on(t.trustId, t.slug),
  ],
);

export const threads = pgTable(
  'threads',
  {
    trustId: trustId(),
    threadId: uuid('thread_id').notNull(),
    forumId: uuid('forum_id').notNull(),
    authorId: uuid('author_id').notNull(),
    openingPostId: uuid('opening_post_id').notNull(),
    titleTextId: uuid('title_text_id').notNull(),
    /** The title others read: a cleared revision, or null while there is none. */
    titleRevisionId: uuid('title_revision_id'),
    createdAt: at('created_at').notNull(),
    lockedAt: at('locked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.trustId, t.threadId] }),
    within([t.trustId, t.forumId], [forums.trustId, forums.forumId], 'threads_forum'),
    index('threads_by_forum').on(t.trustId, t.forumId, t.createdAt, t.threadId),
    index('threads_by_author').on(t.trustId, t.authorId, t.createdAt),
  ],
);

export const posts = pgTable(
  'posts',
  {
    trustId: trustId(),
    postId: uuid('post_id').notNull(),
    threadId: uuid('thread_id').notNull(),
    forumId: uuid('forum_id').notNull(),
    /** The post it replies to, within the thread. */
    parentId: uuid('parent_id'),
    /** 0 for one that replies to none, shown to a depth of three. */
    depth: integer('depth').notNull(),
    authorId: uuid('author_id').notNull(),
    textId: uuid('text_id').notNull(),
    /** The author's own content note, a text of its own. */
    noteTextId: uuid('note_text_id'),
    state: text('state').$type<PostState>().notNull(),
    /** The revision others read while the post is published; the author's newest is read from the texts. */
    visibleRevisionId: uuid('visible_revision_id'),
    /** The content note others read: the author's, once cleared. */
    visibleNoteRevisionId: uuid('visible_note_revision_id'),
    /** A content note a moderator put over it. */
    moderatorNote: text('moderator_note'),
    wish: text('wish').$type<Wish>(),
    createdAt: at('created_at').notNull(),
    publishedAt: at('published_at'),
    /** When a person first read it as published (E11); null means "not read yet". */
    readAt: at('read_at'),
    /** Raised by every change of state or of what others read. */
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.trustId, t.postId] }),
    within([t.trustId, t.threadId], [threads.trustId, threads.threadId], 'posts_thread'),
    within([t.trustId, t.parentId as AnyPgColumn], [t.trustId, t.postId], 'posts_parent'),
    index('posts_by_thread').on(t.trustId, t.threadId, t.createdAt, t.postId),
    index('posts_by_author').on(t.trustId, t.authorId, t.createdAt),
    index('posts_not_read').on(t.trustId, t.publishedAt, t.postId).where(sql`state = 'published' and read_at is null`),
  ],
);
