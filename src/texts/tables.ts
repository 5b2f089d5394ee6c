// Every free text a client sends, as revisions that each carry the obligation to be screened.
import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, trustId, within } from '../kit/db/columns.ts';

/** What a text is for. */
export type TextKind = 'post' | 'title' | 'content_note' | 'report' | 'worried_note';
/** `screening → cleared | held | rejected`, and a held one may be cleared by a person. */
export type RevisionState = 'screening' | 'cleared' | 'held' | 'rejected';

export const texts = pgTable(
  'texts',
  {
    trustId: trustId(),
    textId: uuid('text_id').notNull(),
    kind: text('kind').$type<TextKind>().notNull(),
    authorId: uuid('author_id').notNull(),
    /** The post that a case about this text would be about. */
    postId: uuid('post_id').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.trustId, t.textId] }),
    index('texts_by_post').on(t.trustId, t.postId),
  ],
);

export const revisions = pgTable(
  'text_revisions',
  {
    trustId: trustId(),
    revisionId: uuid('revision_id').notNull(),
    textId: uuid('text_id').notNull(),
    number: integer('number').notNull(),
    body: text('body').notNull(),
    state: text('state').$type<RevisionState>().notNull(),
    /** `author`, or `moderator` where words were taken out. */
    madeBy: text('made_by').$type<'author' | 'moderator'>().notNull(),
    createdAt: at('created_at').notNull(),
    /** The obligation: both null until the two jobs have evaluated the text. */
    rulesDoneAt: at('rules_done_at'),
    riskDoneAt: at('risk_done_at'),
    /** Set once, by the job that found both marks, or by the sweeper at its limit. */
    settledAt: at('settled_at'),
    /** Whether some check could not read it, or failed: it then waits for a person. */
    notScreened: boolean('not_screened').notNull(),
    /** How often the jobs were added again. */
    attempt: integer('attempt').notNull(),
    /** When the sweeper next looks, if it is still unsettled. */
    sweepAt: at('sweep_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.trustId, t.revisionId] }),
    within([t.trustId, t.textId], [texts.trustId, texts.textId], 'text_revisions_text'),
    uniqueIndex('text_revisions_by_number').on(t.trustId, t.textId, t.number),
    index('text_revisions_unsettled').on(t.sweepAt).where(sql`settled_at is null`),
  ],
);
