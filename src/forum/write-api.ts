// The routes that write posts, change them, take them back and pause replies.
import type { Member } from '../kit/actor.ts';
import { IdempotencyHeaders, once } from '../kit/http/idempotency.ts';
import { OptionalIfMatchHeaders, seenVersionIfSent } from '../kit/http/if-match.ts';
import { type Route, route } from '../kit/http/route.ts';
import { newId } from '../kit/ids.ts';
import { notFound } from '../kit/problem.ts';
import type { Tx } from '../kit/db/tx.ts';
import { changeNote } from './change-note.ts';
import {
  ForumParams, LockState, NewLock, NewNote, NewPost, NewText, NewThread, PostParams, TakenBack, ThreadParams, Written,
} from './contract.ts';
import { changeText } from './edit-post.ts';
import { pauseReplies } from './pause-replies.ts';
import { presentBegun, presentWritten } from './present.ts';
import { postRow } from './queries.ts';
import { startThread } from './start-thread.ts';
import { submitPost } from './submit-post.ts';
import { takeBack } from './take-back.ts';
import type { BegunPost } from './write-post.ts';
import { STATE_WORDS, TAKEN_BACK } from './words.ts';

const tag = 'Forum';
const SECONDS_PER_HOUR = 3600;

/**
 * Routes to write.
 * @param postsPerHour the most posts, and as many changes of posts, that one account sends in an hour
 */
export function writeRoutes({ postsPerHour }: { postsPerHour: number }): Route[] {
  const limit = { max: postsPerHour, perSeconds: SECONDS_PER_HOUR, by: 'account' } as const;
  return [
    route({
      method: 'POST',
      url: '/api/v1/forums/:forumId/threads',
      access: 'member',
      operationId: 'startThread',
      summary: 'Start a thread',
      description: 'Title, text and content note are each checked. Others see the thread when all of them are cleared.',
      tag,
      params: ForumParams,
      headers: IdempotencyHeaders,
      body: NewThread,
      status: 201,
      response: Written,
      problems: ['not-allowed', 'idempotency-mismatch'],
      limit,
      handle: async ({ tx, actor, params, headers, body, now }) => {
        const postId = newId(now);
        const by = { accountId: actor.accountId, key: headers['idempotency-key'], request: ['startThread', params, body], now };
        return writtenOnce(tx, actor, by, postId, () => startThread(tx, actor, { ...body, ...params, postId }, now));
      },
    }),
    route({
      method: 'POST',
      url: '/api/v1/threads/:threadId/posts',
      access: 'member',
      operationId: 'submitPost',
      summary: 'Reply in a thread',
      description: 'Once this answers, the text is saved and will be checked, whatever happens to the service.',
      tag,
      params: ThreadParams,
      headers: IdempotencyHeaders,
      body: NewPost,
      status: 201,
      response: Written,
      problems: ['not-allowed', 'state-conflict', 'idempotency-mismatch'],
      limit,
      handle: async ({ tx, actor, params, headers, body, now }) => {
        const postId = newId(now);
        const by = { accountId: actor.accountId, key: headers['idempotency-key'], request: ['submitPost', params, body], now };
        return writtenOnce(tx, actor, by, postId, () => submitPost(tx, actor, { ...body, ...params, postId }, now));
      },
    }),
    route({
      method: 'PUT',
      url: '/api/v1/posts/:postId/text',
      access: 'member',
      operationId: 'changePostText',
      summary: 'Change the words of your post',
      description:
        'The new words are checked; until then others read the earlier ones. A change that only takes words out takes effect at once. ' +
        'With If-Match it is refused if the revision you changed is no longer the newest.',
      tag,
      params: PostParams,
      headers: OptionalIfMatchHeaders,
      body: NewText,
      response: Written,
      problems: ['not-allowed', 'state-conflict', 'version-stale'],
      limit,
      handle: async ({ tx, actor, params, headers, body, now }) => {
        await changeText(tx, actor, { ...params, ...body, seen: seenVersionIfSent(headers) }, now);
        return written(tx, actor, params.postId);
      },
    }),
    route({
      method: 'PUT',
      url: '/api/v1/posts/:postId/content-note',
      access: 'member',
      operationId: 'changePostNote',
      summary: 'Change the content note of your post, or take it away',
      description: 'A new note is checked; until then others read the earlier one. Taking it away takes effect at once.',
      tag,
      params: PostParams,
      body: NewNote,
      response: Written,
      problems: ['not-allowed', 'state-conflict'],
      limit,
      handle: async ({ tx, actor, params, body, now }) => {
        await changeNote(tx, actor, { ...params, ...body }, now);
        return written(tx, actor, params.postId);
      },
    }),
    route({
      method: 'POST',
      url: '/api/v1/posts/:postId/take-back',
      access: 'member',
      operationId: 'takeBackPost',
      summary: 'Take your post back',
      description: 'At any time, whatever its state and also while posting is paused. Others can then no longer read it.',
      tag,
      params: PostParams,
      response: TakenBack,
      handle: async ({ tx, actor, params, now }) => {
        await takeBack(tx, actor, params.postId, now);
        return { postId: params.postId, state: STATE_WORDS.withdrawn, why: TAKEN_BACK };
      },
    }),
    route({
      method: 'PUT',
      url: '/api/v1/threads/:threadId/lock',
      access: ['moderator', 'lead'],
      operationId: 'lockThread',
      summary: 'Pause replies in a thread, or take them again',
      tag,
      params: ThreadParams,
      body: NewLock,
      response: LockState,
      handle: async ({ tx, actor, params, body, now }) => {
        await pauseReplies(tx, actor, params.threadId, body.locked, now);
        return { ...params, ...body };
      },
    }),
  ];
}

/** Writes a new post once for its key. Only a repeated request reads it again, as it may stand otherwise by now. */
async function writtenOnce(tx: Tx, by: Member, request: Parameters<typeof once>[1], postId: string, write: () => Promise<BegunPost>) {
  let begun = null as BegunPost | null;
  const { id } = await once(tx, request, postId, async () => {
    begun = await write();
  });
  return begun ? presentBegun(begun) : written(tx, by, id);
}

/** How a post stands that its author has just written or changed; for a repeated request, how it stands by now. */
async function written(tx: Tx, by: Member, postId: string) {
  const row = await postRow(tx, by, postId);
  if (!row) throw notFound();
  return presentWritten(row);
}
