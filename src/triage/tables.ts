// Cases, flags, reports and decisions. Flags, reports and decisions are only added; a case is their projection.
import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, trustId, within } from '../kit/db/columns.ts';
import { posts } from '../forum/tables.ts';
import type { Category, Effect, Priority } from '../rules/categories.ts';

export type Span = { start: number; end: number; type?: string };
export type FlagSource = 'rule' | 'detector' | 'report' | 'forum' | 'not_screened';
export type DecisionKind = 'publish' | 'publish_with_note' | 'ask_to_change' | 'redact' | 'remove' | 'escalate';

export const cases = pgTable(
  'cases',
  {
    trustId: trustId(),
    caseId: uuid('case_id').notNull(),
    postId: uuid('post_id').notNull(),
    forumId: uuid('forum_id').notNull(),
    state: text('state').$type<'open' | 'closed'>().notNull(),
    priority: text('priority').$type<Priority>().notNull(),
    notScreened: boolean('not_screened').notNull(),
    reported: boolean('reported').notNull(),
    /** Raised by every flag, report, claim and decision: what If-Match names. */
    version: integer('version').notNull(),
    openedAt: at('opened_at').notNull(),
    /** When its target for a first read passes; it rises to the top of the queue then. */
    dueAt: at('due_at').notNull(),
    /** Since when it has waited for a first read: when it was opened, or raised after a person had read it. */
    unreadSince: at('unread_since').notNull(),
    /** When a person first opened it after it was opened or raised. */
    firstReadAt: at('first_read_at'),
    claimedBy: uuid('claimed_by'),
    /** Who holds a claim is fenced by this number as well as by the lease's end. */
    claimNumber: integer('claim_number').notNull(),
    leaseEndsAt: at('lease_ends_at'),
    escalatedAt: at('escalated_at'),
    followUpOwner: text('follow_up_owner'),
    followUpAt: at('follow_up_at'),
    closedAt: at('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.trustId, t.caseId] }),
    within([t.trustId, t.postId], [posts.trustId, posts.postId], 'cases_post'),
    uniqueIndex('cases_one_open_per_post').on(t.trustId, t.postId).where(sql`state = 'open'`),
    index('cases_queue').on(t.trustId, t.priority, t.openedAt, t.caseId).where(sql`state = 'open'`),
    index('cases_due').on(t.trustId, t.dueAt).where(sql`state = 'open' and first_read_at is null`),
    index('cases_claimed').on(t.trustId, t.claimedBy).where(sql`state = 'open' and claimed_by is not null`),
    index('cases_opened').on(t.trustId, t.openedAt),
    index('cases_first_read').on(t.trustId, t.firstReadAt).where(sql`first_read_at is not null`),
  ],
);

export const flags = pgTable(
  'flags',
  {
    trustId: trustId(),
    flagId: uuid('flag_id').notNull(),
    postId: uuid('post_id').notNull(),
    /** The revision whose words are marked. */
    revisionId: uuid('revision_id').notNull(),
    source: text('source').$type<FlagSource>().notNull(),
    /** A rule's id, a detector's name, or why a check did not finish. */
    sourceId: text('source_id').notNull(),
    sourceVersion: integer('source_version').notNull(),
    category: text('category').$type<Category>(),
    priority: text('priority').$type<Priority>().notNull(),
    effect: text('effect').$type<Effect>().notNull(),
    spans: jsonb('spans').$type<Span[]>().notNull(),
    /** Why, in words. It quotes nothing: the words are marked by the spans. */
    sentence: text('sentence').notNull(),
    raisedAt: at('raised_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.trustId, t.flagId] }),
    within([t.trustId, t.postId], [posts.trustId, posts.postId], 'flags_post'),
    unique('flags_once').on(t.trustId, t.revisionId, t.source, t.sourceId, t.category).nullsNotDistinct(),
    index('flags_by_post').on(t.trustId, t.postId),
  ],
);

export const reports = pgTable(
  'reports',
  {
    trustId: trustId(),
    reportId: uuid('report_id').notNull(),
    postId: uuid('post_id').notNull(),
    reporterId: uuid('reporter_id').notNull(),
    reason: text('reason').notNull(),
    worried: boolean('worried').notNull(),
    noteTextId: uuid('note_text_id'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.trustId, t.reportId] }),
    within([t.trustId, t.postId], [posts.trustId, posts.postId], 'reports_post'),
    index('reports_by_post').on(t.trustId, t.postId, t.createdAt),
  ],
);

export const decisions = pgTable(
  'decisions',
  {
    trustId: trustId(),
    decisionId: uuid('decision_id').notNull(),
    caseId: uuid('case_id').notNull(),
    postId: uuid('post_id').notNull(),
    kind: text('kind').$type<DecisionKind>().notNull(),
    decidedBy: uuid('decided_by').notNull(),
    decidedAt: at('decided_at').notNull(),
    /** The version of the case that the moderator saw. */
    caseVersion: integer('case_version').notNull(),
    /** The revision that the moderator saw. */
    revisionId: uuid('revision_id').notNull(),
    reason: text('reason').notNull(),
    policyVersion: text('policy_version').notNull(),
    messageId: uuid('message_id'),
    followUpOwner: text('follow_up_owner'),
    followUpAt: at('follow_up_at'),
  },
  (t) => [
    primaryKey({ columns: [t.trustId, t.decisionId] }),
    within([t.trustId, t.caseId], [cases.trustId, cases.caseId], 'decisions_case'),
    index('decisions_by_case').on(t.trustId, t.caseId),
  ],
);
