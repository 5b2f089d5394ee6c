// The routes of the moderators' dashboard and of what no person has read yet.
import { cutPage, decodeCursor } from '../kit/http/page.ts';
import { type Route, route } from '../kit/http/route.ts';
import { NotReadPage, NotReadQuery, ReadCount, ReadUpTo, ThreadParams } from './contract.ts';
import { Dashboard } from './contract-dashboard.ts';
import { readDashboard } from './dashboard.ts';
import { READERS } from './policy.ts';
import { presentNotRead } from './present.ts';
import { notReadPage } from './queries.ts';
import { readThread } from './read-thread.ts';

/** The dashboard, the list "not read yet", and marking a thread as read. */
export function moderationRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/v1/moderation/dashboard',
      access: READERS,
      operationId: 'readDashboard',
      summary: 'How the queue stands',
      tag: 'Triage',
      tx: 'read',
      response: Dashboard,
      handle: ({ tx, actor, trust, now }) => readDashboard(tx, actor.accountId, trust.timeZone, now),
    }),
    route({
      method: 'GET',
      url: '/api/v1/moderation/not-read',
      access: READERS,
      operationId: 'listNotRead',
      summary: 'Published posts that no person has read, oldest first',
      tag: 'Triage',
      tx: 'read',
      query: NotReadQuery,
      response: NotReadPage,
      handle: async ({ tx, query }) => {
        const [publishedAt, postId] = decodeCursor(query.cursor, ['time', 'id']) ?? [];
        const after = publishedAt !== undefined && postId !== undefined ? { publishedAt, postId } : null;
        const rows = await notReadPage(tx, { forumId: query.forumId ?? null, limit: query.limit }, after);
        const { items, next } = cutPage(rows, query.limit, (row) => [row.published_at.toISOString(), row.post_id]);
        return { items: items.map(presentNotRead), next };
      },
    }),
    route({
      method: 'POST',
      url: '/api/v1/moderation/threads/:threadId/read',
      access: READERS,
      operationId: 'markThreadRead',
      summary: 'Mark a thread as read, up to a post',
      tag: 'Triage',
      params: ThreadParams,
      body: ReadUpTo,
      response: ReadCount,
      handle: async ({ tx, actor, params, body, now }) => ({ read: await readThread(tx, actor, params.threadId, body, now) }),
    }),
  ];
}
