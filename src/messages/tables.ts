// Messages to an account in the service: notices with the why, from templates without gaps.
import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { at, trustId } from '../kit/db/columns.ts';

export const messages = pgTable(
  'messages',
  {
    trustId: trustId(),
    messageId: uuid('message_id').notNull(),
    toAccountId: uuid('to_account_id').notNull(),
    /** The template and its version, such as `taken-down@1`. */
    template: text('template').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    /** Whether the service sent it by itself. */
    automatic: boolean('automatic').notNull(),
    /** The role name of the moderator who signed it, such as "Robin, moderator". */
    fromRoleName: text('from_role_name'),
    /** The post it is about, if any. */
    postId: uuid('post_id'),
    createdAt: at('created_at').notNull(),
    readAt: at('read_at'),
  },
  (t) => [
    primaryKey({ columns: [t.trustId, t.messageId] }),
    index('messages_by_reader').on(t.trustId, t.toAccountId, t.createdAt, t.messageId),
    index('messages_unread').on(t.trustId, t.toAccountId).where(sql`read_at is null`),
  ],
);
