// The routes of a reader's own messages.
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { cutPage, decodeCursor } from '../kit/http/page.ts';
import { type Route, route } from '../kit/http/route.ts';
import { notFound } from '../kit/problem.ts';
import { type Message, MessagePage, MessageParams, MessageQuery } from './contract.ts';
import { messages } from './tables.ts';

function present(row: typeof messages.$inferSelect): z.input<typeof Message> {
  return {
    messageId: row.messageId,
    subject: row.subject,
    body: row.body,
    automatic: row.automatic,
    from: row.fromRoleName,
    postId: row.postId,
    createdAt: row.createdAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  };
}

/** Routes to list one's own messages and to mark one as read. */
export function messagesRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/v1/messages',
      access: 'member',
      operationId: 'listMessages',
      summary: 'Your own messages, newest first',
      tag: 'Messages',
      query: MessageQuery,
      response: MessagePage,
      handle: async ({ tx, actor, query }) => {
        const after = decodeCursor(query.cursor, ['time', 'id']);
        const rows = await tx
          .select()
          .from(messages)
          .where(
            and(
              eq(messages.trustId, tx.trustId),
              eq(messages.toAccountId, actor.accountId),
              after ? sql`(${messages.createdAt}, ${messages.messageId}) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
            ),
          )
          .orderBy(desc(messages.createdAt), desc(messages.messageId))
          .limit(query.limit + 1);
        const { items, next } = cutPage(rows, query.limit, (row) => [row.createdAt.toISOString(), row.messageId]);
        return { items: items.map(present), next };
      },
    }),
    route({
      method: 'POST',
      url: '/api/v1/messages/:messageId/read',
      access: 'member',
      operationId: 'markMessageRead',
      summary: 'Mark one of your messages as read',
      tag: 'Messages',
      params: MessageParams,
      status: 204,
      response: z.null().describe('Nothing more.'),
      handle: async ({ tx, actor, params, now }) => {
        const mine = and(
          eq(messages.trustId, tx.trustId),
          eq(messages.messageId, params.messageId),
          eq(messages.toAccountId, actor.accountId),
        );
        const found = await tx.select({ id: messages.messageId }).from(messages).where(mine);
        if (found.length === 0) throw notFound();
        await tx.update(messages).set({ readAt: now }).where(and(mine, isNull(messages.readAt)));
        return null;
      },
    }),
  ];
}
