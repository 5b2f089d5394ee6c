// Forums, threads and posts on the wire.
import { z } from 'zod';
import { pageOf, pageQuery } from '../kit/http/page.ts';
import { text } from '../kit/text.ts';
import { STATE_WORDS } from './words.ts';

const when = (what: string) => z.iso.datetime().describe(what);

const WISH_TEXT = 'What the author would like back: to be heard only, ideas, or no reply.';
const WishName = z.enum(['just_to_be_heard', 'ideas_welcome', 'please_dont_reply']);

export const Author = z
  .object({
    name: z.string().describe('The pseudonym, or a moderator\'s role name.'),
    badge: z.literal('moderator').nullable().describe('Set for staff. No text of a member can imitate it.'),
  })
  .meta({ id: 'Author' });

export const Yours = z
  .object({
    state: z.enum(Object.values(STATE_WORDS)).describe('How your post stands, in plain words.'),
    why: z.string().describe('Why, in plain words.'),
    whenReadNext: z.string().nullable().describe('When a person will next read it, where it waits for one.'),
    changing: z.boolean().describe('Whether members read, for now, something other than your newest words.'),
    revision: z.int().describe('The number of your newest words, which If-Match may name when you change them.'),
  })
  .meta({ id: 'YourPost' });

export const ForStaff = z
  .object({
    state: z.enum(['waiting', 'published', 'held', 'removed', 'withdrawn']).describe('Where the post stands.'),
    publishedAt: z.iso.datetime().nullable().describe('When the words that members read were published; marking a thread as read needs it.'),
    othersRead: z.enum(['this', 'earlier-words', 'nothing']).describe('What members read of it now.'),
  })
  .meta({ id: 'PostForStaff' });

export const Post = z
  .object({
    postId: z.uuid().describe('The post.'),
    threadId: z.uuid().describe('Its thread.'),
    parentId: z.uuid().nullable().describe('The post it replies to. You may not be able to see that one.'),
    depth: z.int().describe('How deep to show it: 0 to 3.'),
    author: Author.nullable().describe('Who wrote it; null where a post was taken down.'),
    text: z.string().nullable().describe('What it says, to be shown as text, isolated from its surroundings; null where a post was taken down.'),
    placeholder: z.string().nullable().describe('Shown in place of a post that was taken down.'),
    contentNote: z.string().nullable().describe('A short note; the post is folded under it.'),
    contentNoteBy: z.enum(['author', 'moderator']).nullable().describe('Who wrote the note.'),
    wish: WishName.nullable().describe(WISH_TEXT),
    createdAt: when('When it was written.'),
    edited: z.boolean().describe('Whether its author has changed it since.'),
    yours: Yours.nullable().describe('For its author only.'),
    staff: ForStaff.nullable().describe('For moderators only.'),
  })
  .meta({ id: 'Post' });
export const PostPage = pageOf(Post).meta({ id: 'PostPage' });

export const Forum = z
  .object({
    forumId: z.uuid().describe('The forum.'),
    slug: z.string().describe('Its short name in addresses.'),
    name: z.string().describe('Its name.'),
    purpose: z.string().describe('What it is for, in a sentence.'),
    description: z.string().describe('What it is for, in full.'),
    screeningMode: z.enum(['hold_all', 'screen_first', 'publish_first']).describe('Who reads a post before members can.'),
    howPostsAreRead: z.string().describe('The same in plain words.'),
  })
  .meta({ id: 'Forum' });
export const ForumList = z.object({ items: z.array(Forum).describe('The forums, in the trust\'s order.') }).meta({ id: 'ForumList' });

export const Thread = z
  .object({
    threadId: z.uuid().describe('The thread.'),
    forumId: z.uuid().describe('Its forum.'),
    forumName: z.string().describe('Its forum\'s name.'),
    openingPostId: z.uuid().describe('The post that opened it.'),
    title: z.string().nullable().describe('Its title; null while the post that opened it cannot be seen.'),
    startedBy: Author.nullable().describe('Who started it; null while the post that opened it cannot be seen.'),
    createdAt: when('When it was started.'),
    locked: z.boolean().describe('Whether replies are paused.'),
    lockedWords: z.string().nullable().describe('Said in a thread in which replies are paused.'),
    yours: z.enum(Object.values(STATE_WORDS)).nullable().describe('How your opening post stands, if the thread is yours.'),
  })
  .meta({ id: 'Thread' });
export const ThreadPage = pageOf(Thread).meta({ id: 'ThreadPage' });

export const Written = z
  .object({
    postId: z.uuid().describe('The post.'),
    threadId: z.uuid().describe('Its thread.'),
    state: z.enum(Object.values(STATE_WORDS)).describe('How it stands, in plain words.'),
    why: z.string().describe('Why, in plain words.'),
    whenReadNext: z.string().nullable().describe('When a person will next read it, where it waits for one.'),
    revision: z.int().describe('The number of its newest words.'),
  })
  .meta({ id: 'WrittenPost' });

export const TakenBack = z
  .object({
    postId: z.uuid().describe('The post.'),
    state: z.literal(STATE_WORDS.withdrawn).describe('How it stands.'),
    why: z.string().describe('What that means.'),
  })
  .meta({ id: 'TakenBackPost' });

export const LockState = z
  .object({
    threadId: z.uuid().describe('The thread.'),
    locked: z.boolean().describe('Whether replies are paused.'),
  })
  .meta({ id: 'ThreadLock' });

/** Most characters of a post, a title and a content note, in code points. */
export const MOST_POST = 10_000;
export const MOST_TITLE = 120;
export const MOST_NOTE = 80;

const postText = text(MOST_POST).describe('What you want to say: 1 to 10,000 characters.');
const noteText = text(MOST_NOTE).describe('A short note the post is folded under: 1 to 80 characters.');
const wish = WishName.optional().describe(WISH_TEXT);

export const NewThread = z
  .strictObject({
    title: text(MOST_TITLE).describe('The title: 1 to 120 characters.'),
    text: postText,
    contentNote: noteText.optional(),
    wish,
  })
  .meta({ id: 'NewThread' });
export const NewPost = z
  .strictObject({
    text: postText,
    parentId: z.uuid().optional().describe('The post you reply to; leave it out to reply to the thread.'),
    contentNote: noteText.optional(),
    wish,
  })
  .meta({ id: 'NewPost' });
export const NewText = z.strictObject({ text: postText }).meta({ id: 'NewPostText' });
export const NewNote = z
  .strictObject({ contentNote: noteText.nullable().describe('The new note, or null to take the note away.') })
  .meta({ id: 'NewContentNote' });
export const NewLock = z
  .strictObject({ locked: z.boolean().describe('Whether replies are to be paused.') })
  .meta({ id: 'NewThreadLock' });

export const ForumParams = z.strictObject({ forumId: z.uuid().describe('The forum.') });
export const ThreadParams = z.strictObject({ threadId: z.uuid().describe('The thread.') });
export const PostParams = z.strictObject({ postId: z.uuid().describe('The post.') });
export const ListQuery = z.strictObject(pageQuery);
