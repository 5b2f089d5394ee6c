// Rows of the forum as they go out on the wire.
import type { z } from 'zod';
import type { Member } from '../kit/actor.ts';
import type { Author, Forum, Post, Thread, Written } from './contract.ts';
import { readsEverything } from './policy.ts';
import type { ForumRow, PostRow, ThreadRow } from './queries.ts';
import type { BegunPost } from './write-post.ts';
import { LOCKED, MODE_WORDS, type OwnWords, ownWords, STATE_WORDS, TAKEN_DOWN } from './words.ts';

/** How deep replies are shown (B1). */
const DEEPEST_SHOWN = 3;

/** A forum, to anybody signed in. */
export function presentForum(row: ForumRow): z.input<typeof Forum> {
  return {
    forumId: row.forum_id,
    slug: row.slug,
    name: row.name,
    purpose: row.purpose,
    description: row.description,
    screeningMode: row.screening_mode,
    howPostsAreRead: MODE_WORDS[row.screening_mode],
  };
}

/** A thread as its reader sees it. While its opening post is hidden, so are its title and who started it. */
export function presentThread(row: ThreadRow, reader: Member): z.input<typeof Thread> {
  const mine = row.author_id === reader.accountId;
  const opened = mine || readsEverything(reader) || row.opening_state === 'published';
  return {
    threadId: row.thread_id,
    forumId: row.forum_id,
    forumName: row.forum_name,
    openingPostId: row.opening_post_id,
    title: row.title,
    startedBy: opened ? authorOf(row) : null,
    createdAt: row.created_at.toISOString(),
    locked: row.locked_at !== null,
    lockedWords: row.locked_at === null ? null : LOCKED,
    yours: mine ? STATE_WORDS[row.opening_state] : null,
  };
}

/** A post as its reader sees it: its newest words to its author and to moderators, what was cleared to everybody else. */
export function presentPost(row: PostRow, reader: Member): z.input<typeof Post> {
  const mine = row.author_id === reader.accountId;
  const staff = readsEverything(reader);
  // Whatever the statement let through, nobody else is given more of a hidden post than its place.
  const hidden = !mine && !staff && row.state !== 'published';
  const newest = mine || staff;
  const authorNote = newest ? row.newest_note : row.shown_note;
  const contentNote = hidden ? null : (row.moderator_note ?? authorNote);
  const edited = newest ? isEdited(row.newest_number, row.newest_made_by) : isEdited(row.shown_number, row.shown_made_by);
  // One plain literal: a page has many of them, and spreading objects into each takes longer than all the rest.
  return {
    postId: row.post_id,
    threadId: row.thread_id,
    parentId: row.parent_id,
    depth: Math.min(row.depth, DEEPEST_SHOWN),
    author: hidden ? null : authorOf(row),
    text: hidden ? null : newest ? row.newest_body : row.shown_body,
    placeholder: hidden ? TAKEN_DOWN : null,
    contentNote,
    contentNoteBy: contentNote === null ? null : row.moderator_note === null ? 'author' : 'moderator',
    wish: hidden ? null : row.wish,
    createdAt: row.created_at.toISOString(),
    edited: !hidden && edited,
    yours: mine ? { ...wordsOf(row), changing: isChanging(row), revision: row.newest_number ?? 1 } : null,
    staff: staff ? { state: row.state, publishedAt: row.published_at?.toISOString() ?? null, othersRead: othersRead(row) } : null,
  };
}

/** The answer to whoever just wrote a post. */
export function presentWritten(row: PostRow): z.input<typeof Written> {
  return {
    postId: row.post_id,
    threadId: row.thread_id,
    ...wordsOf(row),
    revision: row.newest_number ?? 1,
  };
}

/** The same for a post that is new, and of which all is known without reading it. */
export function presentBegun({ postId, threadId, state, mode }: BegunPost): z.input<typeof Written> {
  return { postId, threadId, ...ownWords(state, false, mode), revision: 1 };
}

function wordsOf(row: PostRow): OwnWords {
  return ownWords(row.state, isChanging(row), row.mode ?? 'screen_first');
}

function authorOf(row: { author_name: string; author_kind: 'client' | 'staff' }): z.input<typeof Author> {
  return { name: row.author_name, badge: row.author_kind === 'staff' ? 'moderator' : null };
}

function isEdited(number: number | null, madeBy: 'author' | 'moderator' | null): boolean {
  return (number ?? 1) > 1 && madeBy === 'author';
}

function isChanging(row: PostRow): boolean {
  return row.state === 'published' && row.shown_revision_id !== row.newest_revision_id;
}

function othersRead(row: PostRow): 'this' | 'earlier-words' | 'nothing' {
  if (row.state !== 'published') return 'nothing';
  return isChanging(row) ? 'earlier-words' : 'this';
}
