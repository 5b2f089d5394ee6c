// The record of acts and looks: rows are only ever added.
import { bigint, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { at, trustId } from '../kit/db/columns.ts';

export const auditActs = pgTable(
  'audit_acts',
  {
    trustId: trustId(),
    actId: bigint('act_id', { mode: 'number' }).generatedAlwaysAsIdentity(),
    at: at('at').notNull(),
    /** Who: an account, or the service itself. */
    actorKind: text('actor_kind').$type<'client' | 'staff' | 'service' | 'visitor'>().notNull(),
    actorId: uuid('actor_id'),
    /** What, as `thing.verb`. */
    act: text('act').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: uuid('subject_id'),
    /** Ids, versions and codes only: never what somebody wrote. */
    details: jsonb('details').$type<Record<string, string | number | boolean | null>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.trustId, t.actId] }),
    index('audit_acts_by_subject').on(t.trustId, t.subjectKind, t.subjectId, t.actId),
  ],
);
