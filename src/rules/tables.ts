// Rules and their versions. A version is never altered: a change adds one.
import { integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { at, trustId, within } from '../kit/db/columns.ts';
import type { Category, Effect, Priority } from './categories.ts';

export const rules = pgTable(
  'rules',
  {
    trustId: trustId(),
    ruleId: uuid('rule_id').notNull(),
    name: text('name').notNull(),
    state: text('state').$type<'live' | 'retired'>().notNull(),
    /** The version in force. */
    version: integer('version').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.trustId, t.ruleId] })],
);

export const ruleVersions = pgTable(
  'rule_versions',
  {
    trustId: trustId(),
    ruleId: uuid('rule_id').notNull(),
    version: integer('version').notNull(),
    kind: text('kind').$type<'phrase' | 'pattern' | 'link'>().notNull(),
    looksFor: jsonb('looks_for').$type<string[]>().notNull(),
    category: text('category').$type<Category>().notNull(),
    priority: text('priority').$type<Priority>().notNull(),
    effect: text('effect').$type<Effect>().notNull(),
    /** The forums it holds for; null means all of them. */
    forumIds: jsonb('forum_ids').$type<string[] | null>(),
    explanation: text('explanation').notNull(),
    owner: text('owner').notNull(),
    rationale: text('rationale').notNull(),
    mustMatch: jsonb('must_match').$type<string[]>().notNull(),
    mustNotMatch: jsonb('must_not_match').$type<string[]>().notNull(),
    madeBy: uuid('made_by'),
    madeAt: at('made_at').notNull(),
    why: text('why').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.trustId, t.ruleId, t.version] }),
    within([t.trustId, t.ruleId], [rules.trustId, rules.ruleId], 'rule_versions_rule'),
  ],
);

/** The number of a trust's rule set, raised by every change: what a compiled set is kept under. */
export const ruleSets = pgTable(
  'rule_sets',
  { trustId: trustId(), version: integer('version').notNull(), changedAt: at('changed_at').notNull() },
  (t) => [primaryKey({ columns: [t.trustId] })],
);
