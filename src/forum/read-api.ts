// The routes that read forums, threads and posts.
import { cutPage, decodeCursor } from '../kit/http/page.ts';
import { type Route, route } from '../kit/http/route.ts';
import { notFound } from '../kit/problem.ts';
import { Forum, ForumList, ForumParams, ListQuery, Post, PostPage, PostParams, Thread, ThreadPage, ThreadParams } from './contract.ts';
import { presentForum, presentPost, presentThread } from './present.ts';
import {
  type After, forumRow, forumRows, maySeeThread, ownPosts, postRow, type PostRow, threadPosts, threadRow, threadRows,
} from './queries.ts';

const tag = 'Forum';

/** Routes to read. What a reader may not see is answered like what does not exist. */
export function readRoutes(): Route[] {
  return [...forumReads, ...threadReads, ...postReads];
}

const forumReads = [
  route({
    method: 'GET',
    url: '/api/v1/forums',
    access: 'member',
    operationId: 'listForums',
    summary: 'The forums of your trust',
    tag,
    response: ForumList,
    tx: 'read',
    handle: async ({ tx }) => {
      const rows = await forumRows(tx);
      return { items: rows.map(presentForum) };
    },
  }),
  route({
    method: 'GET',
    url: '/api/v1/forums/:forumId',
    access: 'member',
    operationId: 'getForum',
    summary: 'One forum',
    tag,
    params: ForumParams,
    response: Forum,
    tx: 'read',
    handle: async ({ tx, params }) => {
      const row = await forumRow(tx, params.forumId);
      if (!row) throw notFound();
      return presentForum(row);
    },
  }),
  route({
    method: 'GET',
    url: '/api/v1/forums/:forumId/threads',
    access: 'member',
    operationId: 'listThreads',
    summary: 'The threads of a forum, newest first',
    description: 'Only threads that others have read and can still read, and your own. In the order they were started, and no other.',
    tag,
    params: ForumParams,
    query: ListQuery,
    response: ThreadPage,
    tx: 'read',
    handle: async ({ tx, actor, params, query }) => {
      const after = afterOf(query.cursor);
      const [forum, rows] = await Promise.all([
        forumRow(tx, params.forumId),
        threadRows(tx, actor, params.forumId, after, query.limit + 1),
      ]);
      if (!forum) throw notFound();
      const { items, next } = cutPage(rows, query.limit, (row) => [row.created_at.toISOString(), row.thread_id]);
      return { items: items.map((row) => presentThread(row, actor)), next };
    },
  }),
];

const threadReads = [
  route({
    method: 'GET',
    url: '/api/v1/threads/:threadId',
    access: 'member',
    operationId: 'getThread',
    summary: 'One thread',
    tag,
    params: ThreadParams,
    response: Thread,
    tx: 'read',
    handle: async ({ tx, actor, params }) => {
      const row = await threadRow(tx, actor, params.threadId);
      if (!row) throw notFound();
      return presentThread(row, actor);
    },
  }),
  route({
    method: 'GET',
    url: '/api/v1/threads/:threadId/posts',
    access: 'member',
    operationId: 'listPosts',
    summary: 'The posts of a thread, oldest first',
    description:
      'A reply names its parent, which you may not be able to see. Your own posts are here in every state, with your newest words; ' +
      'other people\'s only while published. In the place of a post that was taken down stands a placeholder.',
    tag,
    params: ThreadParams,
    query: ListQuery,
    response: PostPage,
    tx: 'read',
    handle: async ({ tx, actor, params, query }) => {
      const after = afterOf(query.cursor);
      // Both statements are sent before either answer is awaited.
      const [seen, rows] = await Promise.all([
        maySeeThread(tx, actor, params.threadId),
        threadPosts(tx, actor, params.threadId, after, query.limit + 1),
      ]);
      if (!seen) throw notFound();
      const { items, next } = cutPage(rows, query.limit, placeOf);
      return { items: items.map((row) => presentPost(row, actor)), next };
    },
  }),
];

const postReads = [
  route({
    method: 'GET',
    url: '/api/v1/posts/:postId',
    access: 'member',
    operationId: 'getPost',
    summary: 'One post',
    description: 'Your own in any state, other people\'s while published. The ETag of your own names its newest revision.',
    tag,
    params: PostParams,
    response: Post,
    tx: 'read',
    handle: async ({ tx, actor, params, reply }) => {
      const row = await postRow(tx, actor, params.postId);
      if (!row) throw notFound();
      if (row.author_id === actor.accountId) reply.header('etag', `"${row.newest_number}"`);
      return presentPost(row, actor);
    },
  }),
  route({
    method: 'GET',
    url: '/api/v1/me/posts',
    access: 'member',
    operationId: 'listOwnPosts',
    summary: 'Your own posts, newest first',
    tag,
    query: ListQuery,
    response: PostPage,
    tx: 'read',
    handle: async ({ tx, actor, query }) => {
      const rows = await ownPosts(tx, actor, afterOf(query.cursor), query.limit + 1);
      const { items, next } = cutPage(rows, query.limit, placeOf);
      return { items: items.map((row) => presentPost(row, actor)), next };
    },
  }),
];

function afterOf(cursor: string | undefined): After {
  const [at, id] = decodeCursor(cursor, ['time', 'id']) ?? [];
  return at === undefined || id === undefined ? null : [at, id];
}

function placeOf(row: PostRow): [string, string] {
  return [row.created_at.toISOString(), row.post_id];
}
